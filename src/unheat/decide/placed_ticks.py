"""The numbers of a bar at places along it: at their marks, or where their texts stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from unheat.decide.bar import places_of
from unheat.decide.scale_words import with_numbers_of_words
from unheat.decide.tick_groups import with_groups
from unheat.decide.tick_percents import with_percent_signs
from unheat.decide.ticks import PlacedTick
from unheat.medians import median
from unheat.model import Bar, TextReading

if TYPE_CHECKING:
    from unheat.text.labels import TickText

FloatArray = npt.NDArray[np.float64]

_BEYOND = 0.08
"""A number further beyond an end, as a share of the bar, is none of the part that was seen."""

_APART_PX, _APART = 3.0, 0.3
"""Pixels, and heights of numbers, by which these stand off their marks unlike each other."""

_AT_PX = 1.6
"""A number stands at a mark to so many pixels."""

_FEWEST, _HALF, _ALIKE_PX = 3, 0.5, 1.0
"""So many numbers, and this share of all, that stand aside from their marks by as much, to a pixel,
tell how far the others do whose marks a codec has left nothing of."""


def placed_ticks(bar: Bar, texts: Sequence[TickText], *, marks: bool = True) -> list[PlacedTick]:
    """Tick texts at their marks where marks are drawn (``marks``), else where the text stands, or
    as far beside that as those whose marks are seen.
    """
    if not marks:
        return _at(bar, texts, _middles(bar, texts))
    positions = np.array([tick.position_px for tick in texts], dtype=np.float64)
    nearest, near = _beside(bar, positions)
    if near.any() and near.mean() > 0.6:
        positions = np.where(near, nearest, positions)
    middles = _middles(bar, texts)
    nearest, near = _beside(bar, middles)
    aside, alike = _aside(middles, nearest, near)
    dust = bar.orientation == "vertical" and _is_dust(texts, (nearest - middles)[near])
    if dust and not alike.any():
        return _at(bar, texts, middles)
    # One that was put on what is no mark goes where its middle says.
    lost = alike.any() & ~alike & (np.abs(positions - middles - aside) > _ALIKE_PX)
    positions = np.where(lost, middles + aside, positions)
    return _at(bar, texts, positions)


def _is_dust(texts: Sequence[TickText], off: FloatArray) -> bool:
    """Whether what numbers have beside them at an upright bar are no marks of theirs, since it
    stands above the middles of some and below those of others (``off``, (n,)): grain of a palette.
    """
    high = float(median([tick.box.height for tick in texts])) if texts else 0.0
    apart = max(_APART_PX, _APART * high)
    return len(off) > 1 and float(off.max()) > 0.0 > float(off.min()) and float(np.ptp(off)) > apart


def at_marks(bar: Bar, ticks: Sequence[PlacedTick]) -> bool:
    """Whether any of the ticks stands at a mark of the bar."""
    marks = places_of(bar, bar.tick_positions).tolist()
    return any(tick.place in marks for tick in ticks)


def are_marked(middles: Sequence[PlacedTick], bar: Bar) -> bool:
    """Whether each number stands at a mark, or as far aside from its own as the others do, and one
    mark is off both ends of the bar: what a frame leaves beside texts at the ends of a bar stands
    at these, and what handles leave far off them.
    """
    marks = places_of(bar, bar.tick_positions)
    if not (len(marks) and middles):
        return False
    off = np.array([marks[np.abs(marks - tick.place).argmin()] - tick.place for tick in middles])
    off *= bar.length
    aside = min(_APART * tick.box.height if tick.box else 0.0 for tick in middles)
    alike = float(np.ptp(off)) <= _ALIKE_PX and float(np.abs(off).max()) <= aside
    at_them = alike or float(np.abs(off).max()) <= _AT_PX
    inside = float(np.minimum(marks, 1.0 - marks).max()) * bar.length
    return at_them and inside > _AT_PX


def stand_aside(bar: Bar, texts: Sequence[TickText]) -> bool:
    """Whether several numbers, half of all at least, stand aside from their marks by as much: these
    are no dust, though other numbers have none."""
    middles = _middles(bar, texts)
    return bool(_aside(middles, *_beside(bar, middles))[1].any())


def two_aside(bar: Bar, texts: Sequence[TickText]) -> bool:
    """Whether all numbers near a mark, two of them at least and most of all, stand aside from it by
    as much: two may do so by chance, and where they stand is not certain then."""
    middles = _middles(bar, texts)
    nearest, near = _beside(bar, middles)
    off = (nearest - middles)[near]
    alike = len(off) > 1 and float(np.ptp(off)) <= _ALIKE_PX and near.mean() > _HALF
    return alike and bool(np.abs(off).min() > _AT_PX)


def _middles(bar: Bar, texts: Sequence[TickText]) -> FloatArray:
    """(n,) where the middles of numbers are along the bar, pixels."""
    along = 1 if bar.orientation == "vertical" else 0
    return np.array([tick.box.center[along] for tick in texts], dtype=np.float64)


def _beside(bar: Bar, positions: FloatArray) -> tuple[FloatArray, npt.NDArray[np.bool_]]:
    """(positions of the marks next to n numbers, whether they are near)."""
    drawn = np.array(bar.tick_positions, dtype=np.float64)
    if not (len(drawn) and len(positions)):
        return positions, np.zeros(len(positions), dtype=bool)
    nearest = drawn[np.abs(positions[:, None] - drawn[None, :]).argmin(axis=1)]
    gaps = np.diff(np.sort(positions))
    reach = min(4.0, 0.25 * float(gaps.min())) if len(gaps) else 4.0
    return nearest, np.abs(nearest - positions) <= max(reach, 1.5)


def _aside(
    positions: FloatArray, nearest: FloatArray, near: npt.NDArray[np.bool_]
) -> tuple[float, npt.NDArray[np.bool_]]:
    """(how far numbers stand from their marks, which of them do so): none if they are few."""
    if not near.any():
        return 0.0, near
    off = nearest - positions
    usual = float(median(off[near]))
    alike = near & (np.abs(off - usual) <= _ALIKE_PX)
    told = alike.sum() >= _FEWEST and alike.mean() >= _HALF
    return usual, alike if told else np.zeros_like(near)


def _at(bar: Bar, texts: Sequence[TickText], positions: FloatArray) -> list[PlacedTick]:
    places = places_of(bar, positions)
    ticks = [
        PlacedTick(
            text=tick.text,
            reading=_one(tick.reading),
            place=float(place),
            box=tick.box,
            written=tick.written,
        )
        for tick, place in zip(texts, places, strict=True)
        if -_BEYOND <= place <= 1 + _BEYOND
    ]
    return with_numbers_of_words(with_groups(with_percent_signs(ticks)))


def _one(reading: TextReading) -> TextReading:
    """A reading that stands at a place: several numbers in a row stand at none."""
    return replace(reading, value=None) if len(reading.parts) > 1 else reading
