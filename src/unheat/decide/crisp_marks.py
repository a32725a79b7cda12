"""Whether the marks of a bar are crisp, so that half a pixel is known of where they stand."""

from __future__ import annotations

import numpy as np

from unheat.model import Bar

_CRISP = 0.1
"""Halves of a pixel by which the middle of a crisp mark is off these at most."""


def has_crisp_marks(bar: Bar) -> bool:
    """Whether marks stand on whole pixels, or on the borders between them.

    >>> from unheat.model import Box
    >>> box = Box(0.0, 0.0, 10.0, 90.0)
    >>> [
    ...     has_crisp_marks(Bar(box=box, orientation="vertical", tick_positions=places))
    ...     for places in [(10.5, 40.5, 70.0), (10.3, 40.5), (10.5,)]
    ... ]
    [True, False, False]
    """
    halves = 2.0 * np.array(bar.tick_positions)
    return len(halves) > 1 and bool((np.abs(halves - np.round(halves)) <= _CRISP).all())
