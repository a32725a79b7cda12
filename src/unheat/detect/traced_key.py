"""Color keys that a curve is drawn over: how often each value occurs, in a thin line.

The line crosses every step of such a key, so that hardly a step has one color from side to side,
and no bar is found. But it has a color that all steps share, and none of theirs: without it each
line across the key has one color that is commoner there than any other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt

from unheat.channels import Codes, coded, most
from unheat.detect.colorbar import find_bars
from unheat.detect.edges import transposed
from unheat.model import Bar, Box

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]
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

_MOST = 0.8
"""Share of the columns of a key whose colors tell how well that of its ramp is known."""

_PARTS = 3
"""The curve leaves what is above it free: the part of a key's height beyond its foot that is asked
beside the whole."""

_LEVELS = 16
"""Levels of a channel that a codec tells apart no longer where a thin line crosses a step."""

_AROUND, _STRAYS = 8, 24
"""A step is held against those about it over this part of the key, and levels of a channel by which
it strays from their middle where the curve's foot, a tall bar of counts or a seam hides it."""


def traced_bars(
    rgb: Pixels,
    panels: Sequence[Box],
    background: tuple[float, float, float],
    tolerance: float,
    *,
    lossy: bool = False,
) -> tuple[Pixels, tuple[Bar, ...]]:
    """The picture with its key as it was before a curve was drawn over it, and the bars in it.

    rgb: (H, W, 3), which is given back with no bars where there is no such key. ``panels`` are
    known, and no keys; ``background`` is the page, which strays by ``tolerance`` levels. Behind a
    codec (``lossy``) no two pixels of a step need have one color.
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
            told = _without_curve(key, lossy=lossy)
            if told is None:
                continue
            mended, off = told
            # A codec smears the frame into the ends of a ramp.
            off = max(off, 2 * _PEN_PX) if lossy else off
            result = rgb.copy()
            result[ys, xs] = transposed(mended) if turned else mended
            bars = find_bars(result, panels, background, lossy=lossy)
            if any(_is_all_of(bar.box, ys, xs) for bar in bars):
                return result, tuple(
                    replace(bar, slack=(max(bar.slack[0], off), max(bar.slack[1], off)))
                    if off and _is_all_of(bar.box, ys, xs)
                    else bar
                    for bar in bars
                )
    return rgb, ()


def _within_marks(colored: Pixels) -> tuple[slice, slice]:
    """The rows and columns of a box that are colored for the most part: no marks beside a key."""
    spans = []
    for axis in (1, 0):
        full = np.flatnonzero(colored.mean(axis=axis) >= _HALF)
        spans.append(slice(int(full[0]), int(full[-1]) + 1) if full.size else slice(0, 0))
    return spans[0], spans[1]


def _without_curve(key: Pixels, *, lossy: bool = False) -> tuple[Pixels, float] | None:
    """A key (h, w, 3) with one color in each column, None where too few columns have one.

    With it, how far its colors may lie off, in pixels along its ramp: seams between steps and a
    codec leave columns other colors than those about them have. Outer rows and columns of the
    colors that most columns share are its frame, which stays.
    """
    width = key.shape[1]
    codes = coded(key // _LEVELS if lossy else key)
    if not codes.size:
        return None
    columns = [np.unique(codes[:, x]) for x in range(width)]
    colors, seen = np.unique(np.concatenate(columns), return_counts=True)
    shared = np.isin(codes, colors[seen > _HALF * width])
    free = np.flatnonzero(shared.mean(axis=1) < _HALF)
    if not shared.any() or not free.size:
        return None
    rows = slice(free[0], free[-1] + 1)
    # Tall bars of counts that crowd hide most of their steps, but nothing at their heads.
    third = len(free) // _PARTS
    heads = (slice(free[0], free[third] + 1), slice(free[-1 - third], free[-1] + 1))
    whole = _ramp_of(key, codes, shared)
    if whole is None:
        return None
    parts = [_ramp_of(key[head], codes[head], shared[head]) for head in heads]
    told = [whole, *(part for part in parts if part is not None)]
    ramp, inner, off = min(told, key=lambda one: float(np.abs(np.diff(one[0], axis=0)).sum()))
    mended = key.copy()
    mended[rows, inner] = ramp.astype(np.uint8)
    # The lines of a frame have one color, which a codec mixes and a title above runs into.
    for line in (rows.start - 1, rows.stop):
        if 0 <= line < len(key):
            mended[line, inner] = np.median(key[line, inner], axis=0).astype(np.uint8)
    pace = float(most(np.abs(np.diff(ramp, axis=0))).mean()) if len(ramp) > 1 else 0.0
    return mended, off / pace if pace > 0.0 else 0.0


def _ramp_of(
    key: Pixels, codes: Codes, shared: BoolArray
) -> tuple[FloatArray, IntArray, float] | None:
    """(n, 3) and (n,): the ramp of a part of a key (h, w, 3) and the columns that it has,
    and by how many levels most of these stray from it at most.

    ``codes`` (h, w) tell its colors and ``shared`` (h, w) those that most columns have. None where
    too few columns have one of their own.
    """
    height, width = codes.shape
    found = np.full(width, -1)
    for x in range(width):
        own, counts = np.unique(codes[~shared[:, x], x], return_counts=True)
        if counts.max(initial=0) >= _OWN * height and counts.sum() >= _HALF * height:
            found[x] = own[counts.argmax()]
    known = np.flatnonzero(found >= 0)
    if known.size < _HALF * width:
        return None
    for x in range(known[0] + 1, known[-1]):
        own, counts = np.unique(codes[:, x], return_counts=True)
        # A ramp may go through the color of its frame, which stands beyond its sides.
        if found[x] < 0 and counts.max() >= _HALF * height:
            found[x] = own[counts.argmax()]
    known = np.flatnonzero(found >= 0)
    line = np.array([np.median(key[codes[:, x] == found[x], x], axis=0) for x in known])
    first, last = _leaps_at_ends(line)
    found[known[:first]] = found[known[last:]] = -1
    line, known = line[first:last], known[first:last]
    inner = _within_frame(found)
    # What blends the curve's rising parts with a step is narrower than these.
    ramp = _middles(_without_strays(line, known, inner, width), 2 * _PEN_PX + 1)
    _, own, there = np.intersect1d(known, inner, return_indices=True)
    off = most(np.abs(line[own] - ramp[there]))
    return ramp, inner, float(np.quantile(off, _MOST)) if off.size else 0.0


def _leaps_at_ends(line: FloatArray) -> tuple[int, int]:
    """The part of a line of colors (n, 3) between what leaps at its very ends, as a frame does."""
    leaps = np.flatnonzero(most(np.abs(np.diff(line, axis=0))) > _STRAYS) + 1
    near = len(line) - _PEN_PX
    return leaps[leaps <= _PEN_PX].max(initial=0), leaps[leaps >= near].min(initial=len(line))


def _without_strays(line: FloatArray, known: IntArray, inner: IntArray, width: int) -> FloatArray:
    """(n, 3): the ramp of a key in its columns ``inner`` (n,) from the colors (m, 3) of the
    ``known`` ones, without those that stray from the middle of what stands about them.

    A ramp that goes on evenly is its own middle, however steep it is.
    """
    middles = _middles(line, max(width // _AROUND, 2 * _PEN_PX) | 1)
    kept = np.abs(line - middles).max(axis=1) <= _STRAYS
    line, known = (line[kept], known[kept]) if kept.any() else (line, known)
    return np.stack([np.interp(inner, known, line[:, one]) for one in range(3)], axis=1)


def _middles(line: FloatArray, window: int) -> FloatArray:
    """(n, 3): the median of each channel over a window of an odd number of columns."""
    around = np.pad(line, ((window // 2, window // 2), (0, 0)), mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(around, window, axis=0)
    return np.asarray(np.median(windows, axis=2), dtype=np.float64)


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
