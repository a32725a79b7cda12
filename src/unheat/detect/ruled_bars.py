"""Bars of a chart that its ruling parts into cells of one size.

The lines of a chart's scale run over its bars, and bars of groups stand side by side with one
breadth: rows and columns. Yet each bar has one color from its foot to its end, all stand on one
line, and they end where their numbers have it, between the lines or beyond the last one. Cells end
at borders.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.channels import coded, most
from unheat.detect.rivals import FoundPanel
from unheat.medians import median_level

FloatArray = npt.NDArray[np.float64]
Span = tuple[float, float]

_INSET = 0.3
"""Bars are looked at so far from their sides, as a share of their breadth, and more: numbers stand
on them, and the page shows between them."""

_LINE_PX = 3
"""Lines of a ruling are so thick at most."""

_EVEN = 8.0
"""Levels of 255 within which a bar has one color."""

_OFF, _OFF_PX = 0.06, 3.5
"""So far from every border, as a share of a line and in pixels, is between them."""

_PAIRED = 3
"""Of more bars than these one that ends between borders tells nothing."""

_FEWEST, _MOST, _BARS = 2, 60, 0.4
"""Bars and cells along them that tell, how many bars are looked at, and the share of the lines
that are some at least."""

_GROUND, _SHADES = 0.05, 8
"""Share of the places in cells that show the ground beyond bars at least, and how many levels are
one color there: bars are not all of one length."""

_ACROSS = (0.25, 0.5, 0.75)
"""Where cells are looked at along a bar, as shares of their length."""

_FOOT = 0.1
"""Share of a line by which the feet of bars differ at most."""

_ON_FOOT, _ENDS, _UNTOLD = 0.9, 0.3, 0.1
"""Shares of the bars that stand on one line and that end between borders at least, and of the
filled cells that are part of none at most: print stands over bars."""


def are_ruled_bars(
    rgb: npt.NDArray[np.uint8],
    panel: FoundPanel,
    background: tuple[float, float, float],
    tolerance: float,
) -> bool:
    """Whether the lines of a panel are bars that stand on one of its sides."""
    page = np.array(background)
    if not _shows_ground(rgb, panel):
        return False
    for axis in (0, 1):
        picture = rgb if axis == 0 else rgb.transpose(1, 0, 2)
        along, across = panel.rows, panel.columns
        if axis:
            along, across = across, along
        # A single cell that print stands in looks like a bar that ends there.
        if min(len(along), len(across)) < _FEWEST:
            continue
        some = across[:: 1 + len(across) // _MOST]
        lanes = _without_lines(np.array([lane_of(picture, *span) for span in some]))
        length = len(picture)
        turned = [(length - end, length - start) for start, end in reversed(along)]
        for spans, looked in ((along, lanes), (turned, lanes[:, ::-1])):
            if _stand(looked, spans, page, tolerance):
                return True
    return False


def _shows_ground(rgb: npt.NDArray[np.uint8], panel: FoundPanel) -> bool:
    """Whether some cells have one color, as the ground has beyond the ends of bars."""
    rows = np.array([start + (end - start) / 2 for start, end in panel.rows]).astype(int)
    columns = np.array(
        [start + share * (end - start) for start, end in panel.columns for share in _ACROSS]
    ).astype(int)
    seen = rgb[rows.clip(0, len(rgb) - 1)[:, None], columns.clip(0, rgb.shape[1] - 1)]
    alike = coded(seen // _SHADES)
    # One cell has one color as well.
    least = max(_GROUND * alike.size, len(_ACROSS) + 1)
    return bool(np.unique(alike, return_counts=True)[1].max() >= least)


def lane_of(picture: npt.NDArray[np.uint8], first: float, last: float) -> FloatArray:
    """(n, 3) the color that most of a line's middle has in each line of pixels across it."""
    inset = _INSET * (last - first)
    start = min(max(int(first + inset), 0), picture.shape[1] - 1)
    return median_level(picture[:, start : max(int(last - inset), start) + 1], axis=1)


def _without_lines(lanes: FloatArray) -> FloatArray:
    """(n, length, 3) lanes without the thin lines across them: over bars and page alike."""
    ends = ((0, 0), (_LINE_PX, _LINE_PX), (0, 0))
    # Medians of levels are whole or half ones, and small numbers are sorted many at a time.
    twice = np.pad((2.0 * lanes).astype(np.int16), ends, "edge")
    windows = np.lib.stride_tricks.sliding_window_view(twice, 2 * _LINE_PX + 1, axis=1)
    return np.asarray(np.sort(windows, axis=-1)[..., _LINE_PX] / 2.0)


def _stand(lanes: FloatArray, spans: Sequence[Span], page: FloatArray, tolerance: float) -> bool:
    """Whether the lanes (n, length, 3) hold bars that stand on the end of the last of ``spans``."""
    middles = np.array([int((start + end) / 2) for start, end in spans])
    grounds = _grounds(lanes, int(middles[-1]), page, tolerance)
    found = [_bar(lane, int(middles[-1]), grounds, tolerance) for lane in lanes]
    bars = np.array([bar for bar in found if bar is not None], dtype=float).reshape(-1, 2)
    if len(bars) < max(_FEWEST, _BARS * len(lanes)):
        return False
    tops, feet = bars.T
    period = float(np.median([end - start for start, end in spans]))
    # Marks may stand on the feet of some.
    on_foot = np.abs(feet - np.median(feet)) <= max(_LINE_PX, _FOOT * period)
    if on_foot.mean() < _ON_FOOT or abs(float(np.median(feet)) - spans[-1][1]) > 0.5 * period:
        return False
    near = max(_OFF_PX, _OFF * period)
    borders = np.array([place for span in spans for place in span])
    # Beyond the first cell there are borders as well, as far as bars reach.
    more = borders[0] - period * np.arange(1, 2 + int(max(borders[0], 0.0) / period))
    off = np.abs(tops[:, None] - np.r_[more, borders]).min(axis=1) > near
    off &= [
        not _goes_on(lane, bar, period, tolerance)
        for lane, bar in zip(lanes, found, strict=True)
        if bar is not None
    ]
    least = _FEWEST if len(bars) > _PAIRED else 1
    if off.sum() < max(least, _ENDS * len(bars)) or np.ptp(tops) <= near:
        return False
    looked = np.array(
        [[start + share * (end - start) for start, end in spans] for share in _ACROSS]
    )
    filled = ~_is_one_of(
        lanes[:, looked.astype(int).clip(0, lanes.shape[1] - 1)], grounds, tolerance
    )
    # A number over a bar is not as high as most of a cell.
    filled = filled.sum(axis=1) > len(_ACROSS) // 2
    first = np.array([np.inf if bar is None else bar[0] for bar in found])
    untold = filled & (np.array([end for _, end in spans]) <= first[:, None] + near)
    return bool(untold.sum() <= _UNTOLD * filled.sum())


def _goes_on(lane: FloatArray, bar: Span, period: float, tolerance: float) -> bool:
    """Whether the color of a bar comes again beyond its end: print stands in a cell there."""
    end = int(bar[0])
    beyond = lane[max(int(end - period), 0) : end]
    own = most(np.abs(beyond - lane[end + _LINE_PX])) <= max(tolerance, _EVEN)
    return bool(own.sum() > _LINE_PX)


def _grounds(lanes: FloatArray, at: int, page: FloatArray, tolerance: float) -> FloatArray:
    """(k, 3) the page, and the color of the axes where bars end at another one."""
    found = [_bar(lane, at, page[None], tolerance) for lane in lanes]
    ends = [
        lane[max(int(bar[0]) - 2 * _LINE_PX, 0)]
        for lane, bar in zip(lanes, found, strict=True)
        if bar is not None
    ]
    return np.array([page, np.median(ends, axis=0)]) if ends else page[None]


def _is_one_of(colors: FloatArray, grounds: FloatArray, tolerance: float) -> npt.NDArray[np.bool_]:
    apart = np.abs(colors[..., None, :] - grounds).max(axis=-1).min(axis=-1)
    return np.asarray(apart <= 2.0 * tolerance)


def _bar(lane: FloatArray, at: int, grounds: FloatArray, tolerance: float) -> Span | None:
    """Where the one color about ``at`` in a lane (length, 3) begins and ends; no ground is one."""
    if not 0 <= at < len(lane):
        return None
    own = lane[at]
    if _is_one_of(own, grounds, tolerance):
        return None
    other = most(np.abs(lane - own)) > max(tolerance, _EVEN)
    before, after = np.flatnonzero(other[:at]), np.flatnonzero(other[at:])
    if not len(before) or not len(after):
        return None
    return float(before[-1] + 1), float(at + after[0])
