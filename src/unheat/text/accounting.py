"""Bookkeepers' negatives: "(2.6)" among "4.1" is −2.6.

Brackets around a whole number mean several things: a standard error, a sample too small. But
where some numbers of a panel stand alone in brackets, others without, and none has a minus, most
often they are what is owed or lost. Color tells; without a color that does, a person is asked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from unheat.model import Reason, TextReading

Cell = tuple[int, int]

_BRACKETED = re.compile(r"\(\s?\d[\d.,]*\s?[%kMB]?\s?\)%?")

_LEAST = 2
"""So many numbers have to stand in brackets: one may be a mistake of a reader."""

_SHARE = 0.8
"""Share of the numbers up to which they do, of those that stand alone in their cells."""


def accounted(readings: Mapping[Cell, TextReading]) -> dict[Cell, TextReading]:
    """The readings of a panel with those in brackets as negatives, in doubt unless color agrees.

    >>> told = {(0, n): TextReading(raw=raw, value=value, confidence=0.9, parts=(value,))
    ...     for n, (raw, value) in enumerate([("(2.6)", 2.6), ("4.1", 4.1), ("(0.3)", 0.3)])}
    >>> [reading.value for reading in accounted(told).values()]
    [-2.6, 4.1, -0.3]
    """
    result = dict(readings)
    numbers = {cell: one for cell, one in result.items() if one.value is not None}
    owed = [cell for cell, one in numbers.items() if _BRACKETED.fullmatch(one.raw)]
    if not _LEAST <= len(owed) <= _SHARE * len(numbers):
        return result
    if any(value < 0 for one in numbers.values() for value in one.parts):
        return result
    for cell in owed:
        plain = numbers[cell]
        half = plain.confidence / 2
        result[cell] = replace(
            plain,
            value=-(plain.value or 0.0),
            parts=tuple(-part for part in plain.parts),
            confidence=half,
            alternatives=(
                replace(plain, confidence=half, alternatives=(), reasons=()),
                *plain.alternatives,
            ),
            reasons=(*plain.reasons, Reason.SIGN_IN_DOUBT),
        )
    return result
