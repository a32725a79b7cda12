"""What a bar in the empty half of a panel leaves of the panel."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from unheat.model import Bar, Box, CellPixels, Grid, Layout, PanelLayout, Raster
from unheat.text.inside import cells_of, entered

GRID = Grid(
    row_spans=tuple((20.0 * row, 20.0 * row + 20) for row in range(5)),
    column_spans=tuple((40.0 * col, 40.0 * col + 40) for col in range(5)),
)
PANEL = PanelLayout(grid=GRID, frame=GRID.box)
RASTER = Raster(rgb=np.zeros((9, 9, 3), np.uint8), name="", sha256="", format="png")
BAR = Bar(box=Box(140, 5, 144, 45), orientation="vertical", tick_side="right")


def pixels(blank: np.ndarray) -> CellPixels:
    shape = blank.shape
    return CellPixels(
        rgb=np.zeros((*shape, 3)),
        spread=np.zeros(shape),
        clean=np.zeros(shape),
        ink_box=np.full((*shape, 4), np.nan),
        ink_share=np.zeros(shape),
        blank=blank,
    )


def test_empty_cells_around_a_bar_are_left_to_its_print() -> None:
    blank = np.triu(np.ones((5, 5), dtype=bool), 1)
    boxes = cells_of(PANEL, [BAR], pixels(blank))
    assert GRID.cell_box(0, 3) not in boxes
    assert GRID.cell_box(3, 3) in boxes
    assert GRID.cell_box(0, 1) in boxes


def test_without_a_bar_the_panel_is_one_box() -> None:
    blank = np.zeros((5, 5), dtype=bool)
    assert cells_of(PANEL, [], pixels(blank)) == [GRID.box]
    assert cells_of(PANEL, [BAR], None) == [GRID.box]


def test_a_bar_beside_empty_cells_prints_in_them_where_it_has_no_room_before_them() -> None:
    blank = np.tril(np.ones((5, 5), dtype=bool), -1)
    near = Bar(box=Box(-14, 45, -4, 95), orientation="vertical", tick_side="right")
    assert GRID.cell_box(3, 0) not in cells_of(PANEL, [near], pixels(blank))
    layout = Layout(raster=RASTER, background=(255.0, 255.0, 255.0), panels=(PANEL,), bars=(near,))
    assert entered(layout, [pixels(blank)]) == [(near.box, GRID.box)]
    for other in (
        replace(near, tick_side="left"),
        replace(near, box=Box(-44, 45, -34, 95)),  # numbers have room before the cells
        replace(near, box=Box(-14, 15, -4, 65)),  # a colored cell is beside it
    ):
        assert not other.prints_in(GRID, blank)
