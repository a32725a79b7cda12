"""Points that part thousands, told by the commas of the other numbers of a panel.

"8.761 €" beside "6,6 %" is eight thousand and more: nobody writes the decimals of one column with a
comma and those of the next with a point.
"""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.model import TextReading
from unheat.text.numbers import parse

ObjectArray = npt.NDArray[np.object_]

_POINTED = re.compile(r"(?<![\d.,])[1-9]\d{0,2}\.\d{3}(?![\d.,])")
_DECIMAL = re.compile(r"(?<![\d.,])\d+,(?:\d{1,2}|\d{4,})(?![\d.,])")
_OTHER = re.compile(r"(?<![\d.,])(?:\d*\.\d{1,2}|0\.\d+)(?![\d.,])")

_STRAY = re.compile(r"\d\.(?:\d{1,2}|\d{4,})(?!\d)")

_LEAST = 2
"""Numbers of both kinds that tell."""


def with_grouping_points(readings: ObjectArray) -> ObjectArray:
    """The readings (R, C), those with a point before three digits as whole thousands where others
    have commas before fewer or more digits, and none has a point so or a nought before it."""
    texts = [one.raw for one in readings[readings.astype(bool)]]
    pointed, commas, others = (
        sum(kind.search(text) is not None for text in texts)
        for kind in (_POINTED, _DECIMAL, _OTHER)
    )
    if min(pointed, commas) < _LEAST or others:
        return readings
    result = readings.copy()
    for index in zip(*np.nonzero(readings), strict=True):
        result[index] = _told(readings[index])
    return result


def _told(reading: TextReading) -> TextReading:
    """What readers saw without what nobody prints here: "8.7616" where a sign passed for a digit,
    unless all of them did."""
    seen = [reading, *reading.alternatives]
    kept = [_grouped(one) for one in seen if not _STRAY.search(one.raw)]
    if not kept or not any(_POINTED.search(one.raw) for one in kept):
        return reading
    reasons = tuple(dict.fromkeys((*reading.reasons, *kept[0].reasons)))
    return replace(kept[0], alternatives=tuple(kept[1:]), reasons=reasons)


def _grouped(reading: TextReading) -> TextReading:
    if reading.value is None or not _POINTED.search(reading.raw):
        return reading
    told = parse(reading.raw, confidence=reading.confidence, point=",")
    return replace(told, alternatives=reading.alternatives, reasons=reading.reasons)
