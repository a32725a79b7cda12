"""A logarithmic bar with one number: the spacing of its minor marks tells the rest.

Between two powers of ten marks stand at 2, 3, … 9 times the lower one, each closer to the
last than the one before. Nothing else is spaced so, and one number beside one of the marks
says which decade it is.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.color.norm import Norm
from unheat.decide.ticks import PlacedTick, TickLine

FloatArray = npt.NDArray[np.float64]

_LEAST = 6
"""Fewer marks may be spaced so by chance."""


def line_of_marks(
    marks: Sequence[float], ticks: Sequence[PlacedTick], *, tolerance: float
) -> TickLine | None:
    """The line through all marks of a bar and its one number; None where they tell none.

    ``marks`` are places 0–1 along the bar; ``tolerance`` is how far one may be seen off its
    own, as a share of the bar.
    """
    places = np.sort(np.asarray(marks, dtype=np.float64))
    known = [(i, tick) for i, tick in enumerate(ticks) if (tick.reading.value or 0.0) > 0]
    if len(places) < _LEAST or len(known) != 1:
        return None
    number, tick = known[0]
    found = {
        (round(decade, 6), round(power, 6)): (decade, power)
        for turned in (False, True)
        for decade, power in _decades(places, tolerance, turned=turned)
        if _names(tick, decade, power, tolerance)
    }
    if len(found) != 1:
        return None
    decade, power = next(iter(found.values()))
    exponent = math.log10(tick.reading.value or 1.0)
    # The power at the number's own place is a whole one beside the one that it names.
    whole = round(exponent - (tick.place - power) / decade)
    intercept = power - decade * whole
    return TickLine(
        norm=Norm("log"),
        intercept=intercept,
        slope=decade,
        values=tuple(one.reading.value if i == number else None for i, one in enumerate(ticks)),
        as_read=1,
        repaired=0,
        dropped=0,
        residual=abs(intercept + decade * exponent - tick.place),
    )


def _decades(places: FloatArray, tolerance: float, *, turned: bool) -> list[tuple[float, float]]:
    """(length of a decade, place of a power of ten) that put every mark on a digit of its own.

    ``turned`` is for bars whose values fall; then the length is negative.
    """
    way = -1.0 if turned else 1.0
    along = np.sort(way * places)
    found: list[tuple[float, float]] = []
    for digit in range(1, 10):
        length = (along[1] - along[0]) / math.log10((digit + 1) / digit)
        first = digit - 1 + np.arange(len(along))
        # Marks count on from digit to digit: 1, 2, … 9, 10, 20, …
        powers = first // 9 + np.log10(first % 9 + 1)
        slope, start = np.polyfit(powers, along, 1)
        off = np.abs(start + slope * powers - along).max()
        if off <= tolerance and abs(slope - length) <= 0.2 * length:
            found.append((way * float(slope), way * float(start)))
    return found


def _names(tick: PlacedTick, decade: float, power: float, tolerance: float) -> bool:
    """Whether a number stands where its digits say, in whatever decade."""
    at = (tick.place - power) / decade
    off = at - math.log10(tick.reading.value or 1.0)
    return abs(off - round(off)) * abs(decade) <= 2 * tolerance
