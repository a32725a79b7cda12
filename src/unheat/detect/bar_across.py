"""What is seen across a strip: a bar has one color from side to side, but for what is drawn on it.

A strip may have grown beyond a bar with a white middle, or hold a column of cells on the page, or
two columns with a line between them. Marks of ticks that reach in from both sides of a narrow bar
leave its middle.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.bar_grow import Strip, row_colors
from unheat.detect.bar_search import Pixels

_MOST, _HALF, _FEW = 0.7, 0.5, 0.1
"""So many pixels of a bar have the color of their row, and half of them in all but few rows."""

_LINE = 0.9
"""A line between columns of cells takes so many of their rows."""

_MIDDLE = 4
"""Marks from either side take no more than a part of so many of the breadth of a bar, and the pixel
in which they fade."""


def is_flat_across(rgb: Pixels, strip: Strip, tolerance: int) -> bool:
    """Whether most pixels have the color of their row, and in nine of ten rows half of them, or
    all in the middle, between the marks of ticks that reach in from both sides.
    """
    inside = rgb[strip.y0 : strip.y1, strip.x0 : strip.x1]
    color = row_colors(rgb, strip, tolerance)[:, None]
    near = most(np.abs(inside - color)) <= 3 * tolerance
    share = near.mean(axis=1)
    side = near.shape[1] // _MIDDLE + 1
    between = near[:, side : near.shape[1] - side]
    held = (share > _HALF) | (between.all(axis=1) & (between.shape[1] > 1))
    return bool(near.mean() > _MOST and held.mean() > 1.0 - _FEW) and not _is_parted(near)


def _is_parted(near: npt.NDArray[np.bool_]) -> bool:
    """Whether a line runs along a strip from end to end, as between two columns of cells.

    ``near`` (rows, columns) tells which pixels have the color of their row. A frame lies outside
    of all that has it.
    """
    share = near.mean(axis=0)
    own = np.flatnonzero(share > _HALF)
    return bool(own.size) and float(share[own[0] : own[-1]].min(initial=1.0)) < 1.0 - _LINE
