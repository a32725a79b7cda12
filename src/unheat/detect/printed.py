"""Cells told by their print, where a codec washed the borders between them away.

Numbers in equal cells stand in equal places. Seen along an axis they are humps of ink
with clear lanes between them, and the lanes are as wide as both margins together; words
of one cell stand closer than that.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from unheat.model.geometry import Box, Span

FloatArray = npt.NDArray[np.float64]

# Strokes are thinner than this, and differ from their ground by more than that.
_STROKE_PX = 11
# Lanes between rows of small cells are as narrow as that; the strokes there are thinner.
_THIN_PX = 5, 3
_INK_LEVELS = 40
_SMALLEST_PERIOD_PX = 10.0
# Ink in a lane, and in the middle of a cell, as shares of a full hump.
_LANE, _RIPPLED = 0.15, 0.35
_LEAST_INK = 0.02
# A frame, the narrowest lane whose middle is free of what a codec throws beside print, and how many
# tell more than what stands about them.
_RIM_PX, _LEAST_LANE_PX, _FEWEST_LANES = 2.0, 4, 4
# Half of a lane as a share of a cell: what is left of it where a codec has filled its sides.
_LANE_SHARE = 0.1
# Half of the width of a line between cells, with what a codec makes of it.
_LINE_PX = 2
_HUMP = 0.5
# Share of the most ink at one place that a hump has at least, where lines of cells are few.
_PEAK = 0.5


def print_counts(
    rgb: npt.NDArray[np.uint8], box: Box, *, drawn: bool = False, rippled: bool = False
) -> tuple[int, int]:
    """(rows, columns) of equal cells in ``box`` that the print shows, 1 where it shows none.

    In a picture as it was ``drawn`` little print in large cells is print all the same, and in a
    ``rippled`` one lanes hold some of what a codec makes of steps.
    """
    if min(box.width, box.height) < 2 * _SMALLEST_PERIOD_PX:
        return 1, 1
    ys, xs = box.padded(-2.0).pixels(rgb.shape)
    part = np.ascontiguousarray(rgb[ys, xs])
    if not part.size:
        return 1, 1
    across, along = _counts(ink_mask(part), drawn=drawn, rippled=rippled)
    for pen in _THIN_PX if rippled else ():
        if min(across, along) > 1:
            break
        thin = _counts(ink_mask(part, pen=pen), drawn=drawn, rippled=True)
        across, along = max(across, thin[0]), max(along, thin[1])
    return across, along


def _counts(ink: npt.NDArray[np.bool_], *, drawn: bool, rippled: bool) -> tuple[int, int]:
    across, along = (_count(ink.mean(axis=axis), drawn=drawn, rippled=rippled) for axis in (1, 0))
    return across, along


def lanes_between(rgb: npt.NDArray[np.uint8]) -> npt.NDArray[np.bool_]:
    """(h,): rows of pixels with little print, where others have much; none where nobody prints.

    A codec leaves some of it beside every step, and lines between cells look like strokes.
    """
    found = np.zeros(len(rgb), dtype=bool)
    for pen in (_STROKE_PX, *_THIN_PX):
        profile = ink_mask(np.ascontiguousarray(rgb), pen=pen).mean(axis=1)
        full = float(np.quantile(profile, 0.9))
        lanes: npt.NDArray[np.bool_] = (profile <= _RIPPLED * full) & (full >= _LEAST_INK)
        found = lanes if lanes.mean() > 2 * found.mean() else found
    return found


def sides_of_lanes(rgb: npt.NDArray[np.uint8]) -> list[tuple[int, int]]:
    """Halves of the lanes between rows of print, first and end of each: below one row of numbers,
    and above the next one; none where there are few."""
    lanes = _wide(lanes_between(rgb)).tolist()
    return [side for a, b in lanes for side in ((a, (a + b) // 2), ((a + b) // 2, b))]


def _wide(clear: npt.NDArray[np.bool_]) -> npt.NDArray[np.intp]:
    """(n, 2): first and end of the lanes that are wide enough to tell something; none where they
    are few."""
    edges = np.flatnonzero(np.diff(np.r_[False, clear, False].astype(np.int8))).reshape(-1, 2)
    wide: npt.NDArray[np.intp] = edges[np.ptp(edges, axis=1) >= _LEAST_LANE_PX]
    return wide if len(wide) >= _FEWEST_LANES else wide[:0]


def lanes_along(rgb: npt.NDArray[np.uint8], box: Box, axis: int) -> tuple[Span, ...]:
    """The lanes between numbers in ``box`` that run from row to row (``axis`` 0), or from column to
    column, as spans across; none where there are few.
    """
    if min(box.width, box.height) <= 2 * _RIM_PX:
        return ()
    ys, xs = box.padded(-_RIM_PX).pixels(rgb.shape)
    part = rgb[ys, xs]
    if not part.size:
        return ()
    clear = lanes_between(part if axis == 1 else part.transpose(1, 0, 2))
    lanes = _wide(clear) + (ys if axis == 1 else xs).start
    return tuple((float(a), float(b)) for a, b in lanes)


def ink_mask(
    rgb: npt.NDArray[np.uint8], *, dark: bool | None = None, pen: int = _STROKE_PX
) -> npt.NDArray[np.bool_]:
    """(h, w): pixels of strokes thinner than ``pen`` that are darker than what is around them, or
    lighter.

    ``dark`` asks for one of both.
    """
    grey = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
    kernel = np.ones((pen, pen), np.uint8)
    chosen = [] if dark is False else [cv2.MORPH_BLACKHAT]
    chosen += [] if dark is True else [cv2.MORPH_TOPHAT]
    depth = np.max([cv2.morphologyEx(grey, operation, kernel) for operation in chosen], axis=0)
    ink: npt.NDArray[np.bool_] = depth > _INK_LEVELS
    return ink


def _count(profile: FloatArray, *, drawn: bool, rippled: bool) -> int:
    full = _PEAK * float(profile.max()) if drawn else float(np.quantile(profile, 0.9))
    if full < (0.0 if drawn else _LEAST_INK) or not profile.any():
        return 1
    most = int(profile.size / _SMALLEST_PERIOD_PX)
    clear = profile <= (_RIPPLED if rippled else _LANE) * full
    # A line that parts dark cells is drawn there, and no print: it has lanes at both sides.
    lined = np.zeros_like(clear)
    lined[_LINE_PX:-_LINE_PX] = clear[: -2 * _LINE_PX] & clear[2 * _LINE_PX :]
    for n in range(most, 1, -1):
        if _fits(profile, n, full, clear, lined) or (rippled and _alternates(profile, n, full)):
            return n
    return 1


def _alternates(profile: FloatArray, n: int, full: float) -> bool:
    """Whether n equal cells have much ink in their middles and, taken together, little between
    them, where single lanes are no more than paler."""
    period = profile.size / n
    least = float(np.maximum.reduceat(profile, _middles(n, period))[::2].min())
    if least < _HUMP * full:
        # Nearly all numbers of cells that are tried.
        return False
    half = max(_LANE_SHARE * period, 1.0)
    borders = np.arange(1, n) * period
    lanes = np.array([profile[int(at - half) : int(at + half) + 1].mean() for at in borders])
    return bool(lanes.max() <= _HUMP * least and lanes.mean() <= _RIPPLED * full)


def _middles(n: int, period: float) -> npt.NDArray[np.intp]:
    """(2 n,) first and end of the middle of each of n cells: from a quarter to three quarters."""
    ends = (np.arange(n)[:, None] + (0.25, 0.75)) * period
    return np.asarray(ends.astype(np.intp) + np.array([0, 1])).ravel()


def _fits(
    profile: FloatArray,
    n: int,
    full: float,
    clear: npt.NDArray[np.bool_],
    lined: npt.NDArray[np.bool_],
) -> bool:
    """Whether n equal cells have their ink in the middle and clear lanes between them.

    ``clear`` tells where little ink is, ``lined`` where a line may be that is no print.
    """
    period = profile.size / n
    borders = (np.arange(1, n) * period).round().astype(int)
    drawn = lined[borders]
    if not (clear[borders] | drawn).all():
        return False
    if float(np.maximum.reduceat(profile, _middles(n, period))[::2].min()) < _HUMP * full:
        return False
    clear = clear.copy()
    for border in borders[drawn].tolist():
        clear[border - _LINE_PX : border + _LINE_PX] = True
    inked = (~clear).nonzero()[0]
    # Lengths of the stretches of clear places around the borders.
    after = inked.searchsorted(borders)
    around = np.concatenate([[-1], inked, [profile.size]])
    lanes = int((around[after + 1] - around[after] - 1).min())
    if lanes < 0.1 * period:
        return False
    margins = float(inked[0] + profile.size - 1 - inked[-1])
    return lanes >= 0.5 * margins
