"""Numbers at places along an axis that lie on one line, or on one in logarithms.

Readers lose a point or a minus, and take digits for others; a number that is due where it stands
is right whoever read it, and several of them prove each other.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import product

import numpy as np

from unheat.model import Word
from unheat.text.bar_numbers import as_power
from unheat.text.ink import FloatArray
from unheat.text.numbers import printed_numbers
from unheat.text.sites import Site, Sites
from unheat.text.spelling import as_number

_PROVEN = 5
"""Numbers of which all have to lie on one line prove each other, whoever read them."""

EVEN_PX = 1.5
"""Pixels by which numbers, and the marks that they stand at, lie off their line at most."""


def numbers_read(
    sites: Sites, site: Site, words: tuple[Mapping[str, Word], ...], turn: float = 0.0
) -> dict[float, tuple[str, int]]:
    """What readers say of the number at a mark, turned by ``turn``: its text and how many of them
    say so.

    A text with fewer signs than the print has pieces has lost one, as a point or a minus.
    """
    found: dict[float, tuple[str, int]] = {}
    for word in (said.get(site.crop_key(0, turn)) for said in words):
        if word is None or not word.text.strip():
            continue
        text = as_power(sites.glyphs, site.lines[0], as_number(word.text))
        read = printed_numbers(text)
        whole_text = len(text.replace(" ", "")) >= len(site.lines[0].glyphs)
        if len(read) == 1 and not read[0].suffix and whole_text:
            value = read[0].value
            text, count = found.get(value, (text, 0))
            found[value] = text, count + 1
    return found


def on_line(
    points: FloatArray, said: Sequence[Mapping[float, tuple[str, int]]]
) -> tuple[bool, list[tuple[str, float]] | None]:
    """Whether numbers lie on a line in logarithms, and these; None where they lie on none.

    All of them have to, as one reader has them at least; of a few most were read alike by two.
    """
    if not all(said):
        return False, None
    alike = sum(any(count > 1 for _, count in read.values()) for read in said)
    if len(said) < _PROVEN and alike <= len(said) / 2:
        return False, None
    for log in (False, True):
        for first, last in product(said[0].items(), said[-1].items()):
            ends = np.array([first[0], last[0]])
            if ends[0] == ends[1] or (log and ends.min() <= 0):
                continue
            due = np.interp(points, points[[0, -1]], np.log10(ends) if log else ends)
            slack = EVEN_PX * abs(due[-1] - due[0]) / (points[-1] - points[0])
            numbers = [
                next((one for one in _fitting(read, at, slack, log=log)), None)
                for read, at in zip(said, due.tolist(), strict=True)
            ]
            if None not in numbers:
                return log, [one for one in numbers if one is not None]
    return False, None


def _fitting(
    read: Mapping[float, tuple[str, int]], due: float, slack: float, *, log: bool
) -> list[tuple[str, float]]:
    """Readings of one number that lie where they are ``due``, those of most readers first."""
    return [
        (text, value)
        for value, (text, _) in sorted(read.items(), key=lambda one: -one[1][1])
        if (value > 0 or not log) and abs((math.log10(value) if log else value) - due) <= slack
    ]
