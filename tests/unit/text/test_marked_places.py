"""Places with a tick mark and print that nobody could read."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.model import Axis, Grid, Layout, PanelLayout, Raster
from unheat.text.marked_places import with_marked_places

ROWS, SIZE, LEFT, TOP = 60, 4, 60, 20


def layout(*, marks: bool, print_: bool) -> Layout:
    rgb = np.full((TOP + ROWS * SIZE + 20, LEFT + 120, 3), 255, np.uint8)
    rgb[TOP : TOP + ROWS * SIZE, LEFT : LEFT + 80] = 120
    for y in range(TOP + 1, TOP + ROWS * SIZE, SIZE):
        if marks:
            rgb[y : y + 2, LEFT - 4 : LEFT] = 0
        if print_:
            rgb[y : y + 2, LEFT - 20 : LEFT - 8 : 2] = 60
    spans = tuple((float(TOP + i * SIZE), float(TOP + (i + 1) * SIZE)) for i in range(ROWS))
    grid = Grid(row_spans=spans, column_spans=((LEFT, LEFT + 40.0), (LEFT + 40.0, LEFT + 80.0)))
    panel = PanelLayout(grid=grid, frame=grid.box, confidence=1.0, bar=None)
    raster = Raster(rgb=rgb, name="x.png", sha256="0" * 64, format="png")
    return Layout(raster=raster, panels=(panel,), bars=(), background=(255.0, 255.0, 255.0))


def axis(*read: int) -> Axis:
    labels = tuple("I" if place in read else None for place in range(ROWS))
    return Axis(title=None, labels=labels, confidence=(1.0,) * ROWS, review=(False,) * ROWS)


def test_every_row_with_a_mark_and_print_is_asked_about() -> None:
    found = with_marked_places(layout(marks=True, print_=True), axis(5), 0, "row")
    assert all(found.review)


@pytest.mark.parametrize(("marks", "print_"), [(True, False), (False, True)])
def test_marks_without_print_and_print_without_marks_are_no_names(
    marks: bool, print_: bool
) -> None:
    before = axis(5)
    assert with_marked_places(layout(marks=marks, print_=print_), before, 0, "row") == before


def test_labels_of_most_marks_are_what_there_is() -> None:
    before = axis(*range(0, ROWS, 2))
    assert with_marked_places(layout(marks=True, print_=True), before, 0, "row") == before
