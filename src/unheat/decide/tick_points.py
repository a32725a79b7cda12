"""Points that all ticks of a bar may have lost or been given, which its cells settle.

A line through ticks holds as well where each of them is ten times too large or too small. Where
the readers left open whether any has a point, the scale is in doubt, and the panel's own numbers
say which it is: they are ten times, or a tenth, of what their colors would be.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from unheat.decide.ticks import PlacedTick, TickLine
from unheat.model import ColorScale, Reason, Tick

_ONE_PLACE = (10.0, 0.1)
"""Factors that no unit explains, as 100 (percent) or 1000 (milli) are: a place of the point."""


def points_are_open(ticks: Sequence[PlacedTick], line: TickLine) -> bool:
    """Whether none of the numbers on a line is sure to have the point it has, or to have none."""
    told = [
        tick for tick, value in zip(ticks, line.values, strict=True) if value is not None and value
    ]
    return bool(told) and all(Reason.POINT_IN_DOUBT in tick.reading.reasons for tick in told)


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
