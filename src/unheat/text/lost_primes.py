"""Marks beside the heads of letters that no reader sees: the prime of "2′-F", a raised minus.

Readers that have no sign for it write "2-F", all of them, and the label is as wide as that but for
a part of a letter. Where its letters stand apart, a small piece of ink between two of them, as
high as their heads and over neither, is a sign that the text has to have.
"""

from __future__ import annotations

import re
import unicodedata

import numpy as np

from unheat.medians import median
from unheat.text.ink import FloatArray
from unheat.text.lines import turned_extents
from unheat.text.reading import Reading
from unheat.text.sites import Site, Sites

_LETTERS = re.compile(r"[^\W_]")
_HIGH_SIGNS = re.compile(r"['\"‘’“”′″‵*°º˚ª^`´~\u00b9\u00b2\u00b3\u2070-\u207f]")
_PLAIN, _DOTTED = re.compile(r"[\w\s./(),'’′+\-\u2010-\u2013]+"), frozenset("ij")

_LETTER, _MARK, _SPECK = 0.65, 0.55, 0.2
"""In letter heights: how high letters are at least, and a mark at most and at least."""

_AT_HEADS, _OFF_FEET = 0.3, 0.45
"""How far under the heads of tall letters a mark begins at most, and how far over their feet it
ends at least."""

_OVER = 0.35
"""Part of a mark that may reach over the letter beside it, which leans."""

_LEAST_PX = 8.0
"""In lower print marks are a pixel or two, as what a codec leaves."""


def lost_prime(sites: Sites, site: Site, reading: Reading) -> bool:
    """Whether the ink of a label in one line has more marks beside its heads than its text."""
    line = site.lines[0]
    if len(site.lines) > 1 or reading.turn != line.angle or line.size < _LEAST_PX:
        return False
    extents = turned_extents(sites.glyphs, line.glyphs, line.angle)
    return has_lost_prime(extents, line.size, reading.text)


def has_lost_prime(extents: FloatArray, size: float, text: str) -> bool:
    """Whether pieces of ink (n, 4), from and to along and across a line, have more marks between
    the heads of letters of that ``size`` in pixels than a text has.
    """
    text = unicodedata.normalize("NFC", text)
    high = extents[:, 3] - extents[:, 1]
    letters = high >= _LETTER * size
    # Where letters are broken pieces tell nothing, nor beside signs that are several of them.
    if not 2 <= letters.sum() <= len(_LETTERS.findall(text)) or not _PLAIN.fullmatch(text):
        return False
    base, head = float(median(extents[letters, 3])), float(extents[letters, 1].min())
    marks = extents[(high <= _MARK * size) & (high >= _SPECK * size)]
    marks = marks[marks[:, 3] <= base - _OFF_FEET * size]
    marks = marks[marks[:, 1] <= head + _AT_HEADS * size]
    shared = np.minimum(marks[:, None, 2], extents[None, letters, 2]) - np.maximum(
        marks[:, None, 0], extents[None, letters, 0]
    )
    beside = (shared <= _OVER * (marks[:, 2] - marks[:, 0])[:, None]).all(axis=1)
    inside = (marks[:, 0] > extents[letters, 0].min()) & (marks[:, 2] < extents[letters, 2].max())
    dots = sum(one in _DOTTED or not one.isascii() for one in text)
    return int((beside & inside).sum()) > len(_HIGH_SIGNS.findall(text)) + dots
