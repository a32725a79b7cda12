"""Triangles and arrows that are the signs of numbers: "▼ 1.9%" is -1.9 %, and so is "1.9% ▼".

Some write them beside numbers that have signs of their own, or for what rose and fell since. So the
colors have to say it: below nought wherever a mark points down, above it wherever one points up.
Without a bar the numbers themselves teach what colors mean; they may teach it only as what rose and
what fell, since +5 and -5 have two colors.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.decide.decoded import Decoded
from unheat.model import Reason, TextReading
from unheat.text.arrows import DOWN, UP
from unheat.text.triangles import TRIANGLE_DOWN, TRIANGLE_UP

ObjectArray = npt.NDArray[Any]
Place = tuple[int, ...]

_FEWEST, _MOST = 3, 0.8
"""Numbers of each mark at least, and the share of them whose colors have its sign: one or two may
be misprints."""


def with_signs_of_marks(readings: ObjectArray, decoded: Decoded | None) -> ObjectArray:
    """The readings (R, C), those of numbers with a mark that points down negative where colors say
    that the marks are their signs, and asked about where no colors say anything."""
    down, up = marked(readings)
    if min(len(down), len(up)) < _FEWEST:
        return readings
    if decoded is None:
        return _changed(readings, down, _asked_about)
    below = np.mean([decoded.inner_high[place] < 0.0 for place in down])
    above = np.mean([decoded.inner_low[place] > 0.0 for place in up])
    return readings if min(below, above) < _MOST else _changed(readings, down, _negative)


def as_signs(readings: ObjectArray) -> ObjectArray | None:
    """The readings (R, C) as if marks were the signs of their numbers; None where too few have
    any."""
    down, up = marked(readings)
    return None if min(len(down), len(up)) < _FEWEST else _changed(readings, down, _negative)


def marked(readings: ObjectArray) -> tuple[list[Place], list[Place]]:
    """The places of numbers without a sign of their own before or behind which a mark points down,
    and of those with one that points up."""
    down, up = list[Place](), list[Place]()
    for place, reading in np.ndenumerate(readings):
        if reading is not None and reading.value is not None and reading.value > 0.0:
            print_ = reading.raw.strip()
            ends = {print_[:1], print_[-1:]}
            if ends & {TRIANGLE_DOWN, DOWN}:
                down.append(place)
            elif ends & {TRIANGLE_UP, UP}:
                up.append(place)
    return down, up


def _changed(
    readings: ObjectArray, places: list[Place], change: Callable[[TextReading], TextReading]
) -> ObjectArray:
    result = readings.copy()
    for place in places:
        result[place] = change(readings[place])
    return result


def _asked_about(reading: TextReading) -> TextReading:
    return replace(reading, reasons=tuple(dict.fromkeys((*reading.reasons, Reason.SIGN_IN_DOUBT))))


def _negative(reading: TextReading) -> TextReading:
    parts = reading.parts and (-reading.parts[0], *reading.parts[1:])
    others = tuple(
        _negative(one) if one.value is not None and one.value > 0.0 else one
        for one in reading.alternatives
    )
    value = None if reading.value is None else -reading.value
    return replace(reading, value=value, parts=parts, alternatives=others)
