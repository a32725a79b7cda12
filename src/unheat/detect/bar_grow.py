"""From a seed to the whole rectangle, and the question whether it is a bar.

A seed may be a piece only: notches, a histogram line, a number drawn over the bar or a
white middle interrupt it. So the rectangle is grown as long as most pixels of the next
row (or column) continue the ramp. Everything speaks of a vertical bar.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.bar_search import Pixels, Seed
from unheat.medians import median_level, percentile
from unheat.padded import edge_padded

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]
Color = tuple[float, float, float]

# Rows or columns of something drawn over the bar that growth may step across.
_OVERLAY = 4
_OVERLAY_CONTRAST = 10.0
# A seam leaps by so many of the steps that are near it.
_SPIKE = 1.5
# Rows beside something drawn that a codec changes most.
_RIPPLES = 2
# So many rows tell how a ramp moves beside it.
_BESIDE = 12
# A ramp of a palette stands still at more rows than it moves at.
_BANDED, _LEAST_BANDS = 0.25, 5
# So many rows must go on beyond a stretch that cannot be told from the page.
_RESUMED = 4


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
    colors = row_colors(rgb, wide, tolerance)
    y1 = _grow_along(rgb, wide, tolerance, colors, down=True)
    y0 = _grow_along(rgb, wide, tolerance, colors, down=False)
    return Seed(y0, y1, x0, x1)


def extend(rgb: Pixels, seed: Seed, tolerance: int) -> Seed:
    """The seed with the rows above and below that are one color between the same two ends.

    For bars of steps, whose colors leap: a tick mark may tie a step to what stands beside it.
    """
    ends = []
    for start, move in ((seed.y0 - 1, -1), (seed.y1, 1)):
        kept, missed = start, 0
        for row, _, share, out in _lines(rgb, seed, tolerance, start, move):
            if share > 0.8 and all(out):
                kept, missed = row + move, 0
            else:
                missed += 1
            if missed > _OVERLAY:
                break
        ends.append(kept)
    return Seed(ends[0] + 1, ends[1], seed.x0, seed.x1)


def row_colors(rgb: Pixels, strip: Seed | Strip, tolerance: int) -> FloatArray:
    """Median color of every row of the strip, shape (n, 3), in its middle half.

    Notches reach into the strip from its sides.
    """
    width = strip.x1 - strip.x0
    margin = max(1, width // 4) if width >= 3 else 0
    # Nine places across tell as much as all.
    stride = max(1, (width - 2 * margin) // 9)
    inner = rgb[strip.y0 : strip.y1, strip.x0 + margin : strip.x1 - margin : stride]
    colors = median_level(inner, axis=1)
    return without_overlay(colors, tolerance)


def without_overlay(colors: FloatArray, tolerance: int = 2) -> FloatArray:
    """Rows crossed by something drawn over the whole bar take the color of their neighbours.

    ``colors`` has shape (n, 3). A histogram's line is a few rows wide, and the ramp goes on
    behind it. In a lossy picture (a ``tolerance`` above 2) a blurred border between two cells
    would pass for that, unless both sides of it have one color, as a ramp has beside a tick.

    >>> ramp = np.repeat(np.arange(0.0, 80, 4)[:, None], 3, axis=1)
    >>> drawn = ramp.copy()
    >>> drawn[9] = 200
    >>> bool(np.allclose(without_overlay(drawn), ramp))
    True
    """
    reach = 4
    if len(colors) <= 2 * reach + 1:
        return colors
    # The running median of a ramp, also of one in steps, is the ramp itself.
    contrast = max(_OVERLAY_CONTRAST, 2.0 * tolerance)
    # No color is further from its running median than the steps that lead there.
    if reach * most(np.abs(colors[1:] - colors[:-1])).max() < contrast:
        return colors
    padded = edge_padded(colors, reach, reach)
    windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1, 0)
    usual = np.sort(windows, axis=-1)[..., reach]
    off = most(np.abs(colors - usual))
    if off.max() <= contrast:
        return colors
    # Where a ramp turns, its running median cuts the corner, by a few of its own steps.
    step = most(np.abs(np.diff(usual, axis=0)))
    beside = edge_padded(step, reach, reach + 1)
    pace = np.lib.stride_tricks.sliding_window_view(beside, 2 * reach + 1).max(axis=-1)[: len(off)]
    odd = np.flatnonzero((off > contrast) & (off > 3 * pace))
    if tolerance > 2:
        odd = _crossing(colors, odd, tolerance)
    else:
        odd = np.union1d(odd, _spikes(colors, off > contrast, pace))
    if odd.size == 0 or odd.size > len(colors) // 3:
        return colors
    good = np.setdiff1d(np.arange(len(colors)), odd)
    mended = colors.copy()
    for channel in range(3):
        mended[odd, channel] = np.interp(odd, good, colors[good, channel])
    return mended


def _spikes(colors: FloatArray, odd: BoolArray, pace: FloatArray) -> IntArray:
    """The ``odd`` rows that leap away from both neighbors, who are no further apart than steps are.

    A seam that is one row wide leaps by more than the bands of a palette do, if not by much;
    the turn of a ramp by as much as they do. ``pace`` (n,) is the largest step near each row.
    """
    rows = np.flatnonzero(odd[1:-1]) + 1
    away, back = (most(np.abs(colors[rows] - colors[rows + by])) for by in (-1, 1))
    across = most(np.abs(colors[rows + 1] - colors[rows - 1]))
    result: IntArray = rows[(np.minimum(away, back) > _SPIKE * pace[rows]) & (across <= pace[rows])]
    return result


def _crossing(colors: FloatArray, odd: IntArray, tolerance: int) -> IntArray:
    """Those of the ``odd`` rows, with the ripples beside them, at whose sides one ramp goes on."""
    if not odd.size:
        return odd
    cuts = np.flatnonzero(np.diff(odd) > _OVERLAY)
    runs = np.stack([odd[np.r_[0, cuts + 1]], odd[np.r_[cuts, -1]]])
    runs = runs[:, runs[1] - runs[0] < _OVERLAY]
    first, last = runs[0] - _RIPPLES, runs[1] + _RIPPLES
    beside = (first >= _OVERLAY) & (last < len(colors) - _OVERLAY)
    first, last = first[beside], last[beside]
    # What both sides would be in the middle, if they went on as they go.
    (up, one), (down, other) = _courses(colors, first - 1, -1), _courses(colors, last + 1, 1)
    reach = (last + 1 - first) / 2 + 0.5
    off = most(np.abs(one - other - (up - down) * reach[:, None]))
    # Cells stand still on both sides; where a ramp hurries on, it may hurry a bit more.
    together = -(up * down).sum(axis=1) / (lengths(up) * lengths(down) + 1e-9)
    far = most(np.abs(down - up)) * reach
    moves_on = (together > 0.5) & (far > tolerance / 2)
    limit = np.where(moves_on, np.maximum(2 * tolerance, far / 2), tolerance)
    across = np.arange(_OVERLAY + 2 * _RIPPLES)
    rows = first[:, None] + across
    crossing: IntArray = rows[(off <= limit)[:, None] & (rows <= last[:, None])]
    return crossing


def _courses(colors: FloatArray, starts: IntArray, move: int) -> tuple[FloatArray, FloatArray]:
    """(slopes, values at the starts), (n, 3) each, of the lines through the colors of those rows
    and of as many beyond as there are, ``_BESIDE`` at most."""
    rows = starts[:, None] + move * np.arange(_BESIDE)
    there = (rows >= 0) & (rows < len(colors))
    count = there.sum(axis=1)[:, None]
    off = (np.arange(_BESIDE) - (count - 1) / 2) * there
    beside = colors[np.where(there, rows, 0)]
    slopes = np.einsum("nk,nkc->nc", off, beside) / (off**2).sum(axis=1)[:, None]
    means = np.einsum("nk,nkc->nc", there.astype(float), beside) / count
    return slopes, means - (count - 1) / 2 * slopes


def jump_limit(colors: FloatArray, tolerance: int) -> float:
    """Steps above this are edges of something drawn, not a ramp going on.

    A ramp of n rows moves by its whole way over n; even where it hurries, and where a table
    of few colors makes it move at every third row only, it does not move by a tenth.
    """
    step = most(np.abs(colors[1:] - colors[:-1]))
    if step.size == 0:
        return 16.0
    count = max(1, int(0.95 * step.size))
    even = float(np.partition(step, count - 1)[:count].mean())
    return max(16.0, 12.0 * even, 2.0 * tolerance)


def straightness(colors: FloatArray) -> float:
    """1 where every second color lies between its neighbours, about 0.6 for random ones.

    >>> straightness(np.array([[0.0, 0, 0], [10, 0, 0], [20, 0, 0]]))
    1.0
    """
    if len(colors) < 3:
        return 0.0
    near = lengths(colors[1:] - colors[:-1])
    far = lengths(colors[2:] - colors[:-2])
    path = float((near[:-1] + near[1:]).sum())
    return float(far.sum()) / path if path > 0 else 0.0


def lengths(steps: FloatArray) -> FloatArray:
    """(n,) lengths of steps (n, 3) between colors, as ``np.linalg.norm`` gives them."""
    red, green, blue = steps.T
    result: FloatArray = np.sqrt(red * red + green * green + blue * blue)
    return result


def _grow_across(rgb: Pixels, seed: Seed, tolerance: int) -> tuple[int, int]:
    """Columns that the ramp covers: those where most pixels have the color of their row."""
    ramp = median_level(rgb[seed.y0 : seed.y1, seed.x0 : seed.x1], axis=1)
    width = rgb.shape[1]
    ends = []
    for edge, move in ((seed.x0 - 1, -1), (seed.x1, 1)):
        kept, column, missed = edge, edge, 0
        while 0 <= column < width and missed <= _OVERLAY:
            difference = most(np.abs(rgb[seed.y0 : seed.y1, column] - ramp))
            if np.count_nonzero(difference <= 2 * tolerance) / len(difference) > 0.6:
                kept, missed = column + move, 0
            else:
                missed += 1
            column += move
        ends.append(kept)
    return ends[0] + 1, ends[1]


def _grow_along(rgb: Pixels, seed: Seed, tolerance: int, colors: FloatArray, *, down: bool) -> int:
    """Last row (half-open when growing down) to which the ramp goes on in steps of its own size.

    ``colors`` (n, 3) are those of the seed's rows.
    """
    if not down:
        colors = colors[::-1]
    limit = max(3.0 * tolerance, 16.0, 3.0 * _usual_step(colors))
    last: Color = (float(colors[-1][0]), float(colors[-1][1]), float(colors[-1][2]))
    move = 1 if down else -1
    start = seed.y1 if down else seed.y0 - 1
    kept, missed, vague, page = start, 0, 0, last
    resumed: list[int] = []
    # A middle without contrast to the page (the white of a diverging bar) may be long.
    longest_vague = max(_OVERLAY, (seed.y1 - seed.y0) // 3)
    for row, here, share, out in _lines(rgb, seed, tolerance, start, move):
        # Thousands of rows are looked at; a call for each would take longer than its work.
        (red, green, blue), (r, g, b) = here, last
        away = max(abs(red - r), abs(green - g), abs(blue - b))
        fits = share >= 0.5 and away <= limit * (2 if missed else 1)
        # What is written on the page beyond the end stands out too, but the page stays.
        still_page = fits and vague > 0 and _apart(here, page) <= max(2, tolerance)
        if fits and not still_page and (out[0] or out[1]):
            # Beyond a stretch of page a row or two may be the edge of something else.
            resumed = [*resumed, row] if vague > _OVERLAY else []
            last, missed = here, 0
            if len(resumed) in (0, _RESUMED):
                kept, vague, resumed = row + move, 0, []
        elif fits:
            resumed = []
            page = here if vague == 0 else page
            last = here
            vague += 1
        else:
            missed += 1
        if missed > _OVERLAY or vague > longest_vague:
            break
    return kept if down else kept + 1


def _usual_step(colors: FloatArray) -> float:
    """A large step of a ramp from row to row; of one in few colors, from band to band."""
    steps = most(np.abs(colors[1:] - colors[:-1]))
    leaps = steps[steps > 0]
    if len(leaps) < _LEAST_BANDS or len(leaps) > _BANDED * len(steps):
        leaps = steps
    return float(percentile(leaps, 90))


def _apart(one: Color, other: Color) -> float:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]), abs(one[2] - other[2]))


def _lines(
    rgb: Pixels, seed: Seed, tolerance: int, start: int, move: int
) -> Iterator[tuple[int, Color, float, tuple[bool, bool]]]:
    """Rows from ``start`` on: number, usual color, share of pixels that have it, and whether
    it ends at the left and at the right side. Read in blocks, since most growth is short.
    """
    height, width = rgb.shape[:2]
    row, size = start, 24
    while 0 <= row < height:
        rows = np.arange(row, min(height, row + size) if move > 0 else max(-1, row - size), move)
        block = rgb[rows, seed.x0 : seed.x1]
        color = median_level(block, axis=1)
        share = (most(np.abs(block - color[:, None])) <= 2 * tolerance).mean(axis=1)
        outs = []
        for x0, x1 in ((max(0, seed.x0 - 3), seed.x0), (seed.x1, min(width, seed.x1 + 3))):
            away = most(np.abs(rgb[rows, x0:x1] - color[:, None]))
            # Beyond the picture's edge there is nothing that could have the same color.
            outs.append(
                (away.max(axis=1) if x1 > x0 else np.full(len(rows), 255.0))
                > max(1.0, tolerance - 1)
            )
        ends = zip(outs[0].tolist(), outs[1].tolist(), strict=True)
        colors = zip(*color.T.tolist(), strict=True)
        yield from zip(rows.tolist(), colors, share.tolist(), ends, strict=True)
        row, size = row + move * size, size * 2
