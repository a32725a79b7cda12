"""Cells that hold a dash alone."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.model import Box, Crop, Reason, TextReading
from unheat.text.lone_dashes import with_dashes
from unheat.text.numbers import parse

NUMBERS = ["0.43", "-0.71", "0.88"]


def read(said: list[str], sizes: list[tuple[float, float]], pieces: int = 1) -> list[TextReading]:
    """What is read of cells with one piece of ink each, (width, height), beside others with
    numbers."""
    texts = [*said, *NUMBERS]
    inked = [(pieces, *size) for size in sizes] + [(4, 20.0, 8.0)] * len(NUMBERS)
    readings = {
        (0, i): parse(text, confidence=0.2 if i < len(said) else 0.9)
        for i, text in enumerate(texts)
    }
    told = {(0, i): (count, wide / high) for i, (count, wide, high) in enumerate(inked)}
    lines = {
        (0, i): Crop(key=f"0.{i}.0", pixels=np.zeros((1, 1)), box=Box(0, 0, wide, high))
        for i, (_, wide, high) in enumerate(inked)
    }
    return list(with_dashes(readings, told, lines).values())


def test_flat_strokes_among_dashes_are_dashes() -> None:
    found = read(["-", "–", "-", "--", "L", "="], [(6, 2)] * 6)
    assert [one.raw for one in found] == ["-"] * 6 + NUMBERS
    assert all(one.missing and one.confidence > 0.9 for one in found[:6])


@pytest.mark.parametrize(
    ("said", "sizes", "pieces"),
    [
        (["-", "L", "1", "="], [(6, 2)] * 4, 1),
        (["-", "-", "-", "low"], [(6, 2)] * 3 + [(20, 9)], 1),
        (["-", "-", "-", "1"], [(6, 2)] * 4, 1),
        (["-", "-", "-", "L"], [(6, 2)] * 3 + [(4, 7)], 1),
        (["-", "-", "-", "L"], [(6, 2)] * 4, 2),
    ],
)
def test_other_ink_and_numbers_stay(
    said: list[str], sizes: list[tuple[float, float]], pieces: int
) -> None:
    assert read(said, sizes, pieces)[len(said) - 1].raw == said[-1]


def test_print_as_high_as_numbers_is_no_dash() -> None:
    """The sign of a dark number on dark ground is all that a reader sees of it."""
    low, high = read(["-", "-"], [(6, 2), (20, 8)])[:2]
    assert low.missing
    assert not high.missing
    assert high.reasons == (Reason.UNREADABLE_INK,)


@pytest.mark.parametrize("whole", [True, False])
def test_short_dashes_on_a_whole_diagonal_are_dashes(whole: bool) -> None:
    """A codec leaves a hyphen hardly wider than high."""
    size, wide = 4, 7.0
    readings, told, lines = {}, {}, {}
    for i, j in np.ndindex(size, size):
        dash = i == j and (whole or i > 0)
        readings[i, j] = parse("-" if dash else "41%", confidence=0.3 if dash else 0.99)
        told[i, j] = (1, wide / 4) if dash else (3, 2.4)
        box = Box(0, 0, wide, 4) if i == j else Box(0, 0, 20, 9)
        lines[i, j] = Crop(key=f"{i}.{j}.0", pixels=np.zeros((1, 1)), box=box)
    found = with_dashes(readings, told, lines)
    assert all((found[i, i].confidence > 0.9) is whole for i in range(1, size))
