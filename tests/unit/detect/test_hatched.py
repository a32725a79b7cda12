"""Masked cells that are hatched."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.detect import detect
from unheat.detect.ink import measure_cells
from unheat.model import Raster

Bools = npt.NDArray[np.bool_]
UPPER = np.triu(np.ones((7, 7), dtype=bool), 1)


def hatched(where: Bools, paper: int = 230) -> Raster:
    """Cells of 40 px in colors, those in ``where`` with slanting strokes on ``paper``."""
    rgb = np.full((340, 380, 3), 255, np.uint8)
    colors = np.random.default_rng(6).integers(0, 200, (*where.shape, 3))
    down, across = np.mgrid[0:40, 0:40]
    for row, column in np.ndindex(where.shape):
        cell = rgb[30 + 40 * row : 70 + 40 * row, 40 + 40 * column : 80 + 40 * column]
        cell[:] = paper if where[row, column] else colors[row, column]
        if where[row, column]:
            cell[(down + across + 2 * row) % 9 < 4] = 120
    return Raster(rgb=rgb, name="painted", sha256="", format="png")


def blank(raster: Raster) -> Bools:
    layout = detect(raster)
    (panel,) = layout.panels
    assert panel.grid.shape == (7, 7)
    pixels = measure_cells(raster, panel.grid, layout.background)
    assert not np.isfinite(pixels.ink_box).any()
    return pixels.blank


def test_a_hatched_triangle_is_masked() -> None:
    assert (blank(hatched(UPPER)) == UPPER).all()


def test_hatched_holes_are_masked() -> None:
    holes = np.zeros((7, 7), dtype=bool)
    holes[1, 2] = holes[4, 4] = holes[6, 0] = True
    assert (blank(hatched(holes, paper=255)) == holes).all()


def test_print_in_white_cells_is_no_hatching() -> None:
    rgb = hatched(np.zeros((7, 7), dtype=bool)).rgb.copy()
    for row in range(1, 5):
        cell = rgb[30 + 40 * row : 70 + 40 * row, 160:200]
        cell[:] = 255
        cell[8:32, 8:32:3] = 0
    raster = Raster(rgb=rgb, name="painted", sha256="", format="png")
    layout = detect(raster)
    (panel,) = layout.panels
    pixels = measure_cells(raster, panel.grid, layout.background)
    assert np.isfinite(pixels.ink_box[1:5, 3]).all()
