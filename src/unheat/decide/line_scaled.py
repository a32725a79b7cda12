"""Tables in which every column, or every row, has a scale of its own.

A styled table colors each column from its least to its greatest number by one map, whatever units
they have: what a color shows is how far along its own column a number lies. One scale over all of
them puts right numbers in conflict with their colors, or there is none. Numbers that are moved to
the range of their column tell the map, and each color tells its number again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.decide.confidence import REVIEW_BELOW, accident, weigh
from unheat.decide.decoded import Decoded
from unheat.decide.hearing import asked
from unheat.decide.judge import present
from unheat.decide.learned import learn_scale
from unheat.decide.proposals import number_of
from unheat.decide.reconcile import Verdicts, reconcile
from unheat.decide.relation import LINES, ends_of_lines
from unheat.model import CellPixels, Cells, ColorScale, Reason, Status

ObjectArray = npt.NDArray[Any]
FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

_FEWEST_LINES = 2
"""Lines from which they tell that each has a scale of its own."""

_FINE = 0.01
"""Share of the scale of lines by which colors lie off it at most."""

_FEW, _SOME, _FEWER = 2, 0.05, 0.4
"""Conflicts that a panel has, in cells and as a share of them, and what is left of these."""

_OF_READERS = frozenset({Reason.LOW_CONFIDENCE, Reason.POINT_IN_DOUBT})
"""Doubts that a color settles which bears the number out."""

FITS = 0.02
"""Share of the scale by which a number may lie beyond what its color tells."""

_MOSTLY = 0.8
"""Share of the numbers whose colors bear them out."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Lined:
    """A scale from 0 to 1 that lines of a panel share, and where the number of each cell lies
    between the ends of its own line: ``places`` and half a unit of the last printed place, ``half``
    (R, C), NaN without a number; ``values`` and ``quanta`` are the numbers as they are printed."""

    scale: ColorScale
    places: FloatArray
    half: FloatArray
    values: FloatArray
    quanta: FloatArray


def judged_by_one_map(
    pixels: CellPixels,
    readings: ObjectArray,
    common: Verdicts,
    decode: Callable[[ColorScale], Decoded],
) -> Verdicts | None:
    """The verdicts by a scale of the columns, or of the rows, where colors lie on it and many do
    not on the one that all numbers taught, which gave the ``common`` ones; None where they do not.

    Print and color are of different kinds there. Numbers that lie elsewhere in their line than
    their colors are asked about, those that lie where these do are not for what a reader thought of
    them. ``readings`` (R, C) of ``TextReading`` or None.
    """
    conflicts = int((common.cells.status == Status.CONFLICT).sum())
    if common.print_and_color == "same" and conflicts <= max(_FEW, _SOME * readings.size):
        return None
    lined = _lined(pixels, readings)
    if lined is None:
        return None
    decoded = decode(lined.scale)
    off = _outside(lined, decoded)
    told = np.isfinite(off)
    odd: BoolArray = told & (off > FITS)
    if not told.any() or odd.sum() > (1.0 - _MOSTLY) * told.sum():
        return None
    if common.print_and_color == "same" and odd.sum() > _FEWER * conflicts:
        return None
    found = reconcile(readings, decoded, pixels, lined.scale)
    if found.relation not in LINES:
        return None
    seen = _seen(lined, decoded)
    cells = borne_out(found.cells, told & ~odd, seen, lined.values, lined.quanta)
    return replace(found, cells=asked(cells, odd, (Reason.COLOR_DIFFERS,)))


def _lined(pixels: CellPixels, readings: ObjectArray) -> _Lined | None:
    values, quanta = printed_numbers(readings)
    found = []
    for axis in (0, 1):
        shares = moved(values, quanta, axis)
        if shares is None:
            continue
        places, half = shares
        scale = learn_scale(pixels, as_readings(readings, places, half))
        if scale is not None and scale.norm == "linear" and is_whole(scale):
            found.append(
                _Lined(scale=scale, places=places, half=half, values=values, quanta=quanta)
            )
    best = min(found, key=lambda one: one.scale.residual, default=None)
    return None if best is None or best.scale.residual > _FINE else best


def borne_out(
    cells: Cells, where: BoolArray, seen: FloatArray, values: FloatArray, quanta: FloatArray
) -> Cells:
    """The cells without a reader's doubts, or those of one format for all columns, at ``where``
    their colors make the numbers as sure as such doubts ask for: ``seen`` is how far a color tells
    to either side of ``values`` printed to ``quanta``, all (R, C) in the units of the lines."""
    review, confidence, reasons = cells.review.copy(), cells.confidence.copy(), cells.reasons.copy()
    for row, col in np.argwhere(where & cells.review).tolist():
        place = row, col
        if not set(cells.reasons[place]) <= _OF_READERS:
            continue
        chance = accident(float(seen[place]), quanta[place], values[place])
        stated = float(cells.text_confidence[place])
        sure = weigh((stated,), 1.0 - stated, (1.0,), chance).right[0]
        if sure >= REVIEW_BELOW:
            review[place], confidence[place], reasons[place] = False, sure, ()
    return replace(cells, review=review, confidence=confidence, reasons=reasons)


def _seen(lined: _Lined, decoded: Decoded) -> FloatArray:
    """How far a color tells to either side, in the units of its line (R, C); at an end to one."""
    sides = np.stack([decoded.value - decoded.low, decoded.high - decoded.value])
    told = np.where(np.isfinite(sides), sides, 0.0).max(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        # Cells without a number have no unit, and nobody asks for theirs.
        seen: FloatArray = told * lined.quanta / (2.0 * lined.half)
    return seen


def _outside(lined: _Lined, decoded: Decoded) -> FloatArray:
    """How far each number lies beyond what its color tells, as a share of the scale (R, C)."""
    low = np.where(np.isfinite(decoded.low), decoded.low, -np.inf)
    high = np.where(np.isfinite(decoded.high), decoded.high, np.inf)
    least, most = lined.places - lined.half, lined.places + lined.half
    off: FloatArray = np.maximum(np.maximum(low - most, least - high), 0.0)
    off[~np.isfinite(decoded.value) | ~np.isfinite(lined.places)] = np.nan
    return off


def printed_numbers(readings: ObjectArray) -> tuple[FloatArray, FloatArray]:
    values, quanta = np.full(readings.shape, np.nan), np.zeros(readings.shape)
    for index, reading in present(readings):
        number = number_of(reading, 0)
        if number is not None:
            values[index], quanta[index] = number
    return values, quanta


def moved(
    values: FloatArray, quanta: FloatArray, axis: int
) -> tuple[FloatArray, FloatArray] | None:
    """Numbers as shares of the range of their lines, and half a printed unit of each."""
    low, high = ends_of_lines(values, axis)
    if values.shape[1 - axis] < _FEWEST_LINES or not (high > low).all():
        return None
    return (values - low) / (high - low), 0.5 * quanta / (high - low)


def as_readings(readings: ObjectArray, places: FloatArray, half: FloatArray) -> ObjectArray:
    result: ObjectArray = np.full(readings.shape, None, dtype=object)
    for index, reading in present(readings):
        share, quantum = float(places[index]), 2.0 * float(half[index])
        if np.isfinite(share):
            result[index] = replace(
                reading, raw=f"{share:.6f}", value=share, quantum=quantum, parts=(share,)
            )
    return result


def is_whole(scale: ColorScale) -> bool:
    """Whether a scale learned from shares goes from 0 to 1: maps begin and end with a line."""
    return abs(scale.minimum) <= 2 * FITS and abs(scale.maximum - 1.0) <= 2 * FITS
