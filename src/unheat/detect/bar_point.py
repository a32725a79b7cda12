"""Extension points by their outline: how wide a bar stands out from the page, row by row.

Colors do not tell a point from its ramp where both are dark, nor from the frame about them, and a
blur hides where the one begins. But a point is as wide as its bar where it begins, and narrows by
the same from row to row until nothing is left: a line through its widths tells its base.
Everything speaks of a vertical bar.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.bar_end_view import LEAST_ROWS, view_of_end
from unheat.detect.bar_grow import Strip
from unheat.detect.bar_search import Pixels
from unheat.medians import median

FloatArray = npt.NDArray[np.float64]

_FRAME = 5
"""Columns beyond a strip that its frame may take; tick marks go on beyond them."""

_SEEN, _SEEN_DRAWN = 48.0, 12.0
"""Contrast to the page, in levels of 255, of an outline that a codec leaves in its place, and of
one in a drawing, where it may be a pale frame."""

_FROM, _TO = 0.2, 0.8
"""Shares of its width between which a point narrows evenly: base and tip are blurred."""

_NARROW = 0.5
"""A point has lost so much of its width before it is gone."""

_STEEPEST = 0.25
"""What loses more of its width from row to row is a flat end, blurred, or turned a little."""

_STRAIGHT_PX, _STRAIGHT = 0.7, 0.04
"""How well a width is told, in pixels, and besides as a share of the bar's."""

_FOUND_PX = 2.0
"""The end of a ramp is found to within so many pixels."""

_EVEN = 0.12
"""Share of its width by which one side of a point may be cut more than the other."""


def point_base(
    rgb: Pixels, strip: Strip, page: FloatArray, *, move: int, drawn: bool = False
) -> float | None:
    """Where the point in direction ``move`` begins, in pixels; None without an even point.

    In a picture that was ``drawn``, without loss, it may be paler.
    """
    view = view_of_end(rgb, strip, page, move=move)
    if view is None:
        return None
    longest = view.longest
    contrast = most(np.abs(view.about(_FRAME) - view.ground))
    seen = _SEEN_DRAWN if drawn else _SEEN
    cuts = [_cut(contrast, seen), _cut(contrast[:, ::-1], seen)]
    usual = longest // 2
    begins = [float(median(cut[:usual])) for cut in cuts]
    if not np.isfinite(begins).all():
        return None
    cuts = [np.clip(cut - begin, 0.0, None) for cut, begin in zip(cuts, begins, strict=True)]
    full = contrast.shape[1] - sum(begins)
    lost = cuts[0] + cuts[1]
    gone = np.flatnonzero(~np.isfinite(lost) | (lost >= _TO * full))
    gone = gone[gone >= usual]
    stop = int(gone[0]) if len(gone) else len(lost)
    begun = np.flatnonzero(lost[:stop] < _FROM * full)
    first = int(begun[-1]) + 1 if len(begun) else 0
    at = np.arange(first, stop)
    if len(at) < LEAST_ROWS or not len(gone) or first < usual:
        return None
    slope, offset = (float(one) for one in np.polyfit(at + 0.5, lost[at], 1))
    off = float(np.sqrt(np.mean((lost[at] - offset - slope * (at + 0.5)) ** 2)))
    uneven = np.abs(cuts[0] - cuts[1])[at].max()
    straight = off <= _STRAIGHT_PX + _STRAIGHT * full
    even = uneven <= 2 * _STRAIGHT_PX + _EVEN * full
    # What fades is gone while it is still wide.
    narrow = lost[stop - 1] >= _NARROW * full
    if not (narrow and straight and even and 0.0 < slope <= _STEEPEST * full):
        return None
    base, height = -offset / slope, full / slope
    # A ramp is found up to its point, or with it.
    if height > longest or abs(base - longest) > height + _FOUND_PX:
        return None
    return view.place(base)


def _cut(contrast: FloatArray, seen: float) -> FloatArray:
    """How many columns from the left each row has the page's color; NaN where no ``contrast`` with
    it is ``seen``.
    """
    peak = contrast.max(axis=1)
    half = contrast >= peak[:, None] / 2
    first = half.argmax(axis=1)
    lines = np.arange(len(contrast))
    inner, outer = contrast[lines, first], contrast[lines, np.maximum(first - 1, 0)]
    part = np.where(first > 0, (inner - peak / 2) / np.maximum(inner - outer, 1e-9), 0.5)
    cut: FloatArray = np.where(peak >= seen, first + 0.5 - part, np.nan)
    return cut
