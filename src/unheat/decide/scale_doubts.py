"""When a scale asks for a person: what its ticks leave open.

Ticks on one line vouch for each other against a misread digit, but not against what befell
all of them (points lost in every tick), nor for what lies far beyond the last of them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.decide.ticks import PlacedTick, TickLine, round_step
from unheat.model import Reason, TextReading

FloatArray = npt.NDArray[np.float64]

_SURE = 0.9
"""Text confidence from which two ticks alone are believed when their numbers are round."""

_FIRM = 0.6
_BEYOND = 1.1
"""So many steps beyond the last tick there should have been another."""


def line_doubts(ticks: Sequence[PlacedTick], line: TickLine) -> tuple[bool, list[Reason]]:
    """Whether a person must look at the scale, and why; notes without doubt are told too."""
    reasons: list[Reason] = []
    review = False
    used = [tick for tick, value in zip(ticks, line.values, strict=True) if value is not None]
    if len(used) == 2 and len(ticks) <= 3:
        reasons.append(Reason.TWO_TICKS)
        held = two_ticks_hold([tick.reading for tick in used])
        review = line.repaired > 0 or line.dropped > 0 or not held
    if line.dropped or line.repaired:
        reasons.append(Reason.TICK_OFF_LINE)
        review = review or line.as_read < max(3, 3 * (line.dropped + line.repaired))
    firm = sum(
        tick.reading.confidence >= _FIRM and not tick.reading.review and tick.reading.value == value
        for tick, value in zip(ticks, line.values, strict=True)
    )
    if firm < 2:
        reasons.append(Reason.LOW_CONFIDENCE)
        review = True
    if _one_is_missing(used, line):
        reasons.append(Reason.TICK_UNREAD)
        review = True
    if not line.certain:
        reasons.append(Reason.NORM_IN_DOUBT)
        review = True
    return review, reasons


def edge_doubts(edges: FloatArray, ticks: Sequence[PlacedTick]) -> tuple[bool, list[Reason]]:
    """Bounds read off one by one: nothing but their order checks them, so readers must be sure."""
    sure = all(tick.reading.confidence >= _SURE and not tick.reading.review for tick in ticks)
    complete = len(ticks) >= len(edges)
    return not (sure and complete), [] if sure and complete else [Reason.NORM_IN_DOUBT]


def two_ticks_hold(readings: Sequence[TextReading]) -> bool:
    """Two ticks are believed where both were read surely and both are round numbers.

    "0" and "1", "-4" and "4", "0" and "250" at high confidence: a misread digit would
    have to leave a round number and a sure reader.
    """
    if len(readings) < 2 or any(reading.value is None for reading in readings):
        return False
    values = [reading.value for reading in readings if reading.value is not None]
    sure = all(reading.confidence >= _SURE and not reading.review for reading in readings)
    return sure and round_step(values) is not None


def _one_is_missing(used: Sequence[PlacedTick], line: TickLine) -> bool:
    """Ticks in equal steps that end more than a step before the bar does, or leave one out."""
    places = np.sort([tick.place for tick in used])
    steps = np.diff(places)
    if len(steps) < 2 or line.norm.kind != "linear":
        return False
    step = float(steps.min())
    even = bool((np.abs(steps - step) < 0.1 * step).all())
    return even and bool(max(places[0], 1.0 - places[-1]) > _BEYOND * step)
