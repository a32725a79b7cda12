"""Tick marks that a codec frayed are as long as the others and stand where they do."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from unheat.model import Box
from unheat.text.side_marks import tick_marks

CELLS = Box(50, 20, 350, 220)


@pytest.mark.parametrize(("begins", "marked"), [(221.0, True), (226.0, False)])
def test_a_frayed_mark_beside_whole_ones_is_one(begins: float, marked: bool) -> None:
    """Two of four strokes lost half of their ink and are a little broader."""
    whole = [(x - 1.5, 221.0, x + 1.5, 238.0) for x in (110.0, 290.0)]
    frayed = [(x - 2.5, begins, x + 2.5, begins + 17.0) for x in (170.0, 230.0)]
    names = [(x - 12.0, 262.0, x + 12.0, 278.0) for x in (110.0, 170.0, 230.0, 290.0)]
    boxes = np.array(whole + frayed + names)
    area = (boxes[:, 2:] - boxes[:, :2]).prod(axis=1) * ([1.0] * 2 + [0.44] * 2 + [0.6] * 4)
    page = cast(Any, SimpleNamespace(glyphs=SimpleNamespace(boxes=boxes, area=area), size=16.0))
    found = tick_marks(page, np.arange(len(boxes)), CELLS, "bottom")
    assert found[2:].tolist() == [marked] * 2 + [False] * 4


@pytest.mark.parametrize(("high", "filled", "marked"), [(6.5, 0.67, False), (4.0, 0.95, True)])
def test_small_words_that_grew_together_are_no_marks(
    high: float, filled: float, marked: bool
) -> None:
    """ "years" behind every age: as long and as near as thick marks, but high and not as full."""
    words = [(30.0, y - 3.0, 47.0, y - 3.0 + high) for y in (40.0, 80.0, 120.0, 160.0, 200.0)]
    ages = [(8.0, y - 3.0, 25.0, y + 3.0) for y in (40.0, 80.0, 120.0, 160.0, 200.0)]
    boxes = np.array(words + ages)
    area = (boxes[:, 2:] - boxes[:, :2]).prod(axis=1) * ([filled] * 5 + [0.6] * 5)
    page = cast(Any, SimpleNamespace(glyphs=SimpleNamespace(boxes=boxes, area=area), size=7.5))
    found = tick_marks(page, np.arange(len(boxes)), CELLS, "left")
    assert found.tolist() == [marked] * 5 + [False] * 5


def _found(marks: Sequence[tuple[float, ...]], area: list[float], top: float) -> list[bool]:
    """Which of these pieces under the cells are marks, over names that begin at ``top``."""
    names = [(x - 12.0, top, x + 12.0, top + 23.0) for x in (110.0, 170.0, 230.0, 290.0)]
    boxes = np.array([*marks, *names])
    glyphs = SimpleNamespace(boxes=boxes, area=np.array([*area, *[260.0] * len(names)]))
    page = cast(Any, SimpleNamespace(glyphs=glyphs, size=16.0))
    found = tick_marks(page, np.arange(len(boxes)), CELLS, "bottom")
    return [bool(one) for one in found]


@pytest.mark.parametrize(("top", "marked"), [(249.0, True), (238.0, False)])
def test_marks_as_high_as_letters_with_remains_of_the_frame_are_marks(
    top: float, marked: bool
) -> None:
    """What a codec left of the frame makes their boxes broad; they end alike, far from names."""
    marks = [(x - 2.0, 221.0, x + wide, 235.0) for x, wide in ((110, 12), (170, 3), (230, 7))]
    scrap = (300.0, 221.0, 330.0, 222.0)
    found = _found([*marks, scrap], [73.0, 62.0, 77.0, 30.0], top)
    assert found[:3] == [marked] * 3
    assert not any(found[4:])


def test_broad_letters_that_touch_the_cells_are_no_marks() -> None:
    letters = [(x - 7.0, 221.0, x + 7.0, 235.0) for x in (110.0, 170.0, 230.0, 290.0)]
    assert not any(_found(letters, [110.0] * 4, 249.0))


@pytest.mark.parametrize(("off", "marked"), [(0.0, True), (2.0, False)])
def test_narrow_digits_that_stand_off_a_bar_are_no_marks(off: float, marked: bool) -> None:
    """Digits of a serif type that a codec thinned, where "−1" and "−2" stand beside the bar too; a
    mark with a piece of the frame that is as high begins at the bar itself."""
    bar = Box(625.0, 20.0, 653.0, 500.0)
    digits = [(653.0 + off, y - 4.5, 657.5 + off, y + 4.5) for y in (45.0, 117.0, 188.0, 260.0)]
    signs = [(655.0, y, 663.0, y + 2.0) for y in (331.0, 403.0)]
    behind = [(664.0, y - 4.0, 669.0, y + 5.0) for y in (331.0, 403.0)]
    boxes = np.array(digits + signs + behind)
    area = (boxes[:, 2:] - boxes[:, :2]).prod(axis=1) * 0.5
    page = cast(Any, SimpleNamespace(glyphs=SimpleNamespace(boxes=boxes, area=area), size=8.6))
    found = tick_marks(page, np.arange(len(boxes)), bar, "right")
    assert found[:4].tolist() == [marked] * 4


def test_specks_between_marks_and_letters_do_not_part_them() -> None:
    """A codec leaves single pixels a little above names that marks nearly reach."""
    middles = np.arange(60.0, 340.0, 20.0)
    marks = [(x, 220.8, x + 1.0 + x % 3, 225.0 + x % 40 / 20) for x in middles]
    specks = [(x + 12.0, 223.8, x + 13.0, 224.8) for x in middles[::3]]
    names = [(x - 9.0, 225.8, x + 9.0, 235.0) for x in middles]
    boxes = np.array([*marks, *specks, *names])
    area = (boxes[:, 2:] - boxes[:, :2]).prod(axis=1) * np.repeat([0.9, 0.5], [19, 14])
    page = cast(Any, SimpleNamespace(glyphs=SimpleNamespace(boxes=boxes, area=area), size=9.0))
    found = tick_marks(page, np.arange(len(boxes)), CELLS, "bottom")
    assert found[:14].all()
    assert not found[19:].any()


@pytest.mark.parametrize(("whole", "marked"), [(3, True), (2, False)])
def test_a_mark_that_grew_broad_before_its_name_is_one_beside_several(
    whole: int, marked: bool
) -> None:
    """A codec left a bar of the frame at it, flush with the letter beyond as a small one may be,
    and a speck between marks and names."""
    marks = [(x - 1.5, 221.0, x + 1.5, 226.0) for x in (110.0, 170.0, 290.0)[:whole]]
    marks.append((218.0, 221.0, 242.0, 226.0))
    names = [(x, 228.0, x + 24.0, 240.0) for x in (98.0, 158.0, 218.0, 278.0)]
    names += [(x, 262.0, x + 8.0, 274.0) for x in range(100, 340, 10)]
    boxes = np.array([*marks, *names, (320.0, 226.0, 322.0, 228.0)])
    area = np.array([14.0] * whole + [32.0] + [90.0] * len(names) + [3.0])
    page = cast(Any, SimpleNamespace(glyphs=SimpleNamespace(boxes=boxes, area=area), size=10.0))
    found = tick_marks(page, np.arange(len(boxes)), CELLS, "bottom")
    assert found.tolist() == [True] * whole + [marked] + [False] * (len(names) + 1)
