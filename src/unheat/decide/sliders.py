"""Bars of sliders: a handle lies over each end of the scale.

Such a bar has two numbers, one at the middle of each handle. There the scale ends, and a handle,
which has one color, reaches as far beyond it as over it. A handle of the page's color is not seen,
and the bar seems to end before it: the distance of the numbers tells where it lies.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.color.spaces import delta_e, srgb_to_lab
from unheat.decide.bar import places_of
from unheat.decide.end_colors import first_run, usual_run
from unheat.decide.flat_ends import page_color, shortened
from unheat.decide.ticks import PlacedTick
from unheat.detect.bar_sample import sample_ramp
from unheat.model import Bar, Raster

FloatArray = npt.NDArray[np.float64]

_LONGEST = 0.12
"""Share of a bar that a handle takes at most."""

_SHORTEST_PX = 2.0
"""Half a handle at least."""

_RUN = 1.4, 2.5
"""A handle is about twice as long as what of it lies beyond the number at its middle."""

_OFF_TEXT = 0.4
"""The middles of two numbers are off what these point at by half of this share of their height."""

_LEAST_MOVE = 1.2
"""CIE76 distance by which the ramp moves over the length of a handle."""

_LONGER = 2.5
"""A handle is so many times as long as the pieces of one color that ramps are drawn of."""

_PALE = 15.0
"""CIE76 distance from the page of the last color before a handle that is not seen."""

_PX = 1.5
"""How well two handles are told to be of one length."""


def without_handles(raster: Raster, bar: Bar, ticks: Sequence[PlacedTick]) -> Bar:
    """The bar of a slider from the middle of one handle to the other; the same for other bars."""
    if len(ticks) != 2 or raster.lossy or bar.extends_start or bar.extends_end or bar.segments:
        return bar
    rgb, pixels = sample_ramp(raster.rgb, bar)
    lab, places = srgb_to_lab(rgb), places_of(bar, pixels)
    if bar.orientation == "vertical":
        lab, places = lab[::-1], places[::-1]
    low, high = sorted(tick.place for tick in ticks)
    gaps = np.array([low, 1.0 - high]) * bar.length
    tall = max((tick.box.height for tick in ticks if tick.box is not None), default=0.0)
    runs = [
        _handle(lab, places * bar.length),
        _handle(lab[::-1], (1.0 - places[::-1]) * bar.length),
    ]
    first, last = runs
    # Numbers beside a bar stand a little above what they point at, both of them.
    gap = float(gaps.mean())
    if first is not None and last is not None:
        alike = all(_RUN[0] * gap <= run <= _RUN[1] * gap for run in (first, last))
        if gap < _SHORTEST_PX or np.ptp(gaps) > _OFF_TEXT * tall or not alike:
            return bar
        return shortened(bar, gap / bar.length, 1.0 - gap / bar.length)
    seen = first if first is not None else last
    if seen is None or seen < usual_run(places, lab) * bar.length * _LONGER:
        return bar
    half = seen / 2
    beyond = half + (high - low) * bar.length - bar.length
    hidden = lab[-1] if first is not None else lab[0]
    pale = float(delta_e(hidden, page_color(raster))) <= _PALE
    off = np.abs(gaps - np.array([half, -half] if first is not None else [-half, half])).max()
    if not pale or abs(beyond - half) > _PX or off > _OFF_TEXT * tall:
        return bar
    if off >= np.abs(gaps).max():
        # The numbers stand at the ends of the bar itself, one of which begins with one color.
        return bar
    ends = (half, -beyond) if first is not None else (-beyond, half)
    return shortened(bar, ends[0] / bar.length, 1.0 - ends[1] / bar.length)


def _handle(lab: FloatArray, px: FloatArray) -> float | None:
    """How far a piece of one color reaches from an end, in pixels, if the ramp moves behind it."""
    run = first_run(lab)
    if run < 2 or 2 * run >= len(lab) or px[run - 1] > _LONGEST * px[-1]:
        return None
    reach, moved = float(px[run - 1]) + 0.5, float(delta_e(lab[2 * run], lab[1]))
    return reach if reach >= 2 * _SHORTEST_PX and moved >= _LEAST_MOVE else None
