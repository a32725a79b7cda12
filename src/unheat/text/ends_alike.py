"""Numbers of a panel that all end in digits that readers make of a mark.

A small arrow behind a number is read as a 1 or a 4, and color cannot tell the last digit. Numbers
that differ do not all end so by chance.
"""

from __future__ import annotations

from collections.abc import Mapping

from unheat.model import TextReading
from unheat.text.arrows import LIKE_ARROWS, digit_doubted

Cell = tuple[int, int]

_LEAST, _NEARLY = 10, 0.95
"""Different numbers that end so, from which it is no chance, and their share of all: three tenths
of all numbers do, so of ten all do once in 170,000 panels."""

_PLACES = 2
"""Digits of a number, the last of which may be none: classes and counts are shorter."""


def ends_doubted(readings: Mapping[Cell, TextReading]) -> dict[Cell, TextReading]:
    """The readings, with a doubt about last digits that may all be marks."""
    result = dict(readings)
    long = {
        cell: one
        for cell, one in readings.items()
        if one.value is not None and sum(char.isdigit() for char in one.raw) >= _PLACES
    }
    ends = {cell: one for cell, one in long.items() if one.raw[-1] in LIKE_ARROWS}
    if len({one.raw for one in ends.values()}) < _LEAST or len(ends) < _NEARLY * len(readings):
        return result
    return result | {cell: digit_doubted(one) for cell, one in ends.items()}
