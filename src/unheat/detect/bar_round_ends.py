"""Bars whose ends are half circles, as web pages draw them: none of these is an extension point.

A point and a round end both narrow on both sides to nothing. How much of each row is covered tells
them apart: of a point as much less in every row, of a circle hardly less at first. Summed over a
row the color of a bar is there behind a codec too, which blurs the outline itself.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.detect.bar_end_view import rows_across
from unheat.detect.bar_grow import Strip
from unheat.detect.bar_search import Pixels
from unheat.medians import median

FloatArray = npt.NDArray[np.float64]

_BESIDE_PX = 4
"""So far beside a bar its color is looked for."""

_PALE = 40.0
"""Levels by which the color of a row differs from the page where its outline is seen."""

_SURE = 6.0
"""Tolerances by which it differs from the page where a row's own cover tells how wide it is."""

_INSIDE = 2
"""Widths of a bar, from its end inwards, that are looked at: no end that narrows is longer."""

_GONE = 0.8
"""Share of its half width by which the last row of an end is narrower, at least."""

_STEP_PX = 0.25
"""How finely it is tried where the end begins to narrow."""

_LENGTHS = np.arange(0.6, 4.0, 0.2)
"""Lengths of points, in half widths of their bars."""


def is_round_end(rgb: Pixels, strip: Strip, page: FloatArray, tolerance: int, *, move: int) -> bool:
    """Whether the lower (``move`` 1) or upper (-1) end of a vertical strip is half a circle: the
    ramp goes on to its very end.

    ``page`` is the color around it, and ``tolerance`` the noise, in levels of 255.
    """
    width = strip.x1 - strip.x0
    rows = rows_across(rgb, strip, _INSIDE * width, (_INSIDE + 2) * width, move=move)
    if len(rows) <= _INSIDE * width:
        return False
    end = int(rows[_INSIDE * width - 1])
    if _is_pale(rgb, strip, page, max(_PALE, _SURE * tolerance), end):
        # Ripples and the frame cover as much as such a color does: the outline tells better.
        return False
    widths = _widths(rgb[rows], strip, page)
    full = float(median(widths[:width]))
    half, cut = full / 2, (full - widths) / 2
    gone = np.flatnonzero(cut >= _GONE * half)
    if not len(gone) or half <= 0:
        return False
    cut = cut[: gone[0] + 1]
    bases = np.arange(0.0, len(cut), _STEP_PX)
    # (b, n): how far each row lies beyond the places where the end may begin to narrow.
    along = np.maximum(np.arange(len(cut)) + 0.5 - bases[:, None], 0.0)
    circle = half - np.sqrt(half**2 - np.minimum(along, half) ** 2)
    points = (np.minimum(along / length, half) for length in _LENGTHS)
    straight = min(float(np.square(point - cut).mean(axis=1).min()) for point in points)
    return float(np.square(circle - cut).mean(axis=1).min()) < straight


def _is_pale(rgb: Pixels, strip: Strip, page: FloatArray, least: float, row: int) -> bool:
    """Whether the middle of a bar is nearer to the page than ``least`` levels, at a row."""
    center = (strip.x0 + strip.x1) // 2
    color = np.median(rgb[row, center - 1 : center + 2].astype(float), axis=0)
    return float(np.linalg.norm(color - page)) < least


def _widths(lines: Pixels, strip: Strip, page: FloatArray) -> FloatArray:
    """How many pixels of each of the lines (n, w, 3) the bar covers, (n,): as much of every pixel
    as it has of the color in the middle. Pale lines are none of it."""
    center = (strip.x0 + strip.x1) // 2
    x0, x1 = max(strip.x0 - _BESIDE_PX, 0), strip.x1 + _BESIDE_PX
    color = np.median(lines[:, center - 1 : center + 2].astype(float), axis=1) - page
    square = (color**2).sum(axis=1)
    shares = np.einsum("nwc,nc->nw", lines[:, x0:x1] - page, color)
    shares = np.clip(shares / np.maximum(square, 1.0)[:, None], 0.0, 1.0)
    widths: FloatArray = np.where(square >= _PALE**2, shares.sum(axis=1), 0.0)
    return widths
