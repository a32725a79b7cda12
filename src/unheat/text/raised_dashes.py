"""Raised minus signs that no reader saw: of a charge, "NO₃⁻", or of a unit, "m⁻²".

A thin stroke over a lowered digit, or before a raised one, is lost by all readers alike, and what
is left is another unit. As ink it is plain: a flat piece in the upper half of a line, which no
letter stands under.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np

from unheat.text.ink import FloatArray
from unheat.text.line_feet import TALL, feet_of, pieces_of
from unheat.text.reading import Reading, doubted
from unheat.text.sites import Sites

_LEAST_PX = 8.0
"""In smaller print a stroke is no flatter than a dot."""

_FLAT, _WIDE, _WIDEST = 0.22, 0.3, 1.0
"""How high a stroke is at most, how wide at least and at most, in letter heights."""

_RAISED = 0.6
"""How far above the feet of letters it stands at least, in letter heights; a hyphen is lower."""

_OFF_FEET = 0.4
"""How far above the feet of letters a small sign at the end stands, in letter heights."""

_LOWERED = 0.45
"""What begins lower than this above the feet of letters is a lowered digit, in letter heights."""

_STROKES = re.compile(
    r"[-\u207b\u208b\u2010-\u2015\u2212~^=\u2248\u2261\u00b1\u2213\u2264\u2265'\"`]"
)
"""Signs of a text that leave a flat piece of ink, or may have been read of one."""

_SMALL_SIGNS = re.compile(r"[^\w\s()\[\]/&%#@$|\\<>{}!?]|[ijÀ-ſ\u1e00-\u1eff]")
"""Signs of a text that leave small pieces of ink above its feet, or consist of such."""

_LETTERS = re.compile(r"[^\W\d_]")


def with_raised_dashes(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The readings, those up for review whose ink has a raised stroke that their text has not."""
    return {key: _asked(sites, reading) for key, reading in readings.items()}


def _asked(sites: Sites, reading: Reading) -> Reading:
    line = reading.site.lines[0]
    if reading.review or reading.layer or reading.site.role == "tick" or line.size < _LEAST_PX:
        return reading
    extents = pieces_of(sites, reading, slanted=True) if _LETTERS.search(reading.text) else None
    if extents is None:
        return reading
    found = raised_strokes(extents, line.size) > len(_STROKES.findall(reading.text))
    if not (found or sites.layout.raster.lossy or _SMALL_SIGNS.search(reading.text)):
        # Of a small sign a stroke is left that is hardly wider than high.
        found = has_small_end(extents, line.size)
    return doubted(reading) if found else reading


def raised_strokes(extents: FloatArray, size: float) -> int:
    """How many flat pieces stand in the upper half of a line with no letter under them.

    ``extents`` (n, 4) are where its pieces begin and end, along and across, and ``size`` is the
    height of a letter, in pixels.
    """
    wide, high = extents[:, 2] - extents[:, 0], extents[:, 3] - extents[:, 1]
    feet = feet_of(extents, size)
    if feet is None:
        return 0
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


def has_small_end(extents: FloatArray, size: float) -> bool:
    """Whether a line ends in a small piece of ink that stands off its feet, alone.

    ``extents`` and ``size`` are those of ``raised_strokes``.
    """
    wide, high = extents[:, 2] - extents[:, 0], extents[:, 3] - extents[:, 1]
    last = int(extents[:, 2].argmax())
    feet = feet_of(extents, size)
    if feet is None or max(wide[last], high[last]) > TALL * size or wide[last] < high[last]:
        return False
    before = np.delete(extents, last, axis=0)
    alone = extents[last, 0] >= before[:, 2].max() - 0.25 * wide[last]
    return bool(alone and wide[last] >= 2.0 and extents[last, 3] <= feet - _OFF_FEET * size)
