"""Tables in which every column, or every row, has a color map of its own.

A spreadsheet colors heights from white to green and weights from white to blue. No scale tells all
of its colors: one that numbers of some columns teach takes those of the others for misread ones.
Where the colors of each line run with its own numbers, straight from one color to another, by way
of a third one in the middle, or along a known map, the numbers are what is printed, each is held
against the color that the others of its line lead to, and the panel has no scale.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.decide.decoded import Decoded
from unheat.decide.hearing import asked
from unheat.decide.learned import learn_scale
from unheat.decide.line_scaled import (
    FITS,
    as_readings,
    borne_out,
    is_whole,
    judged_by_one_map,
    moved,
    printed_numbers,
)
from unheat.decide.noise import UNTOLD_QUALITY, codec_noise, fill_noise, once_lossy
from unheat.decide.reconcile import Verdicts, reconcile
from unheat.decide.relation import LINES
from unheat.medians import median
from unheat.model import CellPixels, ColorScale, Reason, Status

ObjectArray = npt.NDArray[Any]
FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

_MOSTLY = 0.8
"""Share of the numbers that bear out a scale which all of them have, so that nothing else is."""

_STRAIGHT, _BENT = 5, 6
"""Numbers of a line from which their colors tell a way straight on, and one with a bend."""

_ROUNDING = 1.2
"""Levels of 255 by which a color lies off its way that was rounded in all three channels."""

_STEP = 1 / 512
"""Half a step of a map of 256 colors, as a share of its length."""

_LEVELS = 2.5
"""Levels of 255 to a unit of the space that noise is told in."""

_SIGMAS = 2.0
_FEWEST_LEVELS = 40.0
"""Levels from one end of a line to the other from which its colors tell numbers apart."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Told:
    """What the colors of one line tell of its numbers: by how much each lies ``off`` its color
    beyond what that ``seen``, both (n,) in the units of the line."""

    off: FloatArray
    seen: FloatArray


def judged_by_lines(
    pixels: CellPixels,
    readings: ObjectArray,
    common: Verdicts,
    decode: Callable[[ColorScale], Decoded],
) -> Verdicts | None:
    """The verdicts by the scales of single columns, or rows, which may share one map, or have each
    its own; None where the ``common`` verdicts, by what all numbers taught, are to stand."""
    found = judged_by_one_map(pixels, readings, common, decode)
    return found or _judged_by_own_maps(pixels, readings, common, decode)


def _judged_by_own_maps(
    pixels: CellPixels,
    readings: ObjectArray,
    common: Verdicts,
    decode: Callable[[ColorScale], Decoded],
) -> Verdicts | None:
    values, quanta = printed_numbers(readings)
    numbers = np.isfinite(values)
    if not numbers.any() or min(values.shape) < 2:
        return None
    agreed = np.equal(common.cells.status, Status.AGREED)
    if agreed.sum() >= _MOSTLY * numbers.sum():
        return None
    for axis, relation in enumerate(LINES):
        told = _told(pixels, readings, (values, quanta), axis, decode)
        if told is None:
            continue
        found = reconcile(readings, None, pixels, None)
        odd: BoolArray = told.off > 0.0
        fits = np.isfinite(told.seen) & (told.off == 0.0)
        cells = borne_out(found.cells, fits, told.seen, values, quanta)
        cells = asked(cells, odd, (Reason.COLOR_DIFFERS,))
        reasons = tuple(dict.fromkeys((*found.reasons, Reason.PRINT_AND_COLOR_DIFFER)))
        return replace(
            found, cells=cells, print_and_color="different", relation=relation, reasons=reasons
        )
    return None


def _told(
    pixels: CellPixels,
    readings: ObjectArray,
    said: tuple[FloatArray, FloatArray],
    axis: int,
    decode: Callable[[ColorScale], Decoded],
) -> _Told | None:
    """What the colors of all columns (axis 0) or rows tell (R, C); None where one tells nothing."""
    values, quanta = said
    shares = moved(values, quanta, axis)
    if shares is None:
        return None
    off, seen = np.full(values.shape, np.nan), np.full(values.shape, np.nan)
    noise = float(median(fill_noise(pixels)[~pixels.blank]))
    if once_lossy(pixels):
        # A codec rounds the mean of a cell, which no scatter within it tells.
        noise = max(noise, codec_noise(UNTOLD_QUALITY))
    tolerance = _ROUNDING + _SIGMAS * _LEVELS * noise
    for line in range(values.shape[1 - axis]):
        at: Any = (slice(None), line) if axis == 0 else (line, slice(None))
        full = np.isfinite(values[at]) & np.isfinite(pixels.rgb[at]).all(axis=-1)
        if not full.all():
            return None
        way = _on_a_way(values[at], quanta[at], pixels.rgb[at], tolerance)
        if way is None or (way.off > 0.0).any():
            # A bend comes near to the course of a map, which has no number off it then.
            way = _better(way, _on_a_map(pixels, readings, shares, at, decode))
        if way is None:
            return None
        off[at], seen[at] = way.off, way.seen
    return _Told(off=off, seen=seen)


def _better(one: _Told | None, other: _Told | None) -> _Told | None:
    """That of two with fewer numbers off their colors, and the first one of equals."""
    told = [each for each in (one, other) if each is not None]
    return min(told, key=lambda each: int((each.off > 0.0).sum()), default=None)


def _on_a_way(
    values: FloatArray, quanta: FloatArray, rgb: FloatArray, tolerance: float
) -> _Told | None:
    """How numbers lie to colors that run straight, or with a bend at the median, in the middle or
    at nought, from that of the least to that of the greatest one; all but one at most do."""
    low, high = float(values.min()), float(values.max())
    bends = (None, float(np.median(values)), (low + high) / 2, 0.0)
    best: _Told | None = None
    for bend in bends:
        if bend is not None and not low < bend < high:
            continue
        least = _STRAIGHT if bend is None else _BENT
        if len(values) < least:
            continue
        told = _each_by_others(values, quanta, rgb, bend, tolerance)
        odd = told.off > 0.0
        if odd.sum() > 1 and len(values) > least:
            # A number that is none of the line bends the way of all: without it there is one.
            told = _without_odd_one(values, quanta, rgb, bend, tolerance) or told
            odd = told.off > 0.0
        best = _better(best, told if odd.sum() <= 1 else None)
    return best


def _without_odd_one(
    values: FloatArray, quanta: FloatArray, rgb: FloatArray, bend: float | None, tolerance: float
) -> _Told | None:
    for one in range(len(values)):
        rest = np.arange(len(values)) != one
        told = _each_by_others(values[rest], quanta[rest], rgb[rest], bend, tolerance)
        if not (told.off > 0.0).any():
            off, seen = np.full(len(values), np.inf), np.full(len(values), np.nan)
            off[rest], seen[rest] = told.off, told.seen
            return _Told(off=off, seen=seen)
    return None


def _each_by_others(
    values: FloatArray, quanta: FloatArray, rgb: FloatArray, bend: float | None, tolerance: float
) -> _Told:
    """How far each number lies off the color to which the way of the others leads."""
    off, seen = np.full(len(values), np.inf), np.full(len(values), np.nan)
    span = np.ptp(values)
    if not span > 0.0:
        # Numbers that are all the same go no way.
        return _Told(off=off, seen=seen)
    design = [np.ones(len(values)), (values - values.min()) / span]
    if bend is not None:
        design.append(np.maximum(values - bend, 0.0) / span)
    columns = np.stack(design, axis=-1)
    for one in range(len(values)):
        rest = np.arange(len(values)) != one
        way, _, rank, _ = np.linalg.lstsq(columns[rest], rgb[rest], rcond=None)
        slope = way[1] + (way[2] if bend is not None and values[one] > bend else 0.0)
        steep = float(np.linalg.norm(slope))
        if rank < columns.shape[1] or steep < _FEWEST_LEVELS:
            continue
        spread = columns[one] @ np.linalg.pinv(columns[rest].T @ columns[rest]) @ columns[one]
        room = (tolerance + _STEP * steep) * float(np.sqrt(1.0 + spread))
        far = float(np.linalg.norm(rgb[one] - columns[one] @ way))
        seen[one] = room / steep * span
        off[one] = max(0.0, (far - room) / steep * span - quanta[one] / 2)
    return _Told(off=off, seen=seen)


def _on_a_map(
    pixels: CellPixels,
    readings: ObjectArray,
    shares: tuple[FloatArray, FloatArray],
    at: Any,
    decode: Callable[[ColorScale], Decoded],
) -> _Told | None:
    """The same along a map that is known by name, from one of its ends to the other."""
    places, half = shares
    alone: ObjectArray = np.full(readings.shape, None, dtype=object)
    alone[at] = as_readings(readings, places, half)[at]
    scale = learn_scale(pixels, alone)
    if scale is None or scale.norm != "linear" or scale.colormap is None or not is_whole(scale):
        return None
    decoded = decode(scale)
    low, high = decoded.low[at], decoded.high[at]
    value = decoded.value[at]
    if not np.isfinite(value).all():
        return None
    least, most = places[at] - half[at], places[at] + half[at]
    low, high = np.where(np.isfinite(low), low, -np.inf), np.where(np.isfinite(high), high, np.inf)
    beyond = np.maximum(np.maximum(low - most, least - high), 0.0)
    off = np.where(beyond > FITS, beyond, 0.0)
    if (off > 0.0).sum() > 1:
        return None
    sides = np.stack([value - low, high - value])
    sides = np.where(np.isfinite(sides), sides, 0.0).max(axis=0)
    unit = _unit_of(readings, half, at)
    return _Told(off=off * unit, seen=(sides + FITS) * unit)


def _unit_of(readings: ObjectArray, half: FloatArray, at: Any) -> FloatArray:
    """The range of a line in its own units, for each of its cells."""
    quanta = printed_numbers(readings)[1][at]
    return np.asarray(quanta / (2.0 * half[at]))
