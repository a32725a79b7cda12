"""Upright names of bars among their numbers."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from unheat.model import Bar, Box
from unheat.text.name_in_numbers import names_in_numbers
from unheat.text.page import Page
from unheat.text.sites import Site

NUMBERS = [Box(40, 10 + 40 * i, 40 + wide, 22 + 40 * i) for i, wide in enumerate((30, 30, 20, 8))]


def _asked(boxes: list[Box], *others: str) -> list[tuple[str, int, Box]]:
    bar = Bar(box=Box(10, 10, 30, 140), orientation="vertical")
    page = SimpleNamespace(layout=SimpleNamespace(bars=(bar,)), size=12.0)
    sites = [SimpleNamespace(role="tick", owner=0, box=box) for box in boxes]
    sites += [SimpleNamespace(role=role, owner=0, box=Box(90, 20, 100, 90)) for role in others]
    return names_in_numbers(cast(Page, page), cast(list[Site], sites))


@pytest.mark.parametrize("left", [False, True])
def test_letters_that_stand_on_each_other_where_numbers_end_are_a_name(left: bool) -> None:
    letters = [Box(68 + i % 2, 40 + 9 * i, 79, 47 + 9 * i) for i in range(5)]
    boxes = [*NUMBERS, *letters]
    if left:
        boxes = [Box(20 - box.x1, box.y0, 20 - box.x0, box.y1) for box in boxes]
    assert [place[:2] for place in _asked(boxes)] == [("bar-label", 0)]
    assert not _asked(boxes, "bar-label")


def test_numbers_flush_on_their_right_are_none() -> None:
    right = [Box(70 - box.width, box.y0, 70, box.y1) for box in NUMBERS]
    assert not _asked(right)
    close = [Box(62, 10 + 15 * i, 70, 22 + 15 * i) for i in range(8)]
    assert not _asked([Box(40, 130, 70, 142), *close])
