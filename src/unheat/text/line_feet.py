"""The pieces of ink of a label of one line, and where the feet of its letters stand."""

from __future__ import annotations

from unheat.medians import median
from unheat.text.ink import FloatArray
from unheat.text.lines import turned_extents
from unheat.text.reading import Reading
from unheat.text.sites import Sites

TALL = 0.45
"""Lower pieces of ink, in letter heights, are marks and signs and no letters."""


def pieces_of(sites: Sites, reading: Reading, *, slanted: bool = False) -> FloatArray | None:
    """(n, 4) where the pieces of a text begin and end, along and across, as it is read, in pixels.

    None for a text of several lines, and for one that is neither level nor upright, unless it may
    be ``slanted``.
    """
    lines = reading.site.lines
    if len(lines) != 1:
        return None
    level = reading.turn % 90 == 0 and lines[0].angle % 90 == 0
    if not (level or (slanted and reading.turn == lines[0].angle)):
        return None
    return turned_extents(sites.glyphs, lines[0].glyphs, reading.turn)


def feet_of(extents: FloatArray, size: float, *, least: int = 2) -> float | None:
    """Where most letters end across their line, in pixels; None of fewer than ``least`` letters.

    ``extents`` (n, 4) are where the pieces begin and end, along and across, and ``size`` is the
    height of a letter, in pixels.
    """
    letters = extents[:, 3] - extents[:, 1] > TALL * size
    if letters.sum() < least:
        return None
    return float(median(extents[letters, 3]))
