"""Where decades begin on a bar whose minor marks alone were seen.

Where the marks of powers of ten point into the bar and the minor ones out of it, the next minor
mark, 9 times the lower power, passes for the one of each power. All numbers are off alike then,
which no line shows. The minor marks do: their spacing has one place where a decade begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.decide.ticks import PlacedTick, TickLine

FloatArray = npt.NDArray[np.float64]

_LEAST = 6
"""Fewer marks may be spaced so by chance."""

_SEEN_PX = 1.0
"""A mark is seen to so many pixels, and so are the ends of a line."""

_GRID_PX = 0.25
"""Beginnings of decades are tried in steps of so many pixels."""

_REACH = 0.5
"""Numbers are beside the power that they name by less than so many of their heights."""


def begun_at_decades(
    ticks: Sequence[PlacedTick], line: TickLine | None, marks: FloatArray, length: float
) -> list[PlacedTick]:
    """The ticks (places 0-1), moved along alike where decades begin elsewhere than ``line`` says.

    ``marks`` (n,) are the places 0-1 of what stands beside a bar of ``length`` pixels. Nothing is
    moved unless all numbers are powers of ten, marks are off the line, and all of them are where
    another beginning puts one.
    """
    values = [tick.reading.value for tick in ticks]
    powers = [value for value in values if value is not None and value > 0.0]
    if line is None or line.norm.kind != "log" or len(marks) < _LEAST or len(powers) < len(ticks):
        return list(ticks)
    exponents = np.log10(powers)
    heights = [tick.box.height for tick in ticks if tick.box is not None]
    if not heights or np.abs(exponents - np.rint(exponents)).max() > 1e-6:
        return list(ticks)
    decade = abs(line.slope) * length
    off = (np.asarray(marks) - line.intercept) / line.slope
    room = _REACH * min(heights)
    moves = np.arange(-room, room + _GRID_PX, _GRID_PX) / decade
    worst = np.array([_worst(off - move) for move in moves]) * decade
    best = int(worst.argmin())
    if worst[best] > _SEEN_PX or _worst(off) * decade <= 2 * _SEEN_PX:
        return list(ticks)
    return [replace(tick, place=tick.place + float(moves[best] * line.slope)) for tick in ticks]


def _worst(decades: FloatArray) -> float:
    """How far, in decades, the worst of n places in decades is from a digit's own."""
    due = np.log10(np.arange(1, 11))
    return float(np.abs(np.mod(decades, 1.0)[:, None] - due[None, :]).min(axis=1).max())
