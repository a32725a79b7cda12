"""Printed numbers that are bounds: "<0.001" is borne out by every color below it.

A table of p-values prints the smallest ones so. On a line their colors lie at the end of the bar,
where a thousandth is nothing; on a logarithmic bar they lie decades below the number, and each
such cell was a conflict of print and color. Such numbers tell nothing of how well colors see.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.decide.confidence import REVIEW_BELOW
from unheat.decide.decoded import Decoded
from unheat.model import Cells, Reason, Status, TextReading

ObjectArray = npt.NDArray[np.object_]

_FIRM, _OFTEN = 0.6, 3
"""A bound that readers half believe is one where so many cells print the same, and none of these
has a color on its other side: no reader makes the same of several numbers."""

_SIGN_ALONE = 0.2
"""The same where readers only dispute whether the sign is a minus, under a bar without numbers
below nought: "-0.001" is none of its numbers."""

_TIMES = 2.0
"""So many times the largest number that a cell shows is none of those that the bar has."""

_STARS = "*\u2217\u00d7\u2020\u2021\u201d'"
"""Marks behind a number, and what readers make of them."""

_OF_READING = {Reason.READERS_DIFFER, Reason.SIGN_IN_DOUBT, Reason.LOW_CONFIDENCE}

_BELOW, _ABOVE = ("<", "\u2264"), (">", "\u2265")


def open_side(reading: TextReading) -> int:
    """-1 where all below a number is meant, 1 where all above it is, 0 where it stands for itself.

    >>> [open_side(TextReading(raw=raw, value=0.01)) for raw in ("<0.01", "> 0.01", "0.01")]
    [-1, 1, 0]
    """
    raw = reading.raw.lstrip()
    return raw.startswith(_ABOVE) - raw.startswith(_BELOW)


def bounds_borne_out(
    cells: Cells, readings: ObjectArray, decoded: Decoded | None, factor: float
) -> Cells:
    """The cells, of which those agree that print a bound with their color on its side of it.

    ``readings`` (R, C); printed = bar × ``factor``. Only a doubt of the color is answered so.
    """
    if decoded is None or not np.isfinite(cells.text_value).any():
        return cells
    said, sides = _bounds(readings)
    if not sides.any():
        return cells
    borne_out = (decoded.value - cells.text_value / factor) * sides > 0
    near = np.equal(cells.status, Status.AGREED) & (sides != 0)
    usual = _printed_often(said, sides, borne_out | near)
    status, review, reasons = cells.status.copy(), cells.review.copy(), cells.reasons.copy()
    confidence = cells.confidence.copy()
    positive = bool(np.nanmin(decoded.value) >= 0.0) if np.isfinite(decoded.value).any() else False
    most = _TIMES * factor * float(np.nanmax(decoded.value, initial=0.0))
    for row, col in np.argwhere(borne_out & np.equal(cells.status, Status.CONFLICT)):
        one, sure = said[row, col], readings[row, col].confidence
        signs = positive and _is_sign_disputed(readings[row, col], most)
        often = one in usual and sure >= (_SIGN_ALONE if signs else _FIRM)
        doubts = set(reasons[row, col]) - {Reason.COLOR_DIFFERS}
        # Where one of several readers lost the sign of one cell, the others print it as well.
        alone = not doubts or (
            often and doubts <= (_OF_READING if signs else {Reason.READERS_DIFFER})
        )
        if alone and (often or sure >= REVIEW_BELOW):
            status[row, col], review[row, col], reasons[row, col] = Status.AGREED, False, ()
            confidence[row, col] = max(sure, REVIEW_BELOW)
    return replace(cells, status=status, review=review, reasons=reasons, confidence=confidence)


def bounds_of_logarithms(
    cells: Cells, readings: ObjectArray, decoded: Decoded | None, relation: str | None
) -> Cells:
    """The cells, without the doubt of a bound's sign where the bar shows negative logarithms.

    "<0.001" has a color above 3 then, and "-0.001", for which a reader takes it that knows no
    such sign, has none. It is believed where all that print it have their colors on its side.
    """
    if decoded is None or relation != "negative logarithm":
        return cells
    said, sides = _bounds(readings)
    with np.errstate(divide="ignore", invalid="ignore"):
        beyond = (decoded.value + np.log10(cells.text_value)) * sides < 0
    usual = _printed_often(said, sides, beyond)
    review, reasons, confidence = cells.review.copy(), cells.reasons.copy(), cells.confidence.copy()
    for row, col in np.argwhere(beyond & review & np.equal(cells.status, Status.TEXT_ONLY)):
        reading = readings[row, col]
        others = {other.value for other in reading.alternatives} - {None, reading.value}
        signs = _is_sign_disputed(reading)
        firm = reading.confidence >= (_SIGN_ALONE if signs else _FIRM) and (signs or not others)
        if said[row, col] in usual and firm and set(reasons[row, col]) <= _OF_READING:
            review[row, col], reasons[row, col] = False, ()
            confidence[row, col] = max(reading.confidence, REVIEW_BELOW)
    return replace(cells, review=review, reasons=reasons, confidence=confidence)


def _is_sign_disputed(reading: TextReading, most: float = np.inf) -> bool:
    """Whether all that readers dispute is whether a bound is the negative of its number, but for
    those that took the sign for a digit and came to what no cell shows: ``most`` and more.
    """
    others = [one.value for one in reading.alternatives if one.value is not None]
    others = [value for value in others if value < most]
    return bool(others) and reading.value is not None and set(others) == {-reading.value}


def _bounds(readings: ObjectArray) -> tuple[ObjectArray, npt.NDArray[np.int64]]:
    """(R, C) what is printed of the readings that are bounds, None for others, and their sides."""
    shape = readings.shape
    sides = [0 if one is None else open_side(one) for one in readings.ravel()]
    said = np.full(len(sides), None, dtype=object)
    for at in np.flatnonzero(sides):
        # A star behind it is another thing.
        raw = readings.ravel()[at].raw.replace(" ", "")
        said[at] = raw.rstrip(_STARS)
    return said.reshape(shape), np.reshape(sides, shape)


def _printed_often(
    said: ObjectArray, sides: npt.NDArray[np.int64], fits: npt.NDArray[np.bool_]
) -> set[str]:
    """The bounds that several cells print, each with a color that ``fits`` (R, C) it."""
    times = Counter(said[fits & (sides != 0)].tolist())
    against = set(said[(sides != 0) & ~fits].tolist())
    return {one for one, count in times.items() if count >= _OFTEN} - against
