"""Cells that hold nothing but plus and minus signs, which grade what they show: "–", "+", "++".

Readers of words take a plus for the Chinese ten; one ten alone among signs is a plus.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from unheat.model import TextReading

Cell = tuple[int, int]

_GRADE = re.compile(r"[-–—−+±十\s()/]{1,7}")
_LEAST = 4
"""Cells from which on signs are grades."""


def are_grades(texts: Iterable[str | None]) -> bool:
    """Whether the texts of a panel's cells are signs, some of them plus signs.

    >>> are_grades(["+", "++", "-", "+/-", None]), are_grades(["-", "+", "1", "+"])
    (True, False)
    """
    said = [text for text in texts if text]
    plus = any(set(text) & {"+", "十"} for text in said)
    return plus and len(said) >= _LEAST and all(_GRADE.fullmatch(text) for text in said)


def graded(readings: Mapping[Cell, TextReading]) -> dict[Cell, TextReading]:
    """The readings, in a panel of plus and minus signs with these alone."""
    result = dict(readings)
    if are_grades(one.raw for one in readings.values()):
        for cell, one in readings.items():
            result[cell] = replace(one, raw=one.raw.replace("十", "+"))
    return result
