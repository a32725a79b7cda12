"""Decades of a bar whose minor marks alone were seen."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from unheat.decide.minor_phase import begun_at_decades
from unheat.decide.ticks import PlacedTick, TickLine, fit_ticks
from unheat.model import Box, TextReading

LENGTH = 400.0


def ticks(*places: float, low: int = -4) -> list[PlacedTick]:
    """Powers of ten from 10 ** ``low`` on."""
    return [
        PlacedTick(
            text=f"1e{low + k}",
            reading=TextReading(raw=f"1e{low + k}", value=10.0 ** (low + k), confidence=1.0),
            place=place,
            box=Box(0.0, 0.0, 30.0, 20.0),
        )
        for k, place in enumerate(places)
    ]


def minor(decades: int, *digits: int) -> npt.NDArray[np.float64]:
    """Places of the marks of these digits, to whole pixels."""
    logs = np.add.outer(np.arange(decades), np.log10(digits)).ravel() / decades
    return np.rint(logs * LENGTH) / LENGTH


def line(read: list[PlacedTick]) -> TickLine | None:
    return fit_ticks(read, tolerance=0.01)


def test_numbers_put_on_the_marks_of_nine_go_on_to_their_decades() -> None:
    # The mark of 9 below each power passes for its own.
    off = (1.0 - np.log10(9.0)) / 3
    read = ticks(*(k / 3 - off for k in range(4)))
    marks = minor(3, 2, 3, 4, 5, 6, 7, 8, 9)
    moved = begun_at_decades(read, line(read), marks, LENGTH)
    assert [one.place for one in moved] == pytest.approx([0.0, 1 / 3, 2 / 3, 1.0], abs=1 / LENGTH)


def test_numbers_whose_marks_fit_or_tell_nothing_stay() -> None:
    read = ticks(0.0, 1 / 3, 2 / 3, 1.0)
    for marks in (minor(3, 1, 2, 3, 4, 5, 6, 7, 8, 9), minor(3, 1), np.linspace(0.02, 0.95, 11)):
        assert begun_at_decades(read, line(read), marks, LENGTH) == read
    assert begun_at_decades(read, None, minor(3, 2, 5, 9), LENGTH) == read
    # Numbers that are no powers of ten stand anywhere.
    odd = ticks(0.0, 1 / 3, 2 / 3, 1.0)[:3] + ticks(0.9, low=0)
    assert begun_at_decades(odd[:2], line(read), np.linspace(0, 1, 4), LENGTH) == odd[:2]
