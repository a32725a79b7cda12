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
from unheat.model import Bar, TextReading

if TYPE_CHECKING:
    from unheat.text.labels import TickText

FloatArray = npt.NDArray[np.float64]

_BEYOND = 0.08
"""A number further beyond an end, as a share of the bar, is none of the part that was seen."""


def placed_ticks(bar: Bar, texts: Sequence[TickText], *, marks: bool = True) -> list[PlacedTick]:
    """Tick texts at their marks where marks are drawn (``marks``), else where the text stands."""
    if not marks:
        along = 1 if bar.orientation == "vertical" else 0
        return _at(bar, texts, np.array([tick.box.center[along] for tick in texts]))
    positions = np.array([tick.position_px for tick in texts], dtype=np.float64)
    drawn = np.array(bar.tick_positions, dtype=np.float64)
    if len(drawn) and len(positions):
        nearest = drawn[np.abs(positions[:, None] - drawn[None, :]).argmin(axis=1)]
        off = np.abs(nearest - positions)
        gaps = np.diff(np.sort(positions))
        reach = min(4.0, 0.25 * float(gaps.min())) if len(gaps) else 4.0
        if (off <= max(reach, 1.5)).mean() > 0.6:
            positions = np.where(off <= max(reach, 1.5), nearest, positions)
    return _at(bar, texts, positions)


def _at(bar: Bar, texts: Sequence[TickText], positions: FloatArray) -> list[PlacedTick]:
    places = places_of(bar, positions)
    ticks = [
        PlacedTick(text=tick.text, reading=_one(tick.reading), place=float(place), box=tick.box)
        for tick, place in zip(texts, places, strict=True)
        if -_BEYOND <= place <= 1 + _BEYOND
    ]
    return with_numbers_of_words(with_groups(with_percent_signs(ticks)))


def _one(reading: TextReading) -> TextReading:
    """A reading that stands at a place: several numbers in a row stand at none."""
    return replace(reading, value=None) if len(reading.parts) > 1 else reading
