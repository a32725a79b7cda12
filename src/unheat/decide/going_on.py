"""Whether the colors of a smeared bar go on beyond its outermost ticks as they went before.

What is drawn of a bar beyond its scale keeps one color. Behind a codec or a blur no two pixels
are alike, but a ramp that goes on has moved by its own pace, and what stands still has not.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.detect.bar_sample import sample_ramp
from unheat.model import Bar, Raster

FloatArray = npt.NDArray[np.float64]

_RIM_PX = 2.0
"""So much of an end holds some of the page or of a frame."""

_LEAST = 2
"""Rows between a rim and its tick that tell something."""

_LOOK = 10
"""So many rows before a tick tell the pace of the ramp, or as many more as stand beyond it."""

_MOVED = 0.5
"""Half of the way that the ramp would have gone: what stands still has gone none of it."""

_ROUNDING = 0.3
"""Standard deviation of a level that is a whole number."""

_SURE = 3.0
"""Standard errors by which it has gone further."""


def goes_on(raster: Raster, bar: Bar, gaps_px: tuple[float, float]) -> bool:
    """Whether both ends go on; ``gaps_px`` are how far the outermost ticks stand off the
    picture-low and the other end."""
    return all(_moves(colors, gap) for colors, gap in _ends(raster, bar, gaps_px))


def stands_still(
    raster: Raster, bar: Bar, gaps_px: tuple[float, float], least_px: float, longest_px: float
) -> bool:
    """Whether the colors of an end stand still from its outermost tick on rather than go on.

    Only where the tick is ``least_px`` to ``longest_px`` off the end: a ramp may change its pace.
    """
    ends = [end for end in _ends(raster, bar, gaps_px) if least_px <= end[1] <= longest_px]
    for colors, gap in ends:
        way = _way(colors, gap)
        # A ramp that turns goes another way, and does not stand; nor does one that bends so that
        # its course before the tick does not say where it is beyond.
        still = way is not None and abs(way[0]) + way[1] < _MOVED
        if still and not _goes_its_own_way(colors, gap):
            return True
    return False


def _ends(raster: Raster, bar: Bar, gaps_px: tuple[float, float]) -> list[tuple[FloatArray, float]]:
    """The colors (n, 3) of a bar from its picture-low end on and from the other one, each with how
    far its outermost tick stands in."""
    rgb, _ = sample_ramp(raster.rgb, bar)
    if bar.orientation == "vertical":
        rgb = rgb[::-1]
    return [(rgb, gaps_px[0]), (rgb[::-1], gaps_px[1])]


def _moves(rgb: FloatArray, gap: float) -> bool:
    """Whether colors (n, 3), one a pixel from an end on, move before the tick ``gap`` pixels in."""
    way = _way(rgb, gap)
    return way is not None and way[0] - _SURE * way[1] > _MOVED


def _way(rgb: FloatArray, gap: float) -> tuple[float, float] | None:
    """The share of their due way that the colors move there, and its error; None where too few
    rows tell."""
    places = np.arange(len(rgb), dtype=np.float64) + 0.5
    outer = (places > _RIM_PX) & (places < gap)
    inner = (places > gap) & (places < gap + max(_LOOK, 2 * gap))
    if outer.sum() < _LEAST or inner.sum() < _LOOK - 1:
        return None
    pace, start = np.polyfit(places[inner] - gap, rgb[inner], 1)
    scatter = float(
        np.sqrt(((rgb[inner] - start - (places[inner, None] - gap) * pace) ** 2).mean())
    )
    outer &= ~_of_rim(rgb, places, outer, start, pace, max(scatter, _ROUNDING))
    if outer.sum() < _LEAST:
        return None
    due = (places[outer].mean() - gap) * pace
    way = float(np.linalg.norm(due))
    if way == 0.0:
        return None
    gone = float((rgb[outer].mean(axis=0) - start) @ due) / way**2
    error = float(max(scatter, _ROUNDING) / (way * np.sqrt(outer.sum())))
    return gone, error


def _goes_its_own_way(rgb: FloatArray, gap: float) -> bool:
    """Whether colors (n, 3) beyond the tick ``gap`` pixels in move by themselves, in whatever
    direction, at half of the ramp's pace before it and more.

    In both halves: what is smeared from the rim, or over the tick from the ramp, moves in one.
    """
    places = np.arange(len(rgb), dtype=np.float64) + 0.5
    outer = np.flatnonzero((places > _RIM_PX) & (places < gap - _RIM_PX))
    inner = (places > gap) & (places < gap + max(_LOOK, 2 * gap))
    if len(outer) < _LOOK or inner.sum() < _LOOK - 1:
        return False
    pace = float(np.linalg.norm(np.polyfit(places[inner], rgb[inner], 1)[0]))
    return all(_least_pace(rgb[half]) > _MOVED * pace for half in np.array_split(outer, 2))


def _least_pace(rgb: FloatArray) -> float:
    """How far colors (n, 3) surely move from one to the next, in whatever direction."""
    away = np.arange(len(rgb)) - (len(rgb) - 1) / 2
    own, middle = np.polyfit(away, rgb, 1)
    scatter = float(np.sqrt(((rgb - middle - away[:, None] * own) ** 2).mean()))
    error = max(scatter, _ROUNDING) * float(np.sqrt(rgb.shape[1] / (away**2).sum()))
    return float(np.linalg.norm(own)) - _SURE * error


def _of_rim(
    rgb: FloatArray,
    places: FloatArray,
    outer: npt.NDArray[np.bool_],
    start: FloatArray,
    pace: FloatArray,
    scatter: float,
) -> npt.NDArray[np.bool_]:
    """(n,): rows of ``outer``, from the end on, that hold some of the page or of a frame yet.

    Their color is beside the ramp's course, on which both what stands still and what goes on lie.
    """
    off = rgb - start
    along = off @ pace / max(float(pace @ pace), 1e-9)
    beside = np.linalg.norm(off - along[:, None] * pace, axis=1)
    smeared = beside > _SURE * np.sqrt(len(start)) * scatter
    first = int(np.flatnonzero(outer)[0])
    clean = np.flatnonzero(~smeared[first:])
    stop = first + (int(clean[0]) if clean.size else len(rgb))
    rim: npt.NDArray[np.bool_] = places < stop
    return rim
