"""Upright names of bars among their numbers."""

from __future__ import annotations

from itertools import pairwise
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from unheat.model import Bar, Box
from unheat.model.geometry import surround
from unheat.text.name_in_numbers import names_in_numbers
from unheat.text.page import Page
from unheat.text.sites import Site

NUMBERS = [Box(40, 10 + 40 * i, 40 + wide, 22 + 40 * i) for i, wide in enumerate((30, 30, 20, 8))]


def _asked(
    boxes: list[Box], *others: str, pieces: list[list[Box]] | None = None
) -> list[tuple[str, int, Box]]:
    """What is asked about, of numbers that are one piece of ink each or these ``pieces``."""
    bar = Bar(box=Box(10, 10, 30, 140), orientation="vertical")
    parts = pieces or [[box] for box in boxes]
    inked = np.array([part.as_tuple() for own in parts for part in own])
    layout = SimpleNamespace(bars=(bar,))
    page = SimpleNamespace(layout=layout, size=12.0, glyphs=SimpleNamespace(boxes=inked))
    ends = np.cumsum([0, *map(len, parts)])
    lines = [(SimpleNamespace(glyphs=np.arange(a, b)),) for a, b in pairwise(ends.tolist())]
    sites = [
        SimpleNamespace(role="tick", owner=0, box=box, lines=own)
        for box, own in zip(boxes, lines, strict=True)
    ]
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


@pytest.mark.parametrize(("off", "asked"), [(11.0, True), (5.0, False)])
def test_letters_that_stand_behind_two_numbers_are_a_name(off: float, asked: bool) -> None:
    """ "Fő", set upwards on the middle of the bar: the space behind a number is narrower."""
    numbers = [Box(40, 10 + 25 * i, 66, 22 + 25 * i) for i in range(6)]
    letters = [Box(66 + off, 58, 80 + off, 70), Box(66 + off, 72, 80 + off, 86)]
    pieces = [[box] for box in numbers]
    for place, letter in zip((2, 3), letters, strict=True):
        pieces[place].append(letter)
    boxes = [surround(own) for own in pieces]
    assert bool(_asked(boxes, pieces=pieces)) is asked
    assert not _asked(boxes, "bar-label", pieces=pieces)


def test_words_of_keys_are_no_name() -> None:
    keys = [Box(40, 10 + 25 * i, 66 + 30 * (i % 2), 22 + 25 * i) for i in range(6)]
    assert not _asked(keys)


@pytest.mark.parametrize("left", [False, True])
def test_a_letter_that_a_codec_joined_to_a_number_parts_no_name(left: bool) -> None:
    """ "T (K)", the first bracket of which belongs to "280"."""
    numbers = [Box(40, 10 + 40 * i, 66 if i != 2 else 84, 22 + 40 * i) for i in range(5)]
    letters = [Box(67, 72, 84, 78), Box(67, 79, 80, 91), Box(67, 104, 80, 116)]
    boxes = [*numbers, *letters]
    if left:
        boxes = [Box(20 - box.x1, box.y0, 20 - box.x0, box.y1) for box in boxes]
    assert [place[:2] for place in _asked(boxes)] == [("bar-label", 0)]


def test_wider_numbers_close_to_each_other_are_no_name() -> None:
    numbers = [Box(40, 10 + 15 * i, 66 + 20 * (i > 4), 22 + 15 * i) for i in range(8)]
    assert not _asked(numbers)
