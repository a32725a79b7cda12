"""Classes of values whose outer bounds no number names: they go as far as nobody says."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.decide.ticks import PlacedTick

FloatArray = npt.NDArray[np.float64]

_LEAST_CLASSES = 3
_EVEN = 1.15
"""How unlike steps are that were drawn alike, seen to a pixel."""

_AT = 0.2
"""So much of the narrowest step may a number stand off the bound that it names."""


def are_thresholds(edges: FloatArray, ticks: Sequence[PlacedTick]) -> bool:
    """Whether numbers stand between all steps, which are drawn alike, and not at both ends.

    So a renderer draws classes whatever their limits are: those of the data, or none at all. And
    where each step is named at its foot the last one, "≥ 10", goes on as far as anything does.
    """
    widths = np.diff(edges)
    return float(widths.max()) <= _EVEN * float(widths.min()) and ends_are_open(edges, ticks)


def ends_are_open(edges: FloatArray, ticks: Sequence[PlacedTick]) -> bool:
    """Whether numbers stand between all steps, and not at both ends.

    Outer steps may have any length then, also where those between them are drawn as wide as
    their classes are: a renderer that knows no limits gives them some length.
    """
    widths = np.diff(edges)
    if len(widths) < _LEAST_CLASSES:
        return False
    named = set()
    for tick in ticks:
        at = int(np.abs(edges - tick.place).argmin())
        if tick.reading.value is None or abs(edges[at] - tick.place) > _AT * float(widths.min()):
            return False
        named.add(at)
    return set(range(1, len(edges) - 1)) <= named < set(range(len(edges)))


def unnamed_ends(bounds: FloatArray, ticks: Sequence[PlacedTick]) -> bool:
    """Whether one of the outer bounds is the number of no tick."""
    return bool({float(bounds[0]), float(bounds[-1])} - {tick.reading.value for tick in ticks})
