"""Color keys that a curve is drawn over: how often each value occurs, in a thin line.

The line crosses every step of such a key, so that hardly a step has one color from side to side,
and no bar is found. But it has a color that all steps share, and none of theirs: without it each
line across the key has one color that is commoner there than any other.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.colorbar import find_bars
from unheat.detect.edges import transposed
from unheat.model import Bar, Box

IntArray = npt.NDArray[np.int64]
Pixels = npt.NDArray[np.uint8]

_LEAST_SIDE = 32
"""A key with room for a curve is higher than a bar is wide, in pixels."""

_FULL = 0.6
"""Share of its box that the colors of a key fill, frame and marks beside it included."""

_HALF = 0.5
"""Share of lines in which a color is none of the ramp, and of a line that belongs to the key."""

_OWN = 0.2
"""Share of a line across the key that its own color takes at least; others are under the curve."""

_PEN_PX = 3
"""Lines across a key are no wider than this, in pixels."""

_WHOLE = 0.9
"""Share of the mended key that the bar found in it is, along both sides."""


def traced_bars(
    rgb: Pixels,
    panels: Sequence[Box],
    background: tuple[float, float, float],
    tolerance: float,
) -> tuple[Pixels, tuple[Bar, ...]]:
    """The picture with its key as it was before a curve was drawn over it, and the bars in it.

    rgb: (H, W, 3), which is given back with no bars where there is no such key. ``panels`` are
    known, and no keys; ``background`` is the page, which strays by ``tolerance`` levels.
    """
    away = most(np.abs(rgb.astype(np.int16) - np.array(background, dtype=np.int16)))
    colored = (away > tolerance).astype(np.uint8)
    for box in panels:
        ys, xs = box.pixels(rgb.shape)
        colored[ys, xs] = 0
    _, _, stats, _ = cv2.connectedComponentsWithStats(colored, connectivity=4)
    for x, y, width, height, area in stats[1:].tolist():
        if min(width, height) < _LEAST_SIDE or area < _FULL * width * height:
            continue
        ys, xs = _within_marks(colored[y : y + height, x : x + width])
        ys, xs = slice(y + ys.start, y + ys.stop), slice(x + xs.start, x + xs.stop)
        for turned in (False, True):
            key = transposed(rgb[ys, xs]) if turned else rgb[ys, xs]
            mended = _without_curve(key)
            if mended is None:
                continue
            result = rgb.copy()
            result[ys, xs] = transposed(mended) if turned else mended
            bars = find_bars(result, panels, background)
            if any(_is_all_of(bar.box, ys, xs) for bar in bars):
                return result, bars
    return rgb, ()


def _within_marks(colored: Pixels) -> tuple[slice, slice]:
    """The rows and columns of a box that are colored for the most part: no marks beside a key."""
    spans = []
    for axis in (1, 0):
        full = np.flatnonzero(colored.mean(axis=axis) >= _HALF)
        spans.append(slice(int(full[0]), int(full[-1]) + 1) if full.size else slice(0, 0))
    return spans[0], spans[1]


def _without_curve(key: Pixels) -> Pixels | None:
    """A key (h, w, 3) with one color in each column, None where too few columns have one.

    Outer rows and columns of the colors that most columns share are its frame, which stays.
    """
    height, width = key.shape[:2]
    codes = key.astype(np.int64) @ np.array([1 << 16, 1 << 8, 1])
    if not codes.size:
        return None
    columns = [np.unique(codes[:, x], return_counts=True) for x in range(width)]
    colors, seen = np.unique(np.concatenate([own for own, _ in columns]), return_counts=True)
    shared = colors[seen > _HALF * width]
    found = np.full(width, -1)
    for x, (own, counts) in enumerate(columns):
        counts = np.where(np.isin(own, shared), 0, counts)
        if counts.max() >= _OWN * height and counts.sum() >= _HALF * height:
            found[x] = own[counts.argmax()]
    known = np.flatnonzero(found >= 0)
    free = np.flatnonzero(np.isin(codes, shared).mean(axis=1) < _HALF)
    if not shared.size or known.size < _HALF * width or not free.size:
        return None
    rows, inner = slice(free[0], free[-1] + 1), _within_frame(found)
    line = found[known[np.abs(inner[:, None] - known).argmin(axis=1)]]
    ramp = np.stack([line >> 16, line >> 8 & 255, line & 255], axis=1)
    # What blends the curve's rising parts with a step is narrower than these.
    around = np.pad(ramp, ((_PEN_PX, _PEN_PX), (0, 0)), mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(around, 2 * _PEN_PX + 1, axis=0)
    mended = key.copy()
    mended[rows, inner] = np.median(windows, axis=2).astype(np.uint8)
    return mended


def _within_frame(found: IntArray) -> IntArray:
    """The columns of a key between the lines of its frame, whose color (-1) is none of a step."""
    width, reach = len(found), 2 * _PEN_PX
    lines = np.flatnonzero(found < 0)
    left, right = lines[lines < reach], lines[lines >= width - reach]
    return np.arange(left.max(initial=-1) + 1, right.min(initial=width))


def _is_all_of(box: Box, ys: slice, xs: slice) -> bool:
    """Whether a bar is a key in these rows and columns, but for a frame about it."""
    height, width = ys.stop - ys.start, xs.stop - xs.start
    whole = Box(xs.start, ys.start, xs.stop, ys.stop)
    inside = box.intersection(whole) >= _WHOLE * box.area
    return inside and box.width >= _WHOLE * width and box.height >= _WHOLE * height
