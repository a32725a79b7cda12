"""From a seed to the whole rectangle, and the question whether it is a bar.

A seed may be a piece only: notches, a histogram line, a number drawn over the bar or a
white middle interrupt it. So the rectangle is grown as long as most pixels of the next
row (or column) continue the ramp. Everything speaks of a vertical bar.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from unheat.detect.bar_search import Pixels, Seed

FloatArray = npt.NDArray[np.float64]

# Rows or columns of something drawn over the bar that growth may step across.
_OVERLAY = 4


@dataclass(frozen=True, slots=True)
class Strip:
    """A vertical rectangle of one color per row, in whole pixels, before refinement.

    ``steps`` are the rows where flat steps meet (both ends included), empty for a ramp.
    """

    y0: int
    y1: int
    x0: int
    x1: int
    steps: tuple[int, ...] = ()
    smoothness: float = 1.0


def grow(rgb: Pixels, seed: Seed, tolerance: int) -> Seed:
    """The seed's rectangle, grown across and then along the bar."""
    x0, x1 = _grow_across(rgb, seed, tolerance)
    wide = Seed(seed.y0, seed.y1, x0, x1)
    y1 = _grow_along(rgb, wide, tolerance, down=True)
    y0 = _grow_along(rgb, wide, tolerance, down=False)
    return Seed(y0, y1, x0, x1)


def extend(rgb: Pixels, seed: Seed, tolerance: int) -> Seed:
    """The seed with the rows above and below that are one color between the same two ends.

    For bars of steps, whose colors leap: a tick mark may tie a step to what stands beside it.
    """
    ends = []
    for start, move in ((seed.y0 - 1, -1), (seed.y1, 1)):
        row, kept, missed = start, start, 0
        while 0 <= row < rgb.shape[0] and missed <= _OVERLAY:
            color, share = _row_color(rgb[row, seed.x0 : seed.x1], tolerance)
            if share > 0.8 and _stands_out(rgb[row], seed, color, tolerance, both=True):
                kept, missed = row + move, 0
            else:
                missed += 1
            row += move
        ends.append(kept)
    return Seed(ends[0] + 1, ends[1], seed.x0, seed.x1)


def row_colors(rgb: Pixels, strip: Seed | Strip) -> FloatArray:
    """Median color of every row of the strip, shape (n, 3), without its outer fifth."""
    margin = max(1, (strip.x1 - strip.x0) // 6) if strip.x1 - strip.x0 >= 3 else 0
    inner = rgb[strip.y0 : strip.y1, strip.x0 + margin : strip.x1 - margin]
    colors: FloatArray = np.median(inner, axis=1)
    return colors


def straightness(colors: FloatArray) -> float:
    """1 where every second color lies between its neighbours, about 0.6 for random ones.

    >>> straightness(np.array([[0.0, 0, 0], [10, 0, 0], [20, 0, 0]]))
    1.0
    """
    if len(colors) < 3:
        return 0.0
    near = np.linalg.norm(np.diff(colors, axis=0), axis=1)
    far = np.linalg.norm(colors[2:] - colors[:-2], axis=1)
    path = float((near[:-1] + near[1:]).sum())
    return float(far.sum()) / path if path > 0 else 0.0


def _grow_across(rgb: Pixels, seed: Seed, tolerance: int) -> tuple[int, int]:
    """Columns that the ramp covers: those where most pixels have the color of their row."""
    ramp = np.median(rgb[seed.y0 : seed.y1, seed.x0 : seed.x1], axis=1)
    width = rgb.shape[1]
    ends = []
    for edge, move in ((seed.x0 - 1, -1), (seed.x1, 1)):
        kept, column, missed = edge, edge, 0
        while 0 <= column < width and missed <= _OVERLAY:
            difference = np.abs(rgb[seed.y0 : seed.y1, column] - ramp).max(axis=1)
            if np.mean(difference <= 2 * tolerance) > 0.6:
                kept, missed = column + move, 0
            else:
                missed += 1
            column += move
        ends.append(kept)
    return ends[0] + 1, ends[1]


def _grow_along(rgb: Pixels, seed: Seed, tolerance: int, *, down: bool) -> int:
    """Last row (half-open when growing down) to which the ramp goes on in steps of its own size."""
    colors = row_colors(rgb, seed)
    if not down:
        colors = colors[::-1]
    steps = np.abs(np.diff(colors, axis=0)).max(axis=1)
    limit = max(3.0 * tolerance, 8.0, 3.0 * float(np.quantile(steps, 0.9)))
    last = colors[-1]
    move = 1 if down else -1
    row = seed.y1 if down else seed.y0 - 1
    kept, missed, vague, page = row, 0, 0, last
    # A middle without contrast to the page (the white of a diverging bar) may be long.
    longest_vague = max(_OVERLAY, (seed.y1 - seed.y0) // 3)
    while 0 <= row < rgb.shape[0] and missed <= _OVERLAY and vague <= longest_vague:
        here, share = _row_color(rgb[row, seed.x0 : seed.x1], tolerance)
        fits = share >= 0.5 and np.abs(here - last).max() <= limit * (2 if missed else 1)
        # What is written on the page beyond the end stands out too, but the page stays.
        still_page = vague > 0 and np.abs(here - page).max() <= max(2, tolerance)
        if fits and not still_page and _stands_out(rgb[row], seed, here, tolerance):
            kept, last, missed, vague = row + move, here, 0, 0
        elif fits:
            last = page = here
            vague += 1
        else:
            missed += 1
        row += move
    return kept if down else kept + 1


def _row_color(pixels: Pixels, tolerance: int) -> tuple[FloatArray, float]:
    """The color most of a row has, and the share of pixels that have it."""
    color: FloatArray = np.median(pixels, axis=0)
    share = np.mean(np.abs(pixels - color).max(axis=1) <= 2 * tolerance)
    return color, float(share)


def _stands_out(
    row: Pixels, seed: Seed, color: FloatArray, tolerance: int, *, both: bool = False
) -> bool:
    """Whether the row's color ends at one of the strip's sides, or at both."""
    ends = [
        outside.size == 0 or float(np.abs(outside - color).max()) > max(1.0, tolerance - 1)
        for outside in (row[max(0, seed.x0 - 3) : seed.x0], row[seed.x1 : seed.x1 + 3])
    ]
    return all(ends) if both else any(ends)
