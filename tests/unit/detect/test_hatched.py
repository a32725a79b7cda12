"""Masked cells that are hatched."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect import detect
from unheat.detect.ink import measure_cells
from unheat.model import Raster

Bools = npt.NDArray[np.bool_]
UPPER = np.triu(np.ones((7, 7), dtype=bool), 1)


def hatched(where: Bools, paper: int = 230, side: int = 40, period: float = 9.0) -> Raster:
    """Cells of ``side`` px in colors, those in ``where`` with slanting strokes on ``paper``."""
    rgb = np.full((side * len(where) + 60, side * where.shape[1] + 100, 3), 255, np.uint8)
    colors = np.random.default_rng(6).integers(0, 200, (*where.shape, 3))
    down, across = np.mgrid[0:side, 0:side]
    for row, column in np.ndindex(where.shape):
        y, x = 30 + side * row, 40 + side * column
        cell = rgb[y : y + side, x : x + side]
        cell[:] = paper if where[row, column] else colors[row, column]
        if where[row, column]:
            cell[(down + across + 2 * row) % period < 4 / 9 * period] = 120
    return Raster(rgb=rgb, name="painted", sha256="", format="png")


def blank(raster: Raster) -> Bools:
    layout = detect(raster)
    (panel,) = layout.panels
    pixels = measure_cells(raster, panel.grid, layout.background)
    assert not np.isfinite(pixels.ink_box).any()
    return pixels.blank


def test_a_hatched_triangle_is_masked() -> None:
    assert (blank(hatched(UPPER)) == UPPER).all()


@pytest.mark.parametrize("period", [7.0, 8.6, 9.0, 9.2])
def test_strokes_that_keep_step_with_samples_are_hatching(period: float) -> None:
    """Nine even samples over 70 % of a cell of 100 px are 8.75 px apart."""
    assert (blank(hatched(UPPER, side=100, period=period)) == UPPER).all()


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


def test_outer_lines_that_are_hatched_are_lines_of_the_panel() -> None:
    outer = np.zeros((6, 8), dtype=bool)
    outer[-1] = outer[:, 0] = True
    raster = hatched(outer, paper=255)
    rgb = raster.rgb.copy()
    rgb[[29, 270], 39:361] = rgb[29:271, [39, 360]] = 0
    found = blank(replace(raster, rgb=rgb))
    assert found.shape == outer.shape
    assert (found == outer).all()


def test_hatched_cells_of_many_are_masked() -> None:
    holes = np.random.default_rng(8).random((8, 60)) < 0.1
    assert (blank(hatched(holes, paper=255)) == holes).all()


def test_bold_letters_in_lines_are_no_hatching() -> None:
    rgb = hatched(np.zeros((7, 7), dtype=bool)).rgb.copy()
    down, across = np.mgrid[0:36, 0:38]
    for row in range(7):
        line = rgb[32 + 40 * row : 68 + 40 * row, 1:39]
        line[(down + across) % 9 < 4] = 40
    rgb[29:311, 38:40] = 0  # where a frame begins
    layout = detect(Raster(rgb=rgb, name="painted", sha256="", format="png"))
    assert [panel.grid.shape for panel in layout.panels] == [(7, 7)]


@pytest.mark.parametrize(("others", "masked"), [(True, False), (False, True)])
def test_ripples_on_a_color_of_the_values_are_no_hatching(others: bool, masked: bool) -> None:
    """Cells of one orange with strokes: a mask, unless others are nearly as orange."""
    holes = np.zeros((7, 7), dtype=bool)
    holes[1, 2] = holes[4, 4] = holes[6, 0] = True
    rgb = hatched(holes, paper=230).rgb.copy()
    rgb[(rgb == 230).all(axis=2)] = (254, 160, 74)
    rgb[(rgb == 120).all(axis=2)] = 40
    if others:
        rgb[31:69, 41:79] = (254, 172, 80)
    raster = Raster(rgb=rgb, name="painted", sha256="", format="png")
    (panel,) = detect(raster).panels
    pixels = measure_cells(raster, panel.grid, (255.0, 255.0, 255.0))
    assert bool(pixels.blank[holes].all()) is masked
    assert bool(pixels.blank.any()) is masked


def test_ripples_of_print_that_run_to_the_borders_are_no_hatching() -> None:
    holes = np.zeros((7, 7), dtype=bool)
    holes[1, 2] = holes[4, 4] = holes[6, 0] = True
    rgb = hatched(holes, paper=220).rgb.copy()
    rgb[(rgb == 120).all(axis=2)] = 192
    for row, column in np.argwhere(holes).tolist():
        cell = rgb[30 + 40 * row : 70 + 40 * row, 40 + 40 * column : 80 + 40 * column]
        cell[12:28, 6:34:4] = cell[12:28, 7:35:4] = 20
    raster = Raster(rgb=rgb, name="painted", sha256="", format="png")
    (panel,) = detect(raster).panels
    pixels = measure_cells(raster, panel.grid, (255.0, 255.0, 255.0))
    assert not pixels.blank.any()


def test_strokes_over_cells_of_many_colors_leave_them_their_values() -> None:
    marked = np.zeros((7, 7), dtype=bool)
    marked[1, 2] = marked[4, 4] = marked[6, 0] = marked[3, 5] = True
    plain = hatched(np.zeros_like(marked))
    rgb = plain.rgb.copy()
    down, across = np.mgrid[0:40, 0:40]
    for row, column in np.argwhere(marked):
        rgb[30 + 40 * row :, 40 + 40 * column :][:40, :40][(down + across + row) % 9 < 2] = 0
    raster = replace(plain, rgb=rgb)
    layout = detect(raster)
    (panel,) = layout.panels
    assert panel.grid.shape == (7, 7)
    pixels = measure_cells(raster, panel.grid, layout.background)
    assert not pixels.blank.any()
    assert not np.isfinite(pixels.ink_box).any()
    assert np.abs(pixels.rgb - rgb[31:311:40, 50:330:40])[~marked].max() <= 1.0
    assert np.abs(pixels.rgb - plain.rgb[50:330:40, 60:340:40]).max() <= 1.0
