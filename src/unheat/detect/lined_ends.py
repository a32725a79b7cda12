"""Pale ends of bars that a sharp line of their frame closes.

Where a bar ends nearly in the page's color, a blur hides its end, and a translucent pen between two
pixels passes for a blur: charts in a browser had the ends of all their pale bars in doubt. No blur
leaves the page untouched in one row and a line across the bar in the next one.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.bar_search import Pixels
from unheat.medians import median
from unheat.model import Box

FloatArray = npt.NDArray[np.float64]

_LEAP = 60.0
"""Levels of 255 by which the line stands out from the page and from the bar at once."""

_EVEN = 3.0
"""Levels of 255 that colors of one line differ by: the bar shines through a pale pen."""

_REACH, _PEN, _BARE = 2, 3, 4
"""Rows off the end that the line begins at most, its rows, and those of the page beyond it."""

_OFF_PX = 0.5
"""So far off the middle of such a line may the end of the bar lie, in pixels."""


def with_lined_ends(
    rgb: Pixels, box: Box, page: FloatArray, frame: float, slack: tuple[float, float]
) -> tuple[float, float]:
    """``slack``, in pixels, of both ends of an upright bar: half a pixel at most where a sharp line
    of its frame, ``frame`` pixels thick, closes an end."""
    if not frame:
        return slack
    start, end = (
        min(own, _OFF_PX) if own > _OFF_PX and _is_closed(rgb, box, page, move=move) else own
        for own, move in zip(slack, (-1, 1), strict=True)
    )
    return start, end


def _is_closed(rgb: Pixels, box: Box, page: FloatArray, *, move: int) -> bool:
    """Whether a line of one color, or of two rows that share a pen, parts an end from the page."""
    at = round(box.y1 if move > 0 else box.y0)
    rows = at + move * np.arange(_REACH + _BARE, -_REACH - _PEN - 2, -1)
    if rows.min() < 0 or rows.max() >= rgb.shape[0]:
        return False
    aside = box.width / 4
    across = slice(round(box.x0 + aside), max(round(box.x1 - aside), round(box.x0 + aside) + 1))
    lane = rgb[rows, across].astype(np.float64)
    off = most(np.abs(lane - page)).max(axis=1)
    first = int(np.flatnonzero(off > 0.0)[0]) if (off > 0.0).any() else len(rows)
    if not _BARE <= first <= _BARE + 2 * _REACH:
        return False
    colors: FloatArray = median(lane.transpose(1, 0, 2), along_first=True)
    even = bool(most(np.abs(lane[first] - colors[first])).max() <= _EVEN)
    behind = colors[first + 1 : first + _PEN + 1]
    # The bar begins behind the pen, and is as pale as the page.
    leaps = most(np.abs(behind - colors[first])).max() >= _LEAP
    return even and off[first] >= _LEAP and bool(leaps)
