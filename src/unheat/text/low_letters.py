"""Letters of names that have one shape in both cases, by how high they stand beside tall signs:
the "z" of "Fisher z", and that of "z_phot", whose axis has numbers.

Readers take a symbol in a name for a capital, as it would be in a word of its own. A letter that
stands alone as a word has the tall letters of its line as a measure. The first letter of a name has
the numbers of its axis or bar, since no name is set smaller than these.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from unheat.medians import median
from unheat.text.ink import FloatArray
from unheat.text.lines import turned_extents
from unheat.text.reading import Reading, changed, doubted
from unheat.text.sites import Sites
from unheat.text.spelling import EITHER_CASE

_NAMES = ("title", "figure-title", "row-title", "column-title", "bar-label", "row", "column")
_NUMBERS_AT = {"bar-label": "tick", "row-title": "row", "column-title": "column"}

_TALL, _NUMBER = frozenset("bdfhklABDEFGHIJKLMNPRTY"), frozenset("0123456789")
_TALLER = frozenset("()[]{}|/$@\\0123456789")
"""Signs that reach above capitals, or may do so where they are raised."""

_LOWER, _CAPITAL, _LOWER_PX, _LEAST_PX = 0.8, 0.93, 1.5, 8.0
"""A small letter is lower than tall signs, of so many pixels at least, by the first share and so
many pixels, and a capital is as high as the second one."""

_SPECK = 0.4
"""What is lower than that, in tall signs, is no letter."""

_BLANK = 0.12
"""Least blank beside a letter that is a word, in heights of tall signs."""


def with_low_letters(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """Readings of names with those capitals made small whose ink is too low for them; asked about
    where nobody read them so, or where one reader did and their ink is in between."""
    result = dict(readings)
    for site in sites.sites:
        one = readings[site.key]
        if site.role not in _NAMES or one.layer or len(site.lines) != 1 or one.turn % 90:
            continue
        if one.turn != site.lines[0].angle or not one.text or not len(site.lines[0].glyphs):
            continue
        pieces = turned_extents(sites.glyphs, site.lines[0].glyphs, one.turn)
        pieces = pieces[np.argsort(pieces[:, 0])]
        text = _words_lowered(one.text, pieces)
        if text == one.text and site.role in _NUMBERS_AT:
            numbers = [
                readings[other.key] for other in sites.of(_NUMBERS_AT[site.role], site.owner)
            ]
            text = _first_lowered(one.text, pieces, _height_of_numbers(numbers))
        if text != one.text:
            result[site.key] = changed(one, text, sure=text in one.said and not one.review)
        elif not one.review and _words_lowered(text, pieces, _CAPITAL) in set(one.said) - {text}:
            result[site.key] = doubted(one)
    return result


def _words_lowered(text: str, pieces: FloatArray, share: float = _LOWER) -> str:
    """A text of several words with the capitals small that are its last or first word and lower
    than such a share of the tall letters of the others; ``pieces`` (n, 4) of its ink from left to
    right."""
    words = text.split()
    if len(words) < 2 or len(pieces) < len(words) or not text.isascii():
        return text
    if not _TALLER.isdisjoint(text):
        return text
    for at, piece, blank in (
        (0, pieces[0], pieces[1:, 0].min() - pieces[0, 2]),
        (-1, pieces[-1], pieces[-1, 0] - pieces[:-1, 2].max()),
    ):
        rest = words[1:] if at == 0 else words[:-1]
        if not _is_capital(words[at]) or _TALL.isdisjoint("".join(rest)):
            continue
        others = pieces[1:] if at == 0 else pieces[:-1]
        tall = float(piece[3] - others[:, 1].min())
        if blank >= _BLANK * tall and _is_low(float(piece[3] - piece[1]), tall, share):
            words[at] = words[at].lower()
    return " ".join(words) if words != text.split() else text


def _first_lowered(text: str, pieces: FloatArray, tall: float | None) -> str:
    """A text with its first letter small where that is lower than the numbers, ``tall`` pixels, and
    the others on its line say that they are not of larger type: one is as tall as the numbers, or
    the first is no taller than they are."""
    if tall is None or not _is_capital(text[:1]) or not len(pieces):
        return text
    first, heights = pieces[0], pieces[:, 3] - pieces[:, 1]
    on_line = heights[1:][np.abs(pieces[1:, 3] - first[3]) <= _LOWER_PX]
    of_one_type = not len(on_line) or on_line.max() >= _CAPITAL * tall
    of_one_type = of_one_type or heights[0] <= on_line.max() + _LOWER_PX
    low = of_one_type and _is_low(float(heights[0]), tall)
    return text[0].lower() + text[1:] if low else text


def _is_capital(word: str) -> bool:
    return len(word) == 1 and word in EITHER_CASE and word.isupper()


def _is_low(height: float, tall: float, share: float = _LOWER) -> bool:
    letter = tall >= _LEAST_PX and height >= _SPECK * tall
    return letter and height <= min(share * tall, tall - _LOWER_PX)


def _height_of_numbers(readings: Sequence[Reading]) -> float | None:
    """How tall the numbers of an axis are, in pixels; None where it has none that are upright."""
    heights = [
        one.site.box.height if one.turn == 0.0 else one.site.box.width
        for one in readings
        if not one.review and one.turn % 180 in (0.0, 90.0) and len(one.site.lines) == 1
        if set(one.text) & _NUMBER and set(one.text) <= _NUMBER | set(".-\u2212")
    ]
    return float(median(np.array(heights))) if heights else None
