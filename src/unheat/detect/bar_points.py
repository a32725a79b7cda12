"""Extension points: what their outline and their color tell together.

In a picture without loss a point has one color to the last bit, and a ramp another one in each
row: where the colors begin to stand is the base, to half a pixel. The outline tells it less well:
pens are set to whole pixels, and points without soft edges are drawn wider than they are.
Everything speaks of a vertical bar.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.bar_end_view import rows_across
from unheat.detect.bar_grow import Strip
from unheat.detect.bar_point import point_base
from unheat.detect.bar_round_ends import is_round_end
from unheat.detect.bar_search import Pixels
from unheat.detect.bar_soft_point import BLOCK_PX, is_tint, soft_base
from unheat.detect.bar_tips import DRAWN, Tip, find_tip

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]

_SAME_BASE = 1.0
"""Bases of points that are told so near to each other, in pixels, are the same one."""

_TOLD_PX = 1.5
"""So far they may be told wrong by an outline, and by where colors stand."""

_ALONE_PX, _COLOR_PX = 2.0, 3.0
"""So far off may be an outline that tells the base of a smeared point alone, and its color."""

_INTO = (2, 1, 0)
"""So many rows beyond its base a point is looked at, where it is wide still."""

_REACH_PX, _REACH = 2.0, 0.01
"""How far an outline may tell a base wrong, in pixels and besides as a share of the bar."""

_BEFORE, _MOVING = 8, 0.75
"""So many rows of the ramp are looked at, of which so many have another color than the last."""

_WIDER_PX = 1
"""The line that is drawn at the base goes so far beyond the bar, at one side or both."""

_NEAR_END, _LEAST_ROWS = 8, 2
"""A point too small for its slope is among the outer rows, and has so many at least."""

_PAGE = 3
"""Levels of 255 by which a page is told from what is drawn on it."""


def find_point(
    rgb: Pixels, strip: Strip, page: FloatArray, tolerance: int, *, move: int
) -> Tip | None:
    """The point at the lower (``move`` 1) or upper (-1) end of a vertical strip, none where this is
    half a circle.

    ``page`` is the color around it, and ``tolerance`` the noise, in levels of 255.
    """
    tip = _told_point(rgb, strip, page, tolerance, move=move)
    if tip is None or not is_round_end(rgb, strip, page, tolerance, move=move):
        return tip
    return None


def _told_point(
    rgb: Pixels, strip: Strip, page: FloatArray, tolerance: int, *, move: int
) -> Tip | None:
    tip = find_tip(rgb, strip, tolerance, move=move)
    base = point_base(rgb, strip, page, move=move, drawn=tolerance <= DRAWN)
    if base is not None:
        if tip is None or abs(tip.base - base) > _SAME_BASE:
            tip = Tip(base)
        tip = replace(tip, slack=_TOLD_PX)
    if tolerance > DRAWN:
        tip = with_soft_base(tip, soft_base(rgb, strip, page, tolerance, move=move))
        if tip is not None and is_tint(rgb, strip, tip.base, page, tolerance):
            tip = replace(tip, off=max(tip.off, BLOCK_PX / 2))
        return tip
    if tip is None:
        told = small_base(rgb, strip, page, move=move)
    else:
        told = color_base(rgb, strip, tip.base, move=move)
    if told is None or (tip is not None and abs(tip.base - told) <= _SAME_BASE):
        return tip
    return Tip(told, _TOLD_PX)


def with_soft_base(tip: Tip | None, base: float | None) -> Tip | None:
    """The point of a smeared bar between its outline and where its color narrows, ``base``.

    An outline errs where a codec ripples, and the color where its ramp fades: their mean is off by
    half of what they differ, or less. What one of them alone tells is off by two pixels at times.
    """
    if tip is None:
        return None if base is None else Tip(base, _TOLD_PX, off=_COLOR_PX)
    if base is None:
        return replace(tip, off=_ALONE_PX)
    return replace(tip, base=(tip.base + base) / 2, off=abs(tip.base - base) / 2)


def color_base(rgb: Pixels, strip: Strip, base: float, *, move: int) -> float | None:
    """Where the color of a point begins, near the ``base`` that its outline tells.

    Pixels along the axis; None where the colors there do not tell a point from the ramp.
    """
    inside = int(np.floor(base)) if move > 0 else int(np.ceil(base)) - 1
    column = rgb[:, (strip.x0 + strip.x1) // 2].astype(np.int64)
    reach = _REACH_PX + _REACH * (strip.y1 - strip.y0)
    for into in _INTO:
        border = _standing_from(column, inside + move * into, strip, move)
        if border is not None:
            return border if abs(border - base) <= reach else None
    return None


def small_base(rgb: Pixels, strip: Strip, page: FloatArray, *, move: int) -> float | None:
    """Where a point of two or three rows begins: at a line that is wider than the bar by a pixel,
    from which on the color stands still; None without such a line.
    """
    left, right = strip.x0 - 2 * _WIDER_PX, strip.x1 + 2 * _WIDER_PX
    if left < 0 or right > rgb.shape[1]:
        return None
    rows = rows_across(rgb, strip, _NEAR_END + 1, 2 * _NEAR_END, move=move)
    drawn = most(np.abs(rgb[rows, left:right].astype(float) - page)) > _PAGE
    widths = drawn.sum(axis=1)
    full = strip.x1 - strip.x0
    wider = (widths > full) & (widths <= full + 2 * _WIDER_PX) & ~drawn[:, 0] & ~drawn[:, -1]
    at = np.flatnonzero(wider)
    if not len(at) or at[-1] == 0 or widths[at[-1] - 1] > full:
        return None
    line = int(at[-1])
    beyond = widths[line:]
    gone = np.flatnonzero(beyond == 0)
    if not len(gone) or gone[0] < _LEAST_ROWS:
        return None
    point = beyond[: gone[0]]
    if (np.diff(point) > 0).any() or point[-1] >= full:
        return None
    column = rgb[:, (strip.x0 + strip.x1) // 2].astype(np.int64)
    border = _standing_from(column, int(rows[line]), strip, move)
    edge = float(rows[line] if move > 0 else rows[line] + 1)
    return border if border is not None and abs(border - edge) <= _WIDER_PX else None


def _standing_from(column: IntArray, row: int, strip: Strip, move: int) -> float | None:
    """The border, in pixels, from which on a column of pixels has the color that ``row`` has;
    None where that is one row, or where the ramp before it stands as well.
    """
    if not 0 <= row < len(column):
        return None
    same = (column == column[row]).all(axis=1)
    at = last = row
    inner = strip.y1 if move < 0 else strip.y0 - 1
    while at - move != inner and same[at - move]:
        at -= move
    while 0 <= last + move < len(column) and same[last + move]:
        last += move
    ramp = at - move * np.arange(1, _BEFORE + 1)
    if at == last or (ramp[-1] - inner) * move <= 0:
        return None
    moves = (np.diff(column[ramp], axis=0) != 0).any(axis=1)
    if float(moves.mean()) < _MOVING:
        return None
    return float(at if move > 0 else at + 1)
