"""Sums and maxima over the pixels of every cell at once.

``rows`` and ``cols`` are (n, 2): first and one-past-last pixel of every span, in order and
apart; what lies between spans is dropped.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


def sums_along_columns(values: npt.NDArray[np.generic], cols: Ints) -> Floats:
    """(height, width) → (height, C) sums over the pixels of each column span."""
    return np.asarray(_reduce(np.add, values.astype(np.float32).T, cols).T, dtype=float)


def sums(values: npt.NDArray[np.generic], rows: Ints, cols: Ints) -> Floats:
    """(height, width) → (R, C) sums over the pixels of each cell."""
    by_row = _reduce(np.add, values.astype(np.float32), rows)
    return np.asarray(_reduce(np.add, by_row.T, cols).T, dtype=float)


def maxima(values: npt.NDArray[np.generic], rows: Ints, cols: Ints) -> Floats:
    """(height, width) → (R, C) largest value in each cell."""
    by_row = _reduce(np.maximum, values, rows)
    return np.asarray(_reduce(np.maximum, by_row.T, cols).T, dtype=float)


def _bounds(spans: Ints) -> Ints:
    """Start, stop, start, stop … as ``reduceat`` wants them; every second sum is a cell's."""
    return spans.ravel()


def _reduce(
    function: np.ufunc, values: npt.NDArray[np.generic], spans: Ints
) -> npt.NDArray[np.generic]:
    """Reduce over each span along axis 0; the gaps between spans are dropped."""
    bounds = _bounds(spans)
    padded = values
    if bounds[-1] >= values.shape[0]:
        bounds = bounds[:-1]
    result: npt.NDArray[np.generic] = function.reduceat(padded, bounds, axis=0)[::2]
    return result
