"""Cells that hold nothing but plus and minus signs, which grade what they show: "–", "+", "++",
or the stars of significance: "ns", "*", "**".

Readers of words take a plus for the Chinese ten; one ten alone among signs is a plus. Stars in a
row are Chinese words with as many strokes from one point, one a star, for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from unheat.model import TextReading

Cell = tuple[int, int]

_GRADE = re.compile(r"[-–—−+±十\s()/]{1,7}")
_STARS = re.compile(r"[*∗＊★☆大火文女木]{1,5}|[nN]\.?\s?[sS]\.?|[-–—†.]")
_STAR = re.compile("[∗＊★☆大火文女木]")
_LEAST = 4
"""Cells from which on signs are grades."""


def are_grades(texts: Iterable[str | None]) -> bool:
    """Whether the texts of a panel's cells are signs, some of them plus signs, or stars.

    >>> are_grades(["+", "++", "-", "+/-", None]), are_grades(["-", "+", "1", "+"])
    (True, False)
    >>> are_grades(["ns", "**", "*", "★大火"]), are_grades(["ns", "大", "*", "5"])
    (True, False)
    """
    said = [text for text in texts if text]
    if any("*" in text for text in said):
        return len(said) >= _LEAST and all(_STARS.fullmatch(text) for text in said)
    plus = any(set(text) & {"+", "十"} for text in said)
    return plus and len(said) >= _LEAST and all(_GRADE.fullmatch(text) for text in said)


def graded(readings: Mapping[Cell, TextReading]) -> dict[Cell, TextReading]:
    """The readings, in a panel of plus and minus signs or of stars with these alone."""
    result = dict(readings)
    if are_grades(one.raw for one in readings.values()):
        for cell, one in readings.items():
            result[cell] = replace(one, raw=_STAR.sub("*", one.raw.replace("十", "+")))
    return result
