"""Triangles and arrows that are the signs of the numbers beside them: "▼ 1.9%" is -1.9 %.

Some write them beside numbers that have signs of their own, or for what rose and fell since. So the
colors have to say it: below nought wherever a mark points down, above it wherever one points up.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.decide.decoded import Decoded
from unheat.model import TextReading
from unheat.text.arrows import DOWN, UP
from unheat.text.triangles import TRIANGLE_DOWN, TRIANGLE_UP

ObjectArray = npt.NDArray[Any]

_FEWEST, _MOST = 3, 0.8
"""Numbers of each mark at least, and the share of them whose colors have its sign: one or two may
be misprints."""


def with_signs_of_marks(readings: ObjectArray, decoded: Decoded | None) -> ObjectArray:
    """The readings (R, C), those of numbers with a mark that points down negative where colors say
    that the marks are their signs."""
    if decoded is None:
        return readings
    down, up = list[tuple[int, ...]](), list[tuple[int, ...]]()
    for place, reading in np.ndenumerate(readings):
        # Numbers without a sign of their own.
        if reading is not None and reading.value is not None and reading.value > 0.0:
            mark = reading.raw.strip()[:1]
            if mark in (TRIANGLE_DOWN, DOWN):
                down.append(place)
            elif mark in (TRIANGLE_UP, UP):
                up.append(place)
    if min(len(down), len(up)) < _FEWEST:
        return readings
    below = np.mean([decoded.inner_high[place] < 0.0 for place in down])
    above = np.mean([decoded.inner_low[place] > 0.0 for place in up])
    if min(below, above) < _MOST:
        return readings
    result = readings.copy()
    for place in down:
        result[place] = _negative(readings[place])
    return result


def _negative(reading: TextReading) -> TextReading:
    parts = reading.parts and (-reading.parts[0], *reading.parts[1:])
    others = tuple(
        _negative(one) if one.value is not None and one.value > 0.0 else one
        for one in reading.alternatives
    )
    value = None if reading.value is None else -reading.value
    return replace(reading, value=value, parts=parts, alternatives=others)
