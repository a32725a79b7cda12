"""Whether labels of a letter and a number begin with a capital: it is as tall as their digits, and
a small one plainly lower.

"S01" and "s01" differ in the size of one letter, and the digits beside it are the measure for
that: they are as tall as capitals and stand on one line with these. Lowered digits stand below it,
and old ones, of which some hang below the line and others are as low as small letters, tell
nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.medians import median
from unheat.text.ink import FloatArray, Glyphs
from unheat.text.lines import ink_points, turned
from unheat.text.reading import Reading
from unheat.text.spelling import plain

_FEWEST = 3
"""Labels that tell."""

_OF_ONE = 0.75
"""Share of what a sign takes of its label on an average within which there is nothing of the next
one, whatever both are."""

_LARGE, _SMALL = 0.9, 0.83
"""A small letter is three quarters as tall as a digit, and a capital is as tall as one."""

_LOWERED_PX, _OFF_PX, _MOST = 0.5, 1.0, 0.75
"""How far digits stand below the letters before them where they are not lowered, as a rule, and how
far off these in so many labels: what rounding to pixels does to one of them, and a round foot."""

_HANGING = frozenset("34579")
"""Digits that hang below the line where they are old ones."""


def as_tall_as_digits(glyphs: Glyphs, labels: Sequence[Reading]) -> bool:
    """Whether the letters that labels begin with are as tall as the digits that they end with, and
    stand on one line with these: capitals, whatever a reader took one of them for."""
    shares = _shares_of_digits(glyphs, labels)
    return shares is not None and float(median(shares)) >= _LARGE


def lower_than_digits(glyphs: Glyphs, labels: Sequence[Reading]) -> bool:
    """Whether they are all lower than these, on one line with them: small letters."""
    shares = _shares_of_digits(glyphs, labels)
    return shares is not None and float(median(shares)) <= _SMALL and float(shares.max()) < _LARGE


def _shares_of_digits(glyphs: Glyphs, labels: Sequence[Reading]) -> FloatArray | None:
    """(n,): heights of the first letters as shares of those of the last digits; None where too few
    tell, or these do not stand on one line."""
    told = [one for one in labels if len(one.site.lines) == 1 and one.turn % 180 in (0, 90)]
    told = [
        one for one in told if one.turn == one.site.lines[0].angle and len(one.site.lines[0].glyphs)
    ]
    if len(told) < _FEWEST or not any(one.text[-1] in _HANGING for one in told):
        return None
    heights = np.array([_spans(glyphs, one) for one in told])
    (top, foot), (head, line) = heights[:, :2].T, heights[:, 2:].T
    off = foot - line
    level = -_LOWERED_PX <= float(median(off)) <= _OFF_PX
    level &= float((np.abs(off) <= _OFF_PX).mean()) >= _MOST
    shares: FloatArray = (foot - top) / (line - head)
    return shares if level else None


def _spans(glyphs: Glyphs, reading: Reading) -> FloatArray:
    """(4,): from where to where the first sign of a label reaches across its line, and the last."""
    line = reading.site.lines[0]
    points = np.concatenate([ink_points(glyphs, int(one)) for one in line.glyphs])
    along, across = turned(points, line.angle).T
    reach = _OF_ONE * float(np.ptp(along)) / len(plain(reading.text))
    first, last = across[along <= along.min() + reach], across[along >= along.max() - reach]
    # Points are the middles of pixels.
    return np.array([first.min() - 0.5, first.max() + 0.5, last.min() - 0.5, last.max() + 0.5])
