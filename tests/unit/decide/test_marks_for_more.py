"""Panels of one line beside which stand the marks of several."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from unheat.decide.marks_for_more import has_marks_for_more
from unheat.model import Grid, Layout, PanelLayout, Raster

ROWS = tuple((40.0 + 30 * row, 70.0 + 30 * row) for row in range(5))
MARKS = tuple(range(75, 400, 30))


def _layout(marks: tuple[int, ...], *, columns: int = 1, thick: int = 2) -> Layout:
    """Five rows from 60 to 405 across, and marks below."""
    rgb = np.full((220, 460, 3), 255, dtype=np.uint8)
    for row, (y0, y1) in enumerate(ROWS):
        rgb[int(y0) : int(y1), 60:405] = (80 + 25 * row, 160, 200)
    rgb[190:192, 60:405] = 20
    for at in marks:
        rgb[190:197, at : at + thick] = 20
    edges = np.linspace(60, 405, columns + 1).tolist()
    spans = tuple(itertools.pairwise(edges))
    grid = Grid(row_spans=ROWS, column_spans=spans)
    panel = PanelLayout(grid=grid, frame=grid.box)
    raster = Raster(rgb=rgb, name="x.png", sha256="0" * 64, format="png")
    return Layout(raster=raster, background=(255.0, 255.0, 255.0), panels=(panel,))


def test_one_column_has_no_marks_for_eleven() -> None:
    layout = _layout(MARKS)
    assert has_marks_for_more(layout, layout.panels[0])


@pytest.mark.parametrize(
    "layout",
    [
        _layout((230,)),
        _layout((75, 110, 230, 390)),
        _layout(MARKS, columns=11),
        _layout(MARKS, thick=20),
        _layout(MARKS[:5]),
    ],
    ids=["one mark", "uneven", "as many columns", "dashes", "a part of the side"],
)
def test_other_things_below_are_none(layout: Layout) -> None:
    assert not has_marks_for_more(layout, layout.panels[0])
