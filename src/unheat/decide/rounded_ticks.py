"""Numbers beside a bar that were rounded to too few places: "0, 2, 5, 8, 10" at even steps of 2.5.

What is written is up to half of its last place off, which is more than ticks are. But the steps of
an axis are round ones, and where only one of them explains all numbers, it says what they are.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.model import TextReading

FloatArray = npt.NDArray[np.float64]

_FEWEST = 4
"""So many numbers at even steps, each within half a place of one progression, are so by no
chance."""

_MANTISSAS = (1.0, 2.0, 2.5, 5.0)
"""Steps that axes have, times a power of ten."""

_HALF = 0.5 + 1e-6


def rounded_from(
    places: FloatArray, numbers: Sequence[TextReading], tolerance: float
) -> FloatArray | None:
    """(n,): what numbers at even ``places`` (n,) were before they were rounded; None where they
    are not even, or no round step or more than one explains them, or none was rounded.

    ``tolerance`` is how far a place may lie off, in the units of ``places``.

    >>> from unheat.model import TextReading as R
    >>> said = [R(raw=t, value=float(t), quantum=1.0) for t in ("-2", "0", "2", "5", "8")]
    >>> rounded_from(np.array([0.1, 0.3, 0.5, 0.7, 0.9]), said, 0.01).tolist()
    [-2.5, 0.0, 2.5, 5.0, 7.5]
    """
    values = np.array([n.value for n in numbers if n.value is not None], dtype=np.float64)
    quanta = {n.quantum for n in numbers}
    quantum = quanta.pop() if len(quanta) == 1 else None
    if len(values) < max(_FEWEST, len(numbers)) or not quantum:
        return None
    order = np.argsort(places)
    gaps = np.diff(places[order])
    if gaps.min() <= 2 * tolerance:
        return None
    count = np.rint((places - places[order[0]]) / gaps.min())
    slope, start = np.polyfit(count, places, 1)
    rises = np.diff(values[order])
    if np.abs(start + slope * count - places).max() > tolerance or not (
        (rises > 0).all() or (rises < 0).all()
    ):
        return None
    found = [
        first + np.sign(rises[0]) * step * count
        for step in _steps(np.ptp(values), float(count.max()), quantum)
        for first in _multiples(values[order[0]], step, quantum)
    ]
    found = [one for one in found if np.abs(one - values).max() <= _HALF * quantum]
    if len(found) != 1 or np.abs(found[0] - values).max() <= 0.01 * quantum:
        return None
    return np.asarray(found[0] + 0.0)


def _steps(reach: float, count: float, quantum: float) -> list[float]:
    """Round steps by which so many come to ``reach``, but for rounding at both ends."""
    low, high = max(reach - quantum, 0.0) / count, (reach + quantum) / count
    exponents = range(math.floor(math.log10(quantum)) - 2, math.floor(math.log10(high)) + 1)
    steps = [float(f"{mantissa}e{exponent}") for exponent in exponents for mantissa in _MANTISSAS]
    return [step for step in steps if low <= step <= high]


def _multiples(value: float, step: float, quantum: float) -> FloatArray:
    """Multiples of a step within half a place of a number."""
    low = math.ceil((value - _HALF * quantum) / step)
    high = math.floor((value + _HALF * quantum) / step)
    return np.arange(low, high + 1, dtype=np.float64) * step
