"""Extension points without an outline, in smeared pictures: how much of a row their color covers.

Where no frame is drawn about a bar a codec leaves no edge of a point that stands out, least of all
of a pale one. But a blur moves color from pixel to pixel and loses none: what a row has of it, all
columns taken together, is as wide as the point is there, whatever each pixel shows. A point keeps
its color in its middle to the end, and gives up as much at both sides from row to row. Everything
speaks of a vertical bar.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import LIGHTNESS
from unheat.detect.bar_end_view import LEAST_ROWS, view_of_end
from unheat.detect.bar_grow import Strip
from unheat.detect.bar_search import Pixels

FloatArray = npt.NDArray[np.float64]

_REACH = 3
"""Columns beyond a strip over which a blur has spread its color."""

_SEEN = 3.0
"""Distance to the page, in tolerances, of a color that tells more than ripples."""

_FROM, _TO = 0.2, 0.8
"""Shares of its width between which a point narrows evenly: base and tip are blurred."""

_STEEPEST, _STEEPEST_PX = 0.25, 2.0
"""What loses more of its width from row to row, as a share and in pixels, is a flat end,
blurred, or a round one."""

_OFF_PX, _OFF = 0.5, 0.04
"""How far widths may lie off their line, in pixels, and besides as a share of the bar's."""

_EVEN_PX, _EVEN = 1.0, 0.12
"""By how much one side may be cut more than the other."""

_KEPT = 0.7
"""A point has so much of its color in its middle while a third of its width is there."""

_NARROWS = 0.5
"""Share of what is lost that is width: the rest may be color, which its middle loses as well."""

_WIDE = 1 / 3
_FOUND_PX = 2.0
"""The end of a ramp is found to within so many pixels."""

BLOCK_PX = 16.0
"""Rows of which JPEG keeps what tells colors of one brightness apart in a few numbers."""


def soft_base(
    rgb: Pixels, strip: Strip, page: FloatArray, tolerance: int, *, move: int
) -> float | None:
    """Where the point in direction ``move`` begins, in pixels; None without an even point.

    ``page`` is the color about the bar, 0-255, and ``tolerance`` the noise, in levels: what is
    nearer to the page may be the end of a ramp that fades.
    """
    view = view_of_end(rgb, strip, page, move=move)
    if view is None:
        return None
    inner = view.about(_REACH) - view.ground
    middle = (inner.shape[1] - 1) // 2
    core = inner[:, middle : middle + 2 - inner.shape[1] % 2].mean(axis=1)
    color = _color_of_point(core, strip.x1 - strip.x0, _SEEN * tolerance)
    if color is None:
        return None
    base = _begins(inner, core, color, view.longest)
    return None if base is None else view.place(base)


def is_tint(rgb: Pixels, strip: Strip, base: float, page: FloatArray, tolerance: int) -> bool:
    """Whether a bar is as bright as the page at row ``base``, to the noise: pale yellow on white.

    Within one block of a codec such a color may have any outline, that of a point as well.
    """
    row = min(max(round(base), strip.y0), strip.y1 - 1)
    color = np.median(rgb[row, strip.x0 : strip.x1].astype(np.float64), axis=0)
    return abs(float((color - page) @ LIGHTNESS)) < tolerance


def _color_of_point(core: FloatArray, width: int, least: float) -> FloatArray | None:
    """What a point has off the page, (3,), from the colors (n, 3) along the middle of a bar, its
    tip last: from there inwards it has one color as soon as it is wider than a blur. None where
    that is not ``least`` levels off."""
    seen = np.flatnonzero(np.linalg.norm(core, axis=1) >= least)
    last = int(seen[-1]) if len(seen) else 0
    body = core[max(last - max(width // 2, 4), 0) : max(last - 1, 0)]
    if len(body) < 2:
        return None
    color = np.asarray(np.median(body, axis=0))
    return color if float(color @ color) >= least**2 else None


def _begins(inner: FloatArray, core: FloatArray, color: FloatArray, longest: int) -> float | None:
    """The row, in pixels, at which rows (n, columns, 3) of colors off the page begin to lose the
    ``color`` of a point, as much at either side from row to row; None where they do not. Half of
    ``longest`` rows are those of the bar."""
    strength, usual = float(color @ color), longest // 2
    lengths = np.maximum((core[:usual] ** 2).sum(axis=1), 1e-9)[:, None]
    own = np.clip(np.einsum("rcx,rx->rc", inner[:usual], core[:usual]) / lengths, 0.0, 1.0)
    begins = [float(np.median(half)) for half in _halves(own)]
    full = sum(begins)
    halves = _halves(np.clip(inner @ color / strength, 0.0, 1.0))
    cuts = [begin - half for begin, half in zip(begins, halves, strict=True)]
    lost = cuts[0] + cuts[1]
    gone = np.flatnonzero(lost >= _TO * full)
    gone = gone[gone >= usual]
    if not len(gone):
        return None
    stop = int(gone[0])
    begun = np.flatnonzero(lost[:stop] < _FROM * full)
    first = int(begun[-1]) + 1 if len(begun) else 0
    at = np.arange(first, stop)
    if len(at) < LEAST_ROWS or first < usual:
        return None
    slope, offset = (float(one) for one in np.polyfit(at + 0.5, lost[at], 1))
    off = float(np.sqrt(np.mean((lost[at] - offset - slope * (at + 0.5)) ** 2)))
    wide = at[lost[at] <= (1.0 - _WIDE) * full]
    shown = core[wide] @ color / strength
    kept = len(wide) > 0 and float(shown.mean()) >= _KEPT
    if kept:
        # A ramp that goes on to the page loses color in all columns alike, and stays as wide.
        wider = (full - lost[wide]) / np.clip(shown, _KEPT, 1.0)
        kept = float((full - wider).mean()) >= _NARROWS * float(lost[wide].mean())
    straight = off <= _OFF_PX + _OFF * full
    even = float(np.abs(cuts[0] - cuts[1])[at].mean()) <= _EVEN_PX + _EVEN * full
    if not (kept and straight and even and 0.0 < slope <= min(_STEEPEST * full, _STEEPEST_PX)):
        return None
    base, height = -offset / slope, full / slope
    return base if height <= longest and abs(base - longest) <= height + _FOUND_PX else None


def _halves(cover: FloatArray) -> tuple[FloatArray, FloatArray]:
    """What each row (n, columns) covers left and right of its middle, in pixels; an odd column in
    the middle is of both."""
    stop = (cover.shape[1] - 1) // 2 + 1
    return cover[:, :stop].sum(axis=1), cover[:, ::-1][:, :stop].sum(axis=1)
