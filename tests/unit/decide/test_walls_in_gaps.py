"""Panels in frames that touch, which were taken for the blocks of one matrix."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.decide.walls_in_gaps import are_walled_apart
from unheat.model import Grid, Layout, PanelLayout, Raster

LEFTS = (40.0, 90.0, 150.0, 200.0, 260.0, 310.0)
COLUMNS = tuple((left, left + 50.0) for left in LEFTS)
ROWS = tuple((30.0 + 25 * row, 55.0 + 25 * row) for row in range(4))


@pytest.mark.parametrize(
    ("lines", "walled"),
    [((), False), ((145, 255), True), ((141, 251), False), ((145,), False)],
    ids=["empty gaps", "frames", "a line at the cells", "a line in one of two"],
)
def test_a_line_with_the_page_on_both_sides_is_of_frames(
    lines: tuple[int, ...], walled: bool
) -> None:
    rgb = np.full((180, 400, 3), 255, dtype=np.uint8)
    for col, (x0, x1) in enumerate(COLUMNS):
        for row, (y0, y1) in enumerate(ROWS):
            rgb[int(y0) : int(y1), int(x0) : int(x1)] = (60 + 30 * row, 160, 230 - 30 * col)
    for x in lines:
        rgb[26:134, x - 1 : x + 1] = 0
    grid = Grid(row_spans=ROWS, column_spans=COLUMNS)
    panel = PanelLayout(grid=grid, frame=grid.box)
    raster = Raster(rgb=rgb, name="x.png", sha256="0" * 64, format="png")
    layout = Layout(raster=raster, background=(255.0, 255.0, 255.0), panels=(panel,))
    assert are_walled_apart(layout, panel) == walled
