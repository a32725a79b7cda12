"""Marks over capitals that no reader saw: "Šimon", "Évora" and "Öland" reach higher than "Simon".

Readers know the plain name, all of them, and the mark over a capital is often one piece with it.
But no letter without a mark rises above the capitals and stems of its axis, in any family.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np

from unheat.medians import median
from unheat.text.ink import BoolArray, FloatArray
from unheat.text.line_feet import TALL, feet_of, pieces_of
from unheat.text.low_marks import with_low_marks
from unheat.text.reading import Reading, doubted
from unheat.text.sites import Sites

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 .,+\-]*")
"""Texts of letters and signs that rise no higher than capitals do."""

_TALL = re.compile(r"[A-Zbdfhkl0-9]")
"""What rises as high as they do, but for rounding."""

_HANGING = re.compile(r"[gjpqyJQ,]")
"""What hangs below the feet of the others, in some families."""

_FEWEST = 3
"""Other labels that tell how high capitals and stems rise."""

_STEM = 0.25
"""Strokes are no wider than such a share of their height; an "i" that its dot touches is one."""

_HIGHER, _HIGHER_PX = 0.15, 1.5
"""How much higher a mark rises at least, as a share of that and in pixels."""


def with_high_marks(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The readings, those up for review whose ink rises higher than their text, or ends lower."""
    result = dict(readings)
    for role, number in sites.axes():
        own = [readings[site.key] for site in sites.of(role, number)]
        rises = {one.site.key: rise for one in own if (rise := _rise(sites, one)) is not None}
        for one in own:
            others = [rise for key, rise in rises.items() if key != one.site.key]
            if one.site.key not in rises or one.review or len(others) < _FEWEST:
                continue
            if stands_out(rises[one.site.key], others):
                result[one.site.key] = doubted(one)
    return with_low_marks(sites, result)


def stands_out(rise: float, others: list[float]) -> bool:
    """Whether a label rises higher than others do, most of which rise alike; all in pixels.

    >>> stands_out(20.0, [15.0, 16.0, 15.0]), stands_out(16.0, [15.0, 15.0, 15.0])
    (True, False)
    >>> stands_out(20.0, [11.0, 15.0, 19.0])
    False
    """
    usual = float(median(np.array(others)))
    alike = max(others) < usual + _HIGHER_PX
    return alike and rise >= usual + max(_HIGHER * usual, _HIGHER_PX)


def _rise(sites: Sites, reading: Reading) -> float | None:
    """How high a label of one line rises above the feet of its letters, in pixels; None where its
    text does not tell how high it should."""
    told = _PLAIN.fullmatch(reading.text) and _TALL.search(reading.text)
    if reading.layer or not told:
        return None
    extents, size = pieces_of(sites, reading, slanted=True), reading.site.lines[0].size
    if extents is None:
        return None
    if "l" in reading.text and "I" not in reading.text:
        extents = extents[~_are_stems(extents)]
    hanging = len(_HANGING.findall(reading.text))
    letters = extents[extents[:, 3] - extents[:, 1] > TALL * size]
    if not hanging:
        return rise_of(extents, size)
    # A "Q" alone shows no feet, and "p5" that touch hang as one.
    short = len(letters) <= hanging
    return None if short else float(letters[:, 3].min() - extents[:, 1].min())


def _are_stems(extents: FloatArray) -> BoolArray:
    """(n,) which pieces of ink are so narrow that they are strokes: an "l" stands a little higher
    than capitals do, which is a pixel in small print, and bears no mark."""
    return np.asarray(extents[:, 2] - extents[:, 0] <= _STEM * (extents[:, 3] - extents[:, 1]))


def rise_of(extents: FloatArray, size: float) -> float | None:
    """How high ink rises above the feet of its letters, in pixels; None without letters.

    ``extents`` (n, 4) are where its pieces begin and end, along and across, and ``size`` is the
    height of a letter.
    """
    feet = feet_of(extents, size, least=1)
    return None if feet is None else feet - float(extents[:, 1].min())
