"""Whether the numbers of a bar of steps name its bounds by their line, or one by one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.decide.ticks import PlacedTick, TickLine

FloatArray = npt.NDArray[np.float64]

_SURE = 0.9
"""Confidence from which a number stands for itself, whatever the others say of it."""

_OFF = 0.1
"""So many steps may a number stand off the bound that it names."""


def bounds_line(
    edges: FloatArray, ticks: Sequence[PlacedTick], line: TickLine | None
) -> TickLine | None:
    """The line of the ticks if it names the bounds; None where they are to be read one by one:
    where it leaves out a number that both readers are sure of, and all bounds are named in order.
    """
    if line is None or line.norm.kind != "linear":
        return None
    numbers = sum(tick.reading.value is not None for tick in ticks)
    if line.as_read < 0.8 * numbers:
        return None
    return None if line.dropped and _each_is_named(edges, ticks) else line


def _each_is_named(edges: FloatArray, ticks: Sequence[PlacedTick]) -> bool:
    """Whether each edge bears a number that was read surely, and these rise or fall.

    Classes are drawn alike whatever their bounds: -5, 0, 5, 10 and 20.
    """
    if len(ticks) != len(edges):
        return False
    apart = _OFF * float(np.diff(edges).min())
    values = np.array([tick.reading.value for tick in ticks], dtype=float)
    places = np.array([tick.place for tick in ticks])
    steps = np.diff(values)
    sure = all(tick.reading.confidence >= _SURE and not tick.reading.review for tick in ticks)
    at_edges = bool((np.abs(places - edges) <= apart).all())
    return sure and at_edges and bool((steps > 0).all() or (steps < 0).all())
