"""Bars that name nothing but their ends, in rounded numbers: "0.6" to "0.9" for 0.557 to 0.933.

Some renderers print the ends of the data where no two round numbers fall between them, and a slider
prints where its handles stand, all in as few places as its steps need. What is written is then off
by up to half of its last place, which on a short scale is more than any color. Bounds that somebody
chose are as round as they are written, but the cells seldom reach both of them to the color.
"""

from __future__ import annotations

import math
import re
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.decide.decoded import Decoded
from unheat.decide.scale_doubts import doubted_scale
from unheat.medians import median
from unheat.model import ColorScale, Reason, Tick

FloatArray = npt.NDArray[np.float64]

_OFF = 0.01
"""Share of a bar that an end may be off before its scale is wrong."""

_SURE, _FEWEST = 0.6, 6
"""Weight of a number that helps to tell the ends, and how many these are at least."""

_SPREAD = 0.5
"""Share of the bar that numbers have to cover to tell both of its ends."""

_ROUNDS = 3
"""Times that the line through numbers and colors is drawn without what lies far off it."""

_BETTER = 0.5
"""Numbers lie so much nearer to their colors where the ends are known, as a rule of them."""


def roundings(scale: ColorScale) -> tuple[float, float] | None:
    """How far both ends of a bar may be off for having been rounded, in its units; None where it
    has other numbers than one at each end.
    """
    if scale.origin != "colorbar" or scale.norm != "linear" or len(scale.ticks) != 2:
        return None
    low, high = sorted(scale.ticks, key=lambda tick: tick.value)
    if (low.value, high.value) != (scale.minimum, scale.maximum):
        return None
    units = [_unit(tick) for tick in (low, high)]
    known = [unit for unit in units if unit is not None]
    if not known:
        return None
    first, last = (0.5 * (known[0] if unit is None else unit) for unit in units)
    return first, last


def may_be_rounded(scale: ColorScale, decoded: Decoded) -> bool:
    """Whether the two numbers of a bar may be off by more than a scale may, as rounded ends of the
    data are: cells have the colors of both ends, and a bound like 0, 1 or 100 is no such end.
    """
    slack = roundings(scale)
    if slack is None or max(slack) <= _OFF * (scale.maximum - scale.minimum):
        return False
    if all(_is_plain(tick) for tick in scale.ticks):
        return False
    return bool(decoded.at_low.any() and decoded.at_high.any())


def with_told_ends(
    scale: ColorScale, decoded: Decoded, values: FloatArray, weights: FloatArray
) -> tuple[ColorScale, Decoded]:
    """The scale, in review, between ends that the printed ``values`` (R, C) tell, and the colors as
    they are read on it.

    Both are as they were where the ends are no rounded ones, where numbers do not tell them better
    than they are written, or tell others than such as are written so. ``weights`` (R, C) are those
    of the values.
    """
    slack = roundings(scale)
    sure = (weights >= _SURE) & np.isfinite(values) & np.isfinite(decoded.value)
    sure &= ~(decoded.at_low | decoded.at_high | decoded.off_ramp)
    if slack is None or sure.sum() < _FEWEST:
        return scale, decoded
    span = scale.maximum - scale.minimum
    places = (decoded.value[sure] - scale.minimum) / span
    if np.ptp(places) < _SPREAD:
        return scale, decoded
    known = values[sure]
    kept = np.ones(len(known), dtype=bool)
    slope, start = span, scale.minimum
    for _ in range(_ROUNDS):
        slope, start = np.polyfit(places[kept], known[kept], 1)
        off = np.abs(start + slope * places - known)
        kept = off <= max(3 * float(median(off)), 1e-9 * span)
        if kept.sum() < _FEWEST:
            return scale, decoded
    low, high = float(start), float(start + slope)
    off_ends = abs(low - scale.minimum) - slack[0], abs(high - scale.maximum) - slack[1]
    allowed = max(off_ends) <= _OFF * span
    before = float(median(np.abs(decoded.value[sure] - known)))
    after = float(median(np.abs(start + slope * places - known)))
    if not allowed or after > _BETTER * before:
        return scale, decoded

    def moved(numbers: FloatArray) -> FloatArray:
        return low + (numbers - scale.minimum) * ((high - low) / span)

    stretched = high - low
    resolution = decoded.resolution
    return (
        replace(
            doubted_scale(scale, Reason.TICK_PLACE),
            minimum=low,
            maximum=high,
            knots=tuple((float(moved(np.array(knot[0]))), *knot[1:]) for knot in scale.knots),
        ),
        replace(
            decoded,
            value=moved(decoded.value),
            low=moved(decoded.low),
            high=moved(decoded.high),
            inner_low=moved(decoded.inner_low),
            inner_high=moved(decoded.inner_high),
            other=moved(decoded.other),
            resolution=None if resolution is None else resolution * stretched / span,
        ),
    )


def _unit(tick: Tick) -> float | None:
    """One in the last place of a tick as it is printed: 0.1 for "0.6", 100 for "1.2k"."""
    number = re.search(r"\d+(?:[.,](\d+))?", tick.text)
    if number is None:
        return None
    written = float(number.group().replace(",", "."))
    last = 10.0 ** -len(number.group(1) or "")
    if not written:
        return last
    return last * abs(tick.value) / written if tick.value else None


def _is_plain(tick: Tick) -> bool:
    """Whether a tick is nought or a power of ten without decimals, as chosen bounds are."""
    plain = not tick.value or math.log10(abs(tick.value)) % 1.0 == 0.0
    return plain and "." not in tick.text
