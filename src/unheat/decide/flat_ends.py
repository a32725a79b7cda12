"""Bars that are drawn on beyond their scale, so that the outer numbers find room beside them.

Such a bar begins and ends with a piece of one color, from its outermost tick on: nothing is
told there, and the scale ends with the tick. A ramp that goes on moves as much beyond its
outermost tick as before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.color.spaces import delta_e, srgb_to_lab
from unheat.decide.bar import places_of
from unheat.decide.ticks import PlacedTick, TickLine
from unheat.detect.bar_sample import sample_ramp
from unheat.model import Bar, Box, Raster

FloatArray = npt.NDArray[np.float64]

_LONGEST = 0.08
"""Share of a bar that such a piece has at most: half the height of a number."""

_SHORTEST_PX = 2.0
"""What is shorter is the pixel in which a bar ends."""

_TICK_PX = 1.0
"""How well a tick is placed."""

_LONGER = 2.5
"""Such a piece is so many times as long as those of one color that all ramps are drawn of."""

_SAME, _STILL = 0.3, 1.0
"""CIE76 distances of two pixels of one color in a drawing, and of all of them."""

_MOVES = 4.0
"""The ramp moves so many times as far over the same length on the other side of the tick."""


def without_flat_ends(raster: Raster, bar: Bar, ticks: Sequence[PlacedTick], line: TickLine) -> Bar:
    """The bar from its first to its last tick where it is of one color beyond them.

    The same object where neither end is flat.
    """
    kept = [tick.place for tick, value in zip(ticks, line.values, strict=True) if value is not None]
    if len(kept) < 2 or raster.lossy or bar.extends_start or bar.extends_end:
        return bar
    # A mark tells as much as the number at it, which may not have been read.
    kept += places_of(bar, bar.tick_positions).tolist()
    # As they are: ``sample_bar`` mends outer samples that leave the slope of the others.
    rgb, pixels = sample_ramp(raster.rgb, bar)
    places = places_of(bar, pixels)
    if bar.orientation == "vertical":
        rgb, places = rgb[::-1], places[::-1]
    lab = srgb_to_lab(rgb)
    # In a ramp in steps the outer ones are as long as the others.
    least = max(_SHORTEST_PX / bar.length, _LONGER * _usual_run(places, lab))
    low, high = min(kept), max(kept)
    flat_low = low >= least and _is_flat(places, lab, low, bar.length)
    flat_high = 1.0 - high >= least and _is_flat(
        1.0 - places[::-1], lab[::-1], 1.0 - high, bar.length
    )
    # Room is made at both ends alike; a palette makes long runs at one.
    return replace(bar, box=_between(bar, low, high)) if flat_low and flat_high else bar


def _is_flat(places: FloatArray, lab: FloatArray, tick: float, length_px: float) -> bool:
    """Whether the bar is of one color from place 0 to ``tick`` and moves beyond it.

    places (n,) ascend; lab (n, 3) are their colors.
    """
    slack = _TICK_PX / length_px
    # The outermost pixel may hold a bit of a frame.
    outer = (places > 1.0 / length_px) & (places < tick - slack)
    inner = (places > tick - slack) & (places < 2 * tick + slack)
    if tick > _LONGEST or outer.sum() < 1 or inner.sum() < 2:
        return False
    still = float(delta_e(lab[outer], lab[outer][:1]).max())
    moved = float(delta_e(lab[inner][-1:], lab[outer][-1:])[0])
    return still <= _STILL and moved >= _MOVES * _STILL


def _usual_run(places: FloatArray, lab: FloatArray) -> float:
    """How long the bar keeps one color, as a share of it, typically."""
    changes = np.flatnonzero(delta_e(lab[1:], lab[:-1]) > _SAME)
    if len(changes) < 2:
        return 1.0
    return float(np.median(np.diff(places[changes])))


def _between(bar: Bar, low: float, high: float) -> Box:
    """The part of the bar's box between two places, counted from its picture-low end."""
    box = bar.box
    if bar.orientation == "horizontal":
        return Box(box.x0 + low * box.width, box.y0, box.x0 + high * box.width, box.y1)
    return Box(box.x0, box.y1 - high * box.height, box.x1, box.y1 - low * box.height)
