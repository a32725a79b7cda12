"""Running text below or above a panel, in the place of more of its rows.

A caption fills every cell that further rows would have, as their numbers would. Numbers leave the
borders between columns free, and words run across them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.detect.grid import GridFit
from unheat.detect.printed import ink_mask
from unheat.model import Box, Span

_BORDERS = 3
"""So many borders between columns tell whether print runs across them."""

_HALF, _FEW = 0.5, 0.1
"""Share of the borders that words run across, and of those of a panel's own row that may be."""

_LANE_PX = 1.0
"""A lane without print runs this far to both sides of each border."""

_AROUND_PX, _FRAME_PX = 8.0, 3.0
"""Strokes are told by what is about them; a frame over the ends of a line is no thicker."""

_WORDS = 0.95
"""Words cover less of a line than this: what covers more is a bar."""

_DRAWN = 0.8
"""What runs along so much of a border is drawn there, and no print that crosses it."""


def is_prose(
    rgb: npt.NDArray[np.uint8], fit: GridFit, lines: Sequence[Span], *, dark: bool
) -> bool:
    """Whether print in one of the ``lines`` beyond the rows of a lattice runs across the borders
    between its columns, which that in its own outer row next to them leaves free.

    ``dark`` says that the page is lighter than its print.
    """
    borders = [start for start, _ in fit.columns.spans()][1:]
    if len(borders) < _BORDERS or not lines:
        return False
    rows = fit.rows.spans()
    own = rows[-1] if lines[0][0] >= rows[-1][1] - _LANE_PX else rows[0]
    if _crossed(rgb, own, borders, dark=None) > _FEW:
        return False
    return any(_crossed(rgb, line, borders, dark=dark) >= _HALF for line in lines)


def _crossed(
    rgb: npt.NDArray[np.uint8], line: Span, borders: Sequence[float], *, dark: bool | None
) -> float:
    """Share of the ``borders`` that print of a line runs across."""
    ys, xs = Box(borders[0], line[0], borders[-1], line[1]).padded(_AROUND_PX).pixels(rgb.shape)
    ink = ink_mask(np.ascontiguousarray(rgb[ys, xs]), dark=dark)
    # The frame about the cells is none of a line's print.
    top, foot = line[0] + _FRAME_PX - ys.start, line[1] - _FRAME_PX - ys.start
    covered = ink[Box(0, top, xs.stop - xs.start, foot).pixels(ink.shape)].any(axis=0)
    if covered.mean() > _WORDS:
        return 0.0
    crossed = 0
    for at in borders:
        lane = Box(at - _LANE_PX - xs.start, top, at + _LANE_PX - xs.start, foot)
        along = ink[lane.pixels(ink.shape)].any(axis=1)
        crossed += bool(along.any() and along.mean() < _DRAWN)
    return crossed / len(borders)
