"""Bounds of steps that are drawn equal: they lie evenly between those that are named.

An edge of a step of eight pixels is seen to a pixel, an eighth of the step, and a line through the
numbers tells no more of it. That all steps are equal their edges tell together.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]

_FEWEST = 3
"""So many named bounds in even steps tell that the others are even as well."""


_FRAMED = 2.0
"""Ends of a bar are seen so much worse than the edges of its steps."""


def with_even_steps(
    edges: FloatArray,
    bounds: FloatArray,
    named: Collection[int],
    slack: float,
    told: Collection[int] = (),
) -> FloatArray:
    """The inner ``bounds`` of steps at ``edges`` (shares of a bar), even as the ``named`` are.

    Where an edge is farther than ``slack`` from where equal steps have it, they stay; the ends
    of a bar are seen worse, beside its frame. So do those that are ``told`` by a number which may
    have been misread.

    >>> edges = np.array([0.0, 0.24, 0.5, 0.74, 1.0])
    >>> with_even_steps(edges, np.array([0.0, 9.2, 20.0, 29.2, 40.0]), {0, 2, 4}, 0.03).tolist()
    [0.0, 10.0, 20.0, 30.0, 40.0]
    """
    at = np.array(sorted(named))
    if len(at) < _FEWEST:
        return bounds
    inner = np.arange(len(edges))[1:-1]
    step, first = np.polyfit(inner, edges[inner], 1) if len(inner) > 1 else (np.nan, np.nan)
    off = np.abs(edges - (first + step * np.arange(len(edges))))
    if not (off[1:-1].max() <= slack and off[[0, -1]].max() <= _FRAMED * slack):
        return bounds
    slope, start = np.polyfit(at, bounds[at], 1)
    if np.abs(start + slope * at - bounds[at]).max() > 1e-6 * np.ptp(bounds):
        return bounds
    even = [float(f"{start + slope * i:.9g}") for i in range(len(edges))]
    stay = np.isin(np.arange(len(edges)), [*at, *told, 0, len(edges) - 1])
    return np.where(stay, bounds, even)
