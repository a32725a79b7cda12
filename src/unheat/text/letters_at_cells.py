"""Letters that stand right beside the cells, as tick marks do, and are none.

The first letter of a name below its column has letters beside it, and the last one of a name
before its row stands on the line of what comes before.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.medians import median
from unheat.text.ink import FloatArray

_SPACE, _WORD, _LEVEL_PX = 0.6, 5.0, 1.5
"""A space within a line and the longest word, in letter heights, and how level print stands."""

_CLOSING = 0.35
"""So far off what it closes stands a bracket at most, and reaches over it above and below."""


def begins_word(view: FloatArray, size: float) -> npt.NDArray[np.bool_]:
    """(n,) which pieces have another one right beyond them and level with them, as a small letter
    has a capital.
    """
    gap = view[None, :, 0] - view[:, None, 1]
    shared = np.minimum(view[:, None, 3], view[None, :, 3]) - np.maximum(
        view[:, None, 2], view[None, :, 2]
    )
    high = view[:, 3] - view[:, 2]
    level = shared >= 0.8 * np.minimum(high[:, None], high[None, :])
    tall = (high >= 0.6 * size) & (view[:, 1] - view[:, 0] >= 0.35 * size)
    result: npt.NDArray[np.bool_] = tall & (level & (gap >= -1) & (gap <= 0.25 * size)).any(axis=1)
    return result


def ends_line(view: FloatArray, size: float) -> npt.NDArray[np.bool_]:
    """(n,) which pieces beside a left side stand on the base line of the print beyond them and are
    as high as that, a space away: the number in "Store 4" is no mark at its row. Nor is a bracket
    that closes the print right before it, from over its top to below its feet.
    """
    result = np.zeros(len(view), dtype=bool)
    for i in np.flatnonzero((view[:, 0] <= 2.0) & (view[:, 3] - view[:, 2] >= 0.6 * size)):
        gap = view[:, 0] - view[i, 1]
        shared = np.minimum(view[:, 3], view[i, 3]) - np.maximum(view[:, 2], view[i, 2])
        line = view[(gap >= -1) & (gap <= _WORD * size) & (shared > 0.3 * size)]
        if len(line) < 2 or line[:, 0].min() - view[i, 1] > _SPACE * size:
            continue
        over, below = line[:, 2].min() - view[i, 2], view[i, 3] - median(line[:, 3])
        closes = line[:, 0].min() - view[i, 1] <= _CLOSING * size
        longer = closes and max(over, below) <= _CLOSING * size and min(over, below) >= -1.0
        result[i] = longer or (abs(over) <= _LEVEL_PX and abs(below) <= _LEVEL_PX)
    return result
