"""Labels of columns of which some have more lines than others."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import cv2
import pytest
from tests.unit.text.test_labels import Drawing

from unheat.model import Grid
from unheat.text.align import Aligned
from unheat.text.labels import locate
from unheat.text.wrapped_lines import room_of

NAMES = (("Body", "mass"), ("Rest", "rate", "now"), "Age", "Sex")


@pytest.mark.parametrize("off", [0, 12])
def test_the_further_lines_of_a_few_labels_stand_on_their_middles(off: int) -> None:
    """Small letters alone leave more blank than a title that is as near; words of a title stand
    where they come to stand."""
    drawing = Drawing()
    for col, lines in enumerate(NAMES):
        for line, text in enumerate((lines,) if isinstance(lines, str) else lines):
            drawing.write(text, 150 + 60 * col + (off if line else 0), 196 + 15 * line, 0.35)
    sites = locate(drawing.layout())
    found = [len(site.lines) for site in sites.of("column", 0)]
    assert found == ([1, 1, 1, 1] if off else [2, 3, 1, 1])


def test_labels_of_every_third_column_have_the_room_of_three() -> None:
    def labels(*places: int) -> Aligned:
        return Aligned(places={place: [] for place in places}, offset=0.0, spread=0.0)

    assert room_of(labels(0, 3, 6, 9), 20.0) == 60.0
    assert room_of(labels(0, 1, 2, 3), 20.0) == 20.0
    assert room_of(labels(4), 20.0) == 20.0


@pytest.mark.parametrize("flush", [True, False])
def test_heads_of_columns_of_any_width_are_set_flush_left_in_all_their_lines(flush: bool) -> None:
    """Lines that begin alike have their middles anywhere in columns that are no two as wide."""
    drawing = Drawing()
    edges = (120, 214, 292, 388)
    heads = (("CoLA", "(5-shot)"), ("ARC-c", "score"), ("RTE", "(0-shot)"))
    for col, lines in enumerate(heads):
        for line, text in enumerate(lines):
            shift = 0 if flush or line else (0, 26, 44)[col]
            place = (edges[col] + 12 + shift, 32 + 20 * line)
            cv2.putText(drawing.pixels, text, place, 0, 0.45, (0, 0, 0), 1, cv2.LINE_AA)
    layout = drawing.layout()
    grid = Grid(
        row_spans=layout.panels[0].grid.row_spans,
        column_spans=tuple((float(low), float(high)) for low, high in pairwise(edges)),
    )
    panel = replace(layout.panels[0], grid=grid, frame=grid.box)
    sites = locate(replace(layout, panels=(panel,)))
    found = [len(site.lines) for site in sites.of("column", 0)]
    assert found == ([2, 2, 2] if flush else [1, 1, 1])
