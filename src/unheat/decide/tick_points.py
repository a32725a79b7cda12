"""Points that all ticks of a bar may have lost or been given, which its cells settle.

A line through ticks holds as well where each of them is ten times too large or too small. Where
the readers left open whether any has a point, the scale is in doubt, and the panel's own numbers
say which it is: they are ten times, or a tenth, of what their colors would be.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace

from unheat.decide.ticks import PlacedTick, TickLine
from unheat.model import ColorScale, Reason, Tick
from unheat.text.numbers import even

_POWER = re.compile(r"\d\s?(?:e|[×x*·]\s?10\^?)([-+]?\d+)", re.IGNORECASE)
_PADDED = re.compile(r"[-+\u2212]?0[.,]?\d+")

_LONG = re.compile(r"[-+\u2212]?\d{2,}")
"""Whole numbers that are wider than a nought."""

_AT_NOUGHT, _AS_WIDE = 0.15, 0.85
"""How near to the place of nought its number stands, in steps, and the share of the width of two
digits that is more than one takes."""

_LEAST_BARE = 2
"""So many numbers without a power tell that one beside them is not written like all."""

_ONE_PLACE = (10.0, 0.1)
"""Factors that no unit explains, as 100 (percent) or 1000 (milli) are: a place of the point."""


def points_are_open(ticks: Sequence[PlacedTick], line: TickLine) -> bool:
    """Whether none of the numbers on a line is sure to have the point it has, or to have none.

    Some renderers write the power of ten that all have behind one of them alone: "0e+5", "1", "2".
    """
    if _one_bears_power(ticks, line) or _nought_is_wide(ticks, line):
        return True
    pairs = list(zip(ticks, line.values, strict=True))
    told = [tick for tick, value in pairs if value]
    moved = sum(_is_power_of_ten(value, tick.reading.value) for tick, value in pairs)
    kept = sum("." in tick.reading.raw and value == tick.reading.value for tick, value in pairs)
    if line.norm.kind == "linear" and kept >= _LEAST_BARE and 2 * moved >= len(told):
        # Had the others been moved instead, all would stand on a line as well.
        return True
    if any(_PADDED.fullmatch(tick.text.strip()) for tick in told):
        # Behind a nought that begins a number stands a point, whoever saw it.
        return False
    return bool(told) and all(Reason.POINT_IN_DOUBT in tick.reading.reasons for tick in told)


def _nought_is_wide(ticks: Sequence[PlacedTick], line: TickLine) -> bool:
    """Whether all numbers have two digits or more and the ink at their nought, whatever was read
    there, is as wide as these: "25" and "50" above it lost the point that "0.0" has.
    """
    pairs = list(zip(ticks, line.values, strict=True))
    read = [tick for tick, value in pairs if value and value == tick.reading.value]
    long = [tick for tick in read if _LONG.fullmatch(tick.text.strip())]
    if line.norm.kind != "linear" or len(long) < _LEAST_BARE or len(long) < len(read):
        return False
    due = line.value_at([tick.place for tick in ticks])
    near = _AT_NOUGHT * min(abs(value) for value in line.values if value)
    noughts = [
        tick.box.width
        for tick, value in zip(ticks, due, strict=True)
        if abs(value) < near and tick.box is not None and "." not in tick.text
    ]
    # Of print that is turned the height tells.
    wide = [
        tick.box.width for tick in long if tick.box is not None and tick.box.width > tick.box.height
    ]
    return bool(noughts and wide) and min(noughts) >= _AS_WIDE * min(wide)


def _is_power_of_ten(value: float | None, read: float | None) -> bool:
    """Whether a number of a line is ten times, or a tenth of, the one that was read, or so on."""
    if not value or not read or value / read <= 0.0:
        return False
    power = math.log10(value / read)
    return round(power) != 0 and math.isclose(power, round(power), abs_tol=1e-6)


def _one_bears_power(ticks: Sequence[PlacedTick], line: TickLine) -> bool:
    """Whether the power of ten behind some of the numbers is not theirs alone.

    It is without a meaning behind a nought, says nothing as the power nought, or takes the number
    off the line of the others, which have none.
    """
    odd, bare = False, 0
    for tick, value in zip(ticks, line.values, strict=True):
        power = _POWER.search(even(tick.reading.raw))
        if power is None:
            bare += bool(tick.reading.value)
        elif value != tick.reading.value or (int(power[1]) != 0) == (value == 0.0):
            odd = True
    return odd and bare >= _LEAST_BARE


def points_in_doubt(scale: ColorScale | None, factor: float) -> bool:
    """Whether the cells, which print ``factor`` times what ``scale`` says, tell of its points."""
    return (
        scale is not None
        and Reason.POINT_IN_DOUBT in scale.reasons
        and scale.norm == "linear"
        and any(math.isclose(factor, one) for one in _ONE_PLACE)
    )


def with_points_moved(scale: ColorScale, factor: float) -> ColorScale:
    """The scale of numbers that are ``factor`` times as large.

    It is in review no longer where nothing but the points was in doubt.
    """
    reasons = tuple(reason for reason in scale.reasons if reason != Reason.POINT_IN_DOUBT)
    moved = [(tick, tick.value * factor) for tick in scale.ticks]
    decimals = max((_decimals(tick.text) for tick, _ in moved), default=0)
    decimals = max(decimals - round(math.log10(factor)), 0)
    return replace(
        scale,
        minimum=scale.minimum * factor,
        maximum=scale.maximum * factor,
        knots=tuple((value * factor, r, g, b) for value, r, g, b in scale.knots),
        ticks=tuple(
            Tick(text=f"{value:.{decimals}f}", value=round(value, decimals), position=tick.position)
            for tick, value in moved
        ),
        review=bool(reasons),
        reasons=reasons,
    )


def _decimals(text: str) -> int:
    return sum(sign.isdigit() for sign in text.partition(".")[2])
