"""Raised minus signs that no reader saw: of a charge, "NO₃⁻", or of a unit, "m⁻²".

A thin stroke over a lowered digit, or before a raised one, is lost by all readers alike, and what
is left is another unit. As ink it is plain: a flat piece in the upper half of a line, which no
letter stands under.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np

from unheat.medians import median
from unheat.text.ink import FloatArray
from unheat.text.lines import turned_extents
from unheat.text.reading import Reading, doubted
from unheat.text.sites import Sites

_LEAST_PX = 8.0
"""In smaller print a stroke is no flatter than a dot."""

_FLAT, _WIDE, _WIDEST = 0.22, 0.3, 1.0
"""How high a stroke is at most, how wide at least and at most, in letter heights."""

_RAISED = 0.6
"""How far above the feet of letters it stands at least, in letter heights; a hyphen is lower."""

_TALL, _LOWERED = 0.45, 0.45
"""What is lower than this is no letter, and what begins lower than this above the feet of letters
is a lowered digit, in letter heights."""

_STROKES = re.compile(
    r"[-\u207b\u208b\u2010-\u2015\u2212~^=\u2248\u2261\u00b1\u2213\u2264\u2265'\"`]"
)
"""Signs of a text that leave a flat piece of ink, or may have been read of one."""

_LETTERS = re.compile(r"[^\W\d_]")


def with_raised_dashes(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The readings, those up for review whose ink has a raised stroke that their text has not."""
    return {key: _asked(sites, reading) for key, reading in readings.items()}


def _asked(sites: Sites, reading: Reading) -> Reading:
    site = reading.site
    if reading.review or reading.layer or site.role == "tick" or len(site.lines) != 1:
        return reading
    line = site.lines[0]
    if reading.turn % 90 != 0 or line.angle % 90 != 0 or line.size < _LEAST_PX:
        return reading
    if not _LETTERS.search(reading.text):
        return reading
    extents = turned_extents(sites.glyphs, line.glyphs, reading.turn)
    found = raised_strokes(extents, line.size)
    return doubted(reading) if found > len(_STROKES.findall(reading.text)) else reading


def raised_strokes(extents: FloatArray, size: float) -> int:
    """How many flat pieces stand in the upper half of a line with no letter under them.

    ``extents`` (n, 4) are where its pieces begin and end, along and across, and ``size`` is the
    height of a letter, in pixels.
    """
    wide, high = extents[:, 2] - extents[:, 0], extents[:, 3] - extents[:, 1]
    letters = high > _TALL * size
    if letters.sum() < 2:
        return 0
    feet = float(median(extents[letters, 3]))
    flat = (high <= max(_FLAT * size, 2.0)) & (wide >= 2 * high)
    flat &= (wide >= _WIDE * size) & (wide <= _WIDEST * size)
    flat &= extents[:, 3] <= feet - _RAISED * size
    found = 0
    for one in np.flatnonzero(flat).tolist():
        shared = np.minimum(extents[:, 2], extents[one, 2]) - np.maximum(
            extents[:, 0], extents[one, 0]
        )
        under = (shared > 0.25 * wide[one]) & (extents[:, 3] > extents[one, 3])
        lowered = extents[:, 1] >= feet - _LOWERED * size
        first, last = extents[:, 0].min(), extents[:, 2].max()
        within = first < extents[one, 0] and extents[one, 2] <= last
        found += bool(within and not (under & ~lowered).any())
    return found
