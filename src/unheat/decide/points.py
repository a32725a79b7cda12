"""Points that a panel has lost, told by all of its numbers together.

A point is the smallest of marks: a codec drowns it, and readers leave it out. One number
without a point may be a whole one; of many, their form or their colors tell what they are.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.decide.decoded import Decoded
from unheat.decide.proposals import Habit, pointless
from unheat.decide.relation import ROOM, Ruler, gaps
from unheat.model import ColorScale, TextReading
from unheat.text.numbers import parse

ObjectArray = npt.NDArray[np.object_]

_LEAST = 8
"""Numbers without points whose colors tell whether they have lost them."""

_FIT, _CHANCE = 0.5, 0.1
"""Shares of them that must fit their colors with a point, and at most may without one; many of
so small a print are misread and fit neither way."""

_DISPUTED = 0.25
"""How likely the same digits with another point must be to speak against those that were taken. Of
24 such rivals in 2,240 generated figures two were misprints, at half and at all of the likelihood
that there is; all others had a fifteenth of it at most."""


def with_points(readings: ObjectArray) -> ObjectArray:
    """The readings with their leading points, where a whole panel has lost them.

    Nobody prints "07" for seven: where whole numbers of one length begin with a nought,
    they are ".07" and their point was lost in every cell.
    """
    texts = [r.raw.strip() for r in readings[readings.astype(bool)] if r.value is not None]
    bare = [text.replace("\u2212", "-").lstrip("-") for text in texts]
    digits = [text for text in bare if text.isdecimal()]
    lengths = {len(text) for text in digits}
    padded = sum(len(text) > 1 and text.startswith("0") for text in digits)
    if len(digits) < 0.9 * len(bare) or lengths - {2, 3} or padded < max(2, 0.03 * len(digits)):
        return readings
    decimals = Counter(len(text) for text in digits).most_common(1)[0][0]
    mended = readings.copy()
    for index in np.ndindex(readings.shape):
        reading: TextReading | None = readings[index]  # type: ignore[assignment]
        if reading is not None and reading.value is not None and reading.quantum == 1.0:
            mended[index] = _pointed(reading, decimals)
    return mended


def _pointed(reading: TextReading, decimals: int) -> TextReading:
    unit = 10.0**-decimals
    value = round((reading.value or 0.0) * unit, decimals)
    digits = reading.raw.strip().lstrip("+-\u2212")
    return replace(
        reading,
        raw=f"{'-' if value < 0 else ''}{digits[:-decimals]}.{digits[-decimals:]}",
        value=value,
        quantum=unit,
        parts=(value,),
        alternatives=tuple(
            _pointed(other, decimals) if other.value is not None and other.quantum == 1.0 else other
            for other in reading.alternatives
        ),
    )


def with_told_points(
    readings: ObjectArray, habit: Habit, decoded: Decoded, scale: ColorScale
) -> ObjectArray:
    """The readings with the points that some numbers of a panel show, where colors have it so.

    Where most of the numbers without a point fit their colors only with one, those have lost
    theirs: "312" under the color of 31.2, and "31 2", beside "46.8". What fits as it was read
    stays as it is.
    """
    if not habit.mixed:
        return readings
    ruler = Ruler(scale)
    pointed = np.full(readings.shape, None, dtype=object)
    gapped = np.zeros(readings.shape, dtype=bool)
    for index in zip(*np.nonzero(readings), strict=True):
        pointed[index] = _with_point(readings[index], habit.mixed)
        gapped[index] = " " in readings[index].raw.strip()
    bare = pointed.astype(bool)
    as_read, mended = (
        fits(np.where(bare, one, np.array(None, dtype=object)), decoded, ruler)
        for one in (readings, pointed)
    )
    # An outer color has no bound: what lies far beyond the bar fits it too, and tells nothing.
    values = np.array([np.nan if one is None else one.value for one in readings.ravel()], float)
    places = ruler.places(values.reshape(readings.shape))
    as_read &= ~(mended & ((places > 1.0) | (places < 0.0)))
    # What stands before a gap is nearly the number.
    told = bare & ~gapped & np.isfinite(decoded.value) & ~decoded.off_ramp
    whole, broken = (float((fit & told).sum()) for fit in (as_read, mended))
    count = told.sum()
    if count < _LEAST or whole > _CHANCE * count or broken < _FIT * count:
        return readings
    return np.where(bare & (gapped | ~as_read), pointed, readings)


def fits(readings: ObjectArray, decoded: Decoded, ruler: Ruler) -> npt.NDArray[np.bool_]:
    """Which readings, (R, C) of ``TextReading`` or None, are what their colors say."""
    values, quanta = np.full(readings.shape, np.nan), np.full(readings.shape, np.nan)
    for index in zip(*np.nonzero(readings), strict=True):
        values[index], quanta[index] = readings[index].value, readings[index].quantum
    return np.asarray(gaps(ruler, decoded, values, quanta, 0.0) <= ROOM)


def _with_point(reading: TextReading, decimals: int) -> TextReading | None:
    """A reading with a point before its last ``decimals``; None where it cannot have lost one."""
    if reading.value is None:
        return None
    head, _, tail = reading.raw.strip().rpartition(" ")
    if head.lstrip("+-").isdecimal() and tail.isdigit() and len(tail) == decimals:
        # The gap that the point stood in.
        mended = parse(f"{head}.{tail}", confidence=reading.confidence)
        return replace(mended, alternatives=reading.alternatives, reasons=reading.reasons)
    return _pointed(reading, decimals) if pointless(reading.raw, decimals) else None


def is_point_disputed(reading: TextReading) -> bool:
    """Whether readers saw the digits of a number with its point elsewhere, and not hardly at all.

    Its color bears out the place that the others have it at: what is printed as "0.7" among numbers
    without a leading nought is a misprint, and no ".07".

    >>> other = TextReading(raw="0.7", value=0.7, confidence=0.5)
    >>> is_point_disputed(TextReading(raw=".07", value=0.07, confidence=0.6, alternatives=(other,)))
    True
    """
    digits = re.sub(r"\D", "", reading.raw)
    return "." in reading.raw and any(
        other.value is not None
        and other.confidence >= _DISPUTED
        and "." in other.raw
        and re.sub(r"\D", "", other.raw) == digits
        and abs(other.value) != abs(reading.value or 0.0)
        for other in reading.alternatives
    )
