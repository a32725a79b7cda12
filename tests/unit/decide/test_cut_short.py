"""Lattices that end within their outermost cells."""

from __future__ import annotations

import numpy as np

from unheat.decide.cut_short import ends_within_cells
from unheat.model import Grid, Layout, PanelLayout, Raster

ROWS = tuple((40.0 + 30 * row, 70.0 + 30 * row) for row in range(5))
WIDTHS = ((60.0, 172.0), (172.0, 266.0), (266.0, 353.0))


def _layout(columns: tuple[tuple[float, float], ...], *, plain: bool = False) -> Layout:
    """Cells of three widths, and a lattice whose columns are those given."""
    rgb = np.full((220, 420, 3), 255, dtype=np.uint8)
    for row, (y0, y1) in enumerate(ROWS):
        for col, (x0, x1) in enumerate(WIDTHS):
            step = 0 if plain else 25 * row + 10 * col
            rgb[int(y0) : int(y1), int(x0) : int(x1)] = (80 + step, 160, 200 - step)
    grid = Grid(row_spans=ROWS, column_spans=columns)
    panel = PanelLayout(grid=grid, frame=grid.box)
    raster = Raster(rgb=rgb, name="x.png", sha256="0" * 64, format="png")
    return Layout(raster=raster, background=(255.0, 255.0, 255.0), panels=(panel,))


def test_colors_go_on_before_columns_that_were_taken_for_equal_ones() -> None:
    equal = _layout(((86.0, 175.0), (175.0, 264.0), (264.0, 353.0)))
    assert ends_within_cells(equal, equal.panels[0])


def test_cells_end_where_they_end() -> None:
    whole = _layout(WIDTHS)
    assert not ends_within_cells(whole, whole.panels[0])


def test_a_plate_in_one_color_is_no_cell() -> None:
    plate = _layout(((86.0, 175.0), (175.0, 264.0), (264.0, 353.0)), plain=True)
    assert not ends_within_cells(plate, plate.panels[0])
