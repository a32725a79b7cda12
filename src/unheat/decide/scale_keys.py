"""Legends whose keys name ranges: "0 - 10", "10 - 20", or "[0,10)" and "[10,20)".

Each key says both of its bounds, and says them again for its neighbour, so that such a legend
needs no line: a misread bound breaks the row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from unheat.decide.ticks import PlacedTick
from unheat.text.numbers import even

FloatArray = npt.NDArray[np.float64]

_NUMBER = r"[-+]?(?:\d+(?:\.\d+)?|\.\d+)"
_RANGE = re.compile(
    rf"[\[(<]?\s*(?P<low>{_NUMBER})\s*(?:-|to|,|;|~|\.\.+)\s*(?P<high>{_NUMBER})\s*[\])>]?"
)
_OF_KEY = 0.35
"""A text stands at a key's middle to within so much of the key's length."""


def range_of(text: str) -> tuple[float, float] | None:
    """The two ends of a range of numbers, the lower first; None for any other text.

    >>> range_of("10 - 20"), range_of("(0.5,1]"), range_of("-10 – -5"), range_of("12")
    ((10.0, 20.0), (0.5, 1.0), (-10.0, -5.0), None)
    """
    found = _RANGE.fullmatch(even(text).strip())
    if found is None:
        return None
    low, high = float(found["low"]), float(found["high"])
    return (low, high) if low < high else None


def bounds_of_ranges(edges: FloatArray, ticks: Sequence[PlacedTick]) -> FloatArray | None:
    """Values at the ``edges`` of keys, in their order, where every key names a range.

    None where one does not, or where two that are neighbours do not meet. Ranges of whole
    numbers meet where one begins a unit after the other ends: 0–9, 10–19.
    """
    named = []
    for low, high in pairwise(edges):
        inside = [
            tick for tick in ticks if abs(tick.place - (low + high) / 2) <= _OF_KEY * (high - low)
        ]
        told = range_of(inside[0].text) if len(inside) == 1 else None
        if told is None:
            return None
        named.append(told)
    rising = named[0][0] < named[-1][0]
    ordered = named if rising else named[::-1]
    whole = all(value.is_integer() for pair in named for value in pair)
    meets = {round(after[0] - before[1], 9) for before, after in pairwise(ordered)}
    if len(meets) != 1 or not (meets == {0.0} or (whole and meets == {1.0})):
        return None
    bounds = np.array([pair[0] for pair in ordered] + [ordered[-1][1]])
    return bounds if rising else bounds[::-1]
