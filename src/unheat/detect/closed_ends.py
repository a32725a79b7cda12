"""Ends of bars that the line of their frame is seen to close.

What stands beyond such a line is no part of the bar, however pale the bar and however near to it
something is written: a factor above its numbers, say.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import most

FloatArray = npt.NDArray[np.float64]

_LINE = 0.6
"""A row of the line keeps so much of its contrast, to the page and to the ramp, behind a codec."""

_NEAR, _AWAY = 1, 2
"""Rows about an end in which its line is looked for, and from it to what it stands between."""

_BARE = 12.0
"""Levels by which a codec's ripples lift the page beside a line."""


def is_closed(colors: FloatArray, end: int, page: FloatArray, line: FloatArray) -> bool:
    """Whether rows outwards, colors (n, 3), show a frame's line at ``end`` and bare page after.

    ``line`` is what the line of the frame adds to the page along the bar's sides, in levels.
    """
    least = _LINE * float(np.abs(line).max())
    off = most(np.abs(colors - page))
    for row in range(max(end - _NEAR, _AWAY), min(end + _NEAR + 1, len(colors) - 2 * _AWAY)):
        before = float(np.abs(colors[row] - colors[row - _AWAY]).max())
        beyond = off[row + _AWAY : row + 2 * _AWAY]
        if least > _BARE and off[row] >= least and before >= least and beyond.max() <= _BARE:
            return True
    return False
