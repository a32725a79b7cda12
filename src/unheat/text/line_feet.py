"""Where the feet of the letters of a line stand, by its pieces of ink."""

from __future__ import annotations

from unheat.medians import median
from unheat.text.ink import FloatArray

TALL = 0.45
"""Lower pieces of ink, in letter heights, are marks and signs and no letters."""


def feet_of(extents: FloatArray, size: float, *, least: int = 2) -> float | None:
    """Where most letters end across their line, in pixels; None of fewer than ``least`` letters.

    ``extents`` (n, 4) are where the pieces begin and end, along and across, and ``size`` is the
    height of a letter, in pixels.
    """
    letters = extents[:, 3] - extents[:, 1] > TALL * size
    if letters.sum() < least:
        return None
    return float(median(extents[letters, 3]))
