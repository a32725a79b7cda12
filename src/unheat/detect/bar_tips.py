"""Extension triangles: where the ramp ends and a point of one color begins.

The point narrows evenly on both sides. Its base, where it is as wide as the bar, is the
end of the ramp; the base is found by a straight line through the widths.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.components import stretches
from unheat.detect.bar_end_view import rows_across
from unheat.detect.bar_grow import Strip
from unheat.detect.bar_search import Pixels
from unheat.medians import median
from unheat.model import Bar, Box

FloatArray = npt.NDArray[np.float64]


DRAWN = 2
"""Noise of a drawing, in levels of 255: what is more was smeared by a codec."""

_BASE_PX, _BASE_LOSSY_PX = 2.5, 5.0
"""So far, in pixels, the base of a point may be told wrong by its slope alone."""

_BESIDE_PX = 4
"""So far beside a bar there is page."""

_SUDDEN_PX = 2.0
"""So much narrower than its bar may a point be where it begins; a long one narrows slowly."""


@dataclass(frozen=True, slots=True)
class Tip:
    """An extension: ``base`` is where it meets the ramp, in pixels along the axis, and may be told
    wrong by ``slack`` where a mark stands, and by ``off`` where none does.
    """

    base: float
    slack: float = _BASE_PX
    off: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Narrowing:
    """Rows (n,) in pixels along the axis, of which those from ``first`` on are narrower by ``cut``
    on either side, beyond the ``usual`` ones; ``half`` is half of the width.
    """

    rows: npt.NDArray[np.int64]
    usual: int
    half: float
    first: int
    cut: FloatArray


def narrowing(rgb: Pixels, strip: Strip, tolerance: int, *, move: int) -> Narrowing | None:
    """How a vertical strip narrows at an end, None where it does not."""
    width = strip.x1 - strip.x0
    center = (strip.x0 + strip.x1) // 2
    inside = min(strip.y1 - strip.y0, max(width, 8) + (strip.y1 - strip.y0) // 8) // 2 * 2
    rows = rows_across(rgb, strip, inside, inside + 2 * width + 8, move=move)
    lefts, rights = _extents(rgb[rows], strip, center, tolerance)
    wide = rights - lefts
    over = np.flatnonzero((wide < 3) | (wide > width + 6))
    # Beyond the ramp its point ends where a row is that of something else.
    ended = over[over >= inside][:1] + 1
    rows, lefts, rights = (
        part[: ended[0] if len(ended) else None] for part in (rows, lefts, rights)
    )
    left_cut = lefts.astype(float) - strip.x0
    right_cut = strip.x1 - rights.astype(float)
    usual = max(3, inside // 3)
    left_cut -= median(left_cut[:usual])
    right_cut -= median(right_cut[:usual])
    if tolerance > DRAWN:
        left_cut = right_cut = _envelope(np.minimum(left_cut, right_cut))
    both = np.minimum(left_cut, right_cut)
    half = width / 2
    slanted = (both >= 1.0) & (both < half) & (np.abs(left_cut - right_cut) <= 2.5)
    runs = stretches(slanted)
    runs = [run for run in runs if run[1] - run[0] >= 3]
    if not runs:
        return None
    first, end = runs[-1]
    cut = (left_cut + right_cut)[first:end] / 2
    return Narrowing(rows, usual, half, first, cut)


def find_tip(rgb: Pixels, strip: Strip, tolerance: int, *, move: int) -> Tip | None:
    """The extension at the lower (``move`` 1) or upper (-1) end of a vertical strip."""
    found = narrowing(rgb, strip, tolerance, move=move)
    if found is None:
        return None
    cut, half, first = found.cut, found.half, found.first
    # A point: it narrows all the way, and well beyond the corner of a rounded bar.
    if cut[-1] < 0.55 * half or np.mean(np.diff(cut) >= -0.5) < 0.9:
        return None
    if first < found.usual or cut[0] > 0.6 * half:
        return None
    slope, offset = np.polyfit(np.arange(first, first + len(cut)), cut, 1)
    if slope <= 0.05:
        return None
    # It begins to narrow at its base; notches of a tick at the very end are deep at once.
    if slope * first + offset > (_SUDDEN_PX if tolerance <= DRAWN else 2 * _SUDDEN_PX):
        return None
    middle, end = first + len(cut) // 2, first + len(cut)
    center = (strip.x0 + strip.x1) // 2
    if not _is_cut_off(rgb, strip, found.rows[middle:end].tolist(), center):
        return None
    # The cut is zero at the base; the line speaks of pixel centers.
    base = found.rows[0] + 0.5 + move * (-offset / slope)
    return Tip(float(base), _BASE_PX if tolerance <= DRAWN else _BASE_LOSSY_PX)


def _is_cut_off(rgb: Pixels, strip: Strip, rows: Sequence[int], center: int) -> bool:
    """Whether the corners beside a point are page, and not a ramp whose grain broke its rows."""
    corners = (strip.x0 + 1, strip.x1 - 2)
    beside = (max(strip.x0 - _BESIDE_PX, 0), min(strip.x1 + _BESIDE_PX, rgb.shape[1]) - 1)
    picked = rgb[list(rows)].astype(float)
    page, cut = (np.median(picked[:, columns], axis=(0, 1)) for columns in (beside, corners))
    point = np.median(picked[:, center - 1 : center + 2], axis=(0, 1))
    return bool(np.linalg.norm(cut - page) <= np.linalg.norm(cut - point))


def trim(strip: Strip, start: Tip | None, end: Tip | None) -> Strip:
    """The strip between the bases of its points, of which none is a step."""
    y0 = strip.y0 if start is None else max(strip.y0, round(start.base))
    y1 = strip.y1 if end is None else min(strip.y1, round(end.base))
    steps = strip.steps
    if steps:
        inner = [step for step in steps[1:-1] if y0 + _SUDDEN_PX < step < y1 - _SUDDEN_PX]
        steps = (y0, *inner, y1)
    return Strip(y0, max(y0 + 1, y1), strip.x0, strip.x1, steps, strip.smoothness)


def to_bases(box: Box, start: Tip | None, end: Tip | None) -> Box:
    """A vertical bar's box, ended where its points begin."""
    y0 = box.y0 if start is None else start.base
    y1 = box.y1 if end is None else end.base
    return Box(box.x0, y0, box.x1, y1)


def with_off(slack: tuple[float, float], start: Tip | None, end: Tip | None) -> tuple[float, float]:
    """How far the ends of a bar may lie off, in pixels, those included that points tell."""
    first, last = slack
    first = first if start is None else max(first, start.off)
    last = last if end is None else max(last, end.off)
    return first, last


def marked_bases(bar: Bar, start: Tip | None, end: Tip | None) -> Bar:
    """A vertical bar whose points begin at the tick marks that stand where they begin.

    The base of a point is told to a pixel or two; a mark so near to it is exact.
    """
    y0, y1 = bar.box.y0, bar.box.y1
    marks = np.array(bar.tick_positions, dtype=float)
    if len(marks) > 1:
        first, last = marks.min(), marks.max()
        if start is not None and abs(first - y0) <= start.slack:
            y0 = float(first)
        if end is not None and abs(last - y1) <= end.slack:
            y1 = float(last)
    return replace(bar, box=Box(bar.box.x0, y0, bar.box.x1, y1))


def _extents(
    lines: Pixels, strip: Strip, center: int, tolerance: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """How far the color at the center of each of the lines (n, w, 3) goes to the left and to the
    right, [left, right), both (n,)."""
    reach = 4
    x0, x1 = max(0, strip.x0 - reach), min(lines.shape[1], strip.x1 + reach)
    near = most(np.abs(lines[:, x0:x1].astype(np.int16) - lines[:, center, None]))
    # The color of a point may lie close to the page's; on drawn pictures it is exact.
    other = near > (3 if tolerance <= DRAWN else 3 * tolerance)
    # The nearest other color on either side, or the end of what is looked at.
    before, after = other[:, : center - x0][:, ::-1], other[:, center - x0 + 1 :]
    left = np.where(before.any(axis=1), before.argmax(axis=1), before.shape[1])
    right = np.where(after.any(axis=1), after.argmax(axis=1), after.shape[1])
    return center - left, center + 1 + right


def _envelope(cuts: FloatArray) -> FloatArray:
    """The least of each cut and all that follow: a codec's ripples only add to a cut.

    >>> _envelope(np.array([0.0, 7.0, 1.0, 3.0, 2.0])).tolist()
    [0.0, 1.0, 1.0, 2.0, 2.0]
    """
    envelope: FloatArray = np.minimum.accumulate(cuts[::-1])[::-1]
    return envelope
