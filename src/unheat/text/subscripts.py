"""Symbols with a subscript whose letter is too low for what was read: "τ" that readers call "T".

A subscript is set in the type of its letter, at seven tenths of its size. So the heights of the
two tell each other: a capital over a small "s" is nearly twice as high as that, a small letter
not one and a half times.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from unheat.text.lines import turned_extents
from unheat.text.reading import Reading, doubted
from unheat.text.sites import Site, Sites
from unheat.text.spelling import EITHER_CASE

_SCALE = 0.7
"""Size of a subscript as a share of its letter's."""

_LOW = frozenset("acemnorsuvwxzαεικνορστυωγημρχ")
_DEEP = frozenset("gpqy")
_HEIGHTS = {"low": 0.55, "deep": 0.77, "tall": 0.73}
"""Of small letters, of those with a descender, of capitals and digits, in ems."""

_LOWERED, _BELOW = 0.1, 0.35
"""A subscript ends and begins so much lower than its letter, as shares of the letter's height."""

_ZERO = re.compile(r"[^\W\d_][oO]")
_COUNTED, _LIKE = re.compile(r"([^\W\d_])\d+$"), 4
"""A letter with a number, and so many of them that are one run."""

_LETTERS = 4
"""A symbol is short; in words a comma or a "g" reaches below the line."""


def too_low(sites: Sites, group: Sequence[Site], readings: Mapping[str, Reading]) -> frozenset[str]:
    """Keys of labels of an axis that ``is_too_low`` tells, where most of their like are.

    Of one letter with a number all names of a run are set alike: where a codec has moved the feet
    of a few of them by a pixel, these are no symbols.
    """
    low = {site.key for site in group if is_too_low(sites, site, readings[site.key])}
    like: dict[str, list[str]] = {}
    for site in group:
        if (name := _COUNTED.match(readings[site.key].text)) is not None:
            like.setdefault(name[1], []).append(site.key)
    for keys in like.values():
        if len(keys) >= _LIKE and 2 * len(low & set(keys)) < len(keys):
            low -= set(keys)
    return frozenset(low)


def is_too_low(sites: Sites, site: Site, reading: Reading) -> bool:
    """Whether a label is a letter with a subscript, and its ink too low for a capital."""
    text = "".join(reading.text.split())
    if not 2 <= len(text) <= _LETTERS or not text[0].isupper():
        return False
    angles = {line.angle for line in site.lines}
    if angles != {reading.turn} or reading.turn % 90 != 0:
        return False
    # What stands low may have been taken for a line of its own.
    glyphs = np.concatenate([line.glyphs for line in site.lines])
    extents = turned_extents(sites.glyphs, glyphs, reading.turn)
    if not 2 <= len(extents) <= _LETTERS:
        return False
    first, second = extents[extents[:, 0].argsort()][:2]
    high, low = first[3] - first[1], second[3] - second[1]
    # A digit after a letter is in no word, and one below a small letter is nearly as high as that.
    below = _LOWERED if text[1].isdigit() else _BELOW
    if second[3] - first[3] < _LOWERED * high or second[1] - first[1] < below * high:
        return False
    expected = _HEIGHTS["tall"] / (_SCALE * _height(text[1]))
    small = _HEIGHTS["low"] / (_SCALE * _height(text[1]))
    return bool(high / low < (expected + small) / 2.0)


def with_small_letter(reading: Reading, *, low: bool) -> Reading:
    """A capital over a subscript made the small letter that looks like it, where its ink is too
    ``low`` for a capital. A person is asked.
    """
    first = reading.text[:1]
    if reading.layer or first not in EITHER_CASE or not low:
        return reading
    text = first.lower() + reading.text[1:]
    return doubted(replace(reading, text=text, others=(*reading.others, reading.text)))


def with_zero_below(sites: Sites, site: Site, reading: Reading) -> Reading:
    """A letter over a small "o" with a nought there, where the ink below is as tall as digits are.

    >>> _ZERO.fullmatch("Ho") is not None, _ZERO.fullmatch("Co2") is not None
    (True, False)
    """
    if not _ZERO.fullmatch(reading.text) or reading.layer or reading.turn % 90 != 0:
        return reading
    if {line.angle for line in site.lines} != {reading.turn}:
        return reading
    glyphs = np.concatenate([line.glyphs for line in site.lines])
    extents = turned_extents(sites.glyphs, glyphs, reading.turn)
    if len(extents) != 2:
        return reading
    first, second = extents[extents[:, 0].argsort()]
    high, low = first[3] - first[1], second[3] - second[1]
    letter = _HEIGHTS["tall" if reading.text[0].isupper() else _kind(reading.text[0])]
    expected = _SCALE * np.array([_HEIGHTS["low"], _HEIGHTS["tall"]]) / letter
    lowered = second[3] - first[3] >= _LOWERED * high
    if not lowered or low / high < expected.mean():
        return reading
    return replace(reading, text=reading.text[0] + "0", others=(*reading.others, reading.text))


def _height(letter: str) -> float:
    return _HEIGHTS[_kind(letter)]


def _kind(letter: str) -> str:
    return "low" if letter in _LOW else "deep" if letter in _DEEP else "tall"
