"""Labels that all stand off the middle of their rows by the same: as a renderer or a slide sets
them. Words of a title are never as even."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.medians import median
from unheat.text.ink import FloatArray

_TURNED, _LEVEL = 4, 3
"""Rows of which each has a label: turned ones might be the words of a title."""

_EVEN, _EVEN_PX = 0.12, 2.0
"""How far labels scatter about their common place, as a share of the pitch or in pixels."""

_MOST = 1 / 3
"""Share of the pitch by which turned labels stand off their rows: halfway they name the next."""


def turned_shift(rest: Sequence[float], count: int) -> float:
    """By how much of the pitch turned labels of all ``count`` rows stand off their middles alike.

    A renderer that sets turned print by its base line or its box moves each label by the same.
    ``rest`` (n,) is how far each one is off, as a share of the pitch; 0.0 where a row has none.
    """
    if len(rest) < max(count, _TURNED):
        return 0.0
    shift = float(median(rest))
    even = float(np.abs(np.array(rest) - shift).max()) <= _EVEN
    return shift if even and abs(shift) <= _MOST else 0.0


def stand_in_rows(points: FloatArray, centers: FloatArray, pitch: float) -> bool:
    """Whether each row has one of these ``points`` (n,), all as far below or above its middle.

    A slide sets the text of a table at the top of its cells, names like numbers.
    """
    if len(points) != len(centers) or len(points) < _LEVEL:
        return False
    off = np.sort(points) - centers
    even = max(2 * _EVEN_PX, _EVEN * pitch)
    return bool(np.ptp(off) <= even and np.abs(off).max() < pitch / 2)
