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
BoolArray = npt.NDArray[np.bool_]

_FEWEST, _MOST = 3, 0.8
"""Numbers of each mark at least, and the share of them whose colors have its sign: one or two may
be misprints."""


def with_signs_of_marks(readings: ObjectArray, decoded: Decoded | None) -> ObjectArray:
    """The readings (R, C), those of numbers with a mark that points down negative where colors say
    that the marks are their signs."""
    if decoded is None:
        return readings
    down, up = (_marked(readings, signs) for signs in (TRIANGLE_DOWN + DOWN, TRIANGLE_UP + UP))
    if min(np.count_nonzero(down), np.count_nonzero(up)) < _FEWEST:
        return readings
    below, above = np.asarray(decoded.inner_high < 0.0), np.asarray(decoded.inner_low > 0.0)
    if min(float(below[down].mean()), float(above[up].mean())) < _MOST:
        return readings
    result = readings.copy()
    for place in zip(*np.nonzero(down), strict=True):
        result[place] = _negative(readings[place])
    return result


def _marked(readings: ObjectArray, signs: str) -> BoolArray:
    """(R, C): numbers without a sign of their own before which such a mark stands."""
    found = np.zeros(readings.shape, dtype=bool)
    for place, reading in np.ndenumerate(readings):
        raw = "" if reading is None or reading.value is None else reading.raw.strip()
        found[place] = raw[:1] in set(signs) and reading.value > 0.0
    return found


def _negative(reading: TextReading) -> TextReading:
    parts = reading.parts and (-reading.parts[0], *reading.parts[1:])
    others = tuple(
        _negative(one) if one.value is not None and one.value > 0.0 else one
        for one in reading.alternatives
    )
    value = None if reading.value is None else -reading.value
    return replace(reading, value=value, parts=parts, alternatives=others)
