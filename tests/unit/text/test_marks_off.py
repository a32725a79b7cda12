"""Tick marks that stand off the cells, told by being alike or by what they point at."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from unheat.model import Box
from unheat.text.marks_off import marks_off

CELLS = Box(50, 20, 350, 220)


def marked(*boxes: tuple[float, float, float, float], side: str = "bottom") -> list[bool]:
    """Which of these pieces on one side of the cells are marks."""
    corners = np.array(boxes)
    size = corners[:, 2:] - corners[:, :2]
    glyphs = SimpleNamespace(boxes=corners, area=size.prod(axis=1))
    page = cast(Any, SimpleNamespace(glyphs=glyphs, size=9.0))
    known = np.zeros(len(corners), dtype=bool)
    return [bool(one) for one in marks_off(page, np.arange(len(corners)), CELLS, side, known)]


def mark(x: float) -> tuple[float, float, float, float]:
    return x - 1.5, 240.0, x + 1.5, 245.0


def digit(x: float) -> tuple[float, float, float, float]:
    return x - 3.0, 247.0, x + 3.0, 256.0


def test_two_marks_point_at_the_middles_of_their_numbers() -> None:
    assert marked(mark(110), mark(290), digit(110), digit(290)) == [True, True, False, False]
    pair = digit(106), digit(114), digit(286), digit(294)
    assert marked(mark(110), mark(290), *pair) == [True, True, False, False, False, False]


@pytest.mark.parametrize(
    "beyond", [(), (digit(110),), (digit(116), digit(290)), (digit(110), digit(118), digit(290))]
)
def test_two_strokes_that_point_at_nothing_are_print(
    beyond: tuple[tuple[float, float, float, float], ...],
) -> None:
    assert not any(marked(mark(110), mark(290), *beyond))


def test_three_that_are_alike_need_no_print_beyond() -> None:
    assert marked(mark(110), mark(200), mark(290)) == [True, True, True]


@pytest.mark.parametrize(("top", "marks"), [(220.6, True), (223.0, False)])
def test_blots_that_touch_the_cells_are_marks_without_labels(top: float, marks: bool) -> None:
    blots = [(x, top, x + width, top + 5.0) for x, width in ((98, 3), (190, 20), (288, 6))]
    assert marked(*blots) == [marks] * 3


@pytest.mark.parametrize("others", [(), ((366.0, 36.0, 372.0, 46.0),)])
def test_pieces_alike_at_the_right_are_marks_where_nothing_else_stands(
    others: tuple[tuple[float, float, float, float], ...],
) -> None:
    """Minus signs have digits beyond them; marks at a frame that stands off the cells may not."""
    dashes = [(356.0, y, 364.0, y + 2.0) for y in (40.0, 120.0, 200.0)]
    assert marked(*dashes, *others, side="right")[:3] == [not others] * 3


@pytest.mark.parametrize(("wide", "marks"), [(11.0, True), (4.0, False)])
@pytest.mark.parametrize("length", [5.0, 8.0])
def test_marks_over_the_cells_point_at_names_and_signs_stand_before_turned_numbers(
    wide: float, marks: bool, length: float
) -> None:
    """Level names run across their marks; of a number set upright the sign has its direction."""
    strokes = [(x - 1.0, 14.0 - length, x + 1.0, 14.0) for x in (100.0, 200.0, 300.0)]
    foot = 12.0 - length
    names = [(x - wide, foot - 9.0, x + wide, foot) for x in (100.0, 200.0, 300.0)]
    assert marked(*strokes, *names, side="top") == [marks] * 3 + [False] * 3
