"""The picture about an end of a color bar, in which its point is sought: rows across it, from the
bar outwards. Everything speaks of a vertical bar.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from unheat.detect.bar_grow import Strip
from unheat.detect.bar_search import Pixels

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]

_ASIDE = 8
"""So many columns beyond a strip there is the page."""

_LONGEST = 0.2
"""A point is no longer than this part of its bar, or than its bar is wide."""

LEAST_ROWS = 3
"""Rows and columns of a point that tell how it narrows."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EndView:
    """``block`` (n, columns, 3): colors of rows across an end, those within the bar first, and
    ``ground`` (3,) that of the page beside it. The bar ends at about row ``longest``, which is as
    long as its point may be; row 0 begins at ``start`` pixels, and rows follow in direction
    ``move``.
    """

    block: FloatArray
    ground: FloatArray
    longest: int
    start: float
    move: int

    def about(self, beyond: int) -> FloatArray:
        """The columns (n, k, 3) of the strip and ``beyond`` more at either side."""
        return self.block[:, _ASIDE - beyond : self.block.shape[1] - _ASIDE + beyond]

    def place(self, row: float) -> float:
        """Pixels down the picture of a row of the view."""
        return self.start + self.move * row


def rows_across(rgb: Pixels, strip: Strip, inside: int, count: int, *, move: int) -> IntArray:
    """The rows of a picture across the end in direction ``move``, outwards from ``inside`` of them
    within the bar: ``count``, or fewer where the picture ends."""
    end = strip.y1 if move > 0 else strip.y0 - 1
    rows = end - move * inside + move * np.arange(count)
    return np.asarray(rows[(rows >= 0) & (rows < rgb.shape[0])])


def view_of_end(rgb: Pixels, strip: Strip, page: FloatArray, *, move: int) -> EndView | None:
    """The view of the end in direction ``move``; None of what is no bar, or cut by the picture.

    ``page`` (3,) is the color about the bar; of both sides the one that is nearer to it is ground.
    """
    length, width = strip.y1 - strip.y0, strip.x1 - strip.x0
    left, right = strip.x0 - _ASIDE, strip.x1 + _ASIDE
    if left < 0 or right > rgb.shape[1] or width < LEAST_ROWS or length < 2 * width:
        return None
    longest = max(width, int(_LONGEST * length))
    rows = rows_across(rgb, strip, longest, 2 * longest + _ASIDE, move=move)
    if len(rows) < longest:
        return None
    block = rgb[rows, left:right].astype(np.float64)
    sides = (np.median(block[:, part], axis=(0, 1)) for part in (slice(0, 2), slice(-2, None)))
    return EndView(
        block=block,
        ground=min(sides, key=lambda color: float(np.abs(color - page).max())),
        longest=longest,
        start=float(rows[0] if move > 0 else rows[0] + 1),
        move=move,
    )
