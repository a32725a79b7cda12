"""Sharps and flats of music, "C♯4" and "D♭ major", which all readers take for "#" and "b".

Both are half as wide as they are high. What stands for a number is nearly square, and a "b" has a
bowl of two thirds of its height, in all families. A person is asked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np

from unheat.text.line_feet import pieces_of
from unheat.text.reading import Reading, changed
from unheat.text.sites import Sites

_FIRST = re.compile(r"[A-G]([#b])(?=\d|[a-z]{3}|$|[ /])")
_LAST = re.compile(r"(?<![^\W_])[A-G]([#b])$")
"""A note with its sign, which begins a name or ends it."""

_SIGNS = {"#": "\u266f", "b": "\u266d"}
_WIDEST = {"#": 0.65, "b": 0.52}
"""How wide what may be a sharp or a flat is at most, as a share of its height."""

_LEAST_PX = 8.0
"""Lower signs are as wide as the pixels about them make them."""


def with_accidentals(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The readings of level and upright rows and columns with sharps and flats that their ink is as
    narrow as, in doubt."""
    result = dict(readings)
    for role, number in sites.axes():
        for site in sites.of(role, number):
            one = readings[site.key]
            first, last = _FIRST.match(one.text), _LAST.search(one.text)
            found = first or last
            if one.layer or found is None:
                continue
            shape = _shape(sites, one, 1 if first else -1)
            if shape is None:
                continue
            wide, high = shape
            if high >= _LEAST_PX and wide <= _WIDEST[found[1]] * high:
                at = found.start(1)
                text = one.text[:at] + _SIGNS[found[1]] + one.text[at + 1 :]
                result[site.key] = changed(one, text, sure=False)
    return result


def _shape(sites: Sites, reading: Reading, place: int) -> tuple[float, float] | None:
    """How wide and high a piece of a label's ink is, in pixels; what touches others is wider."""
    extents = pieces_of(sites, reading)
    if extents is None or len(extents) < 2:
        return None
    x0, y0, x1, y1 = extents[np.argsort(extents[:, 0])][place].tolist()
    return x1 - x0, y1 - y0
