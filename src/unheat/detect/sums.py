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
    return np.asarray(_reduce(np.add, values.T, cols, np.float32).T, dtype=float)


def sums(values: npt.NDArray[np.generic], rows: Ints, cols: Ints) -> Floats:
    """(height, width) → (R, C) sums over the pixels of each cell."""
    by_row = _reduce(np.add, values, rows, np.float32)
    return np.asarray(_reduce(np.add, by_row.T, cols, np.float32).T, dtype=float)


def maxima(values: npt.NDArray[np.generic], rows: Ints, cols: Ints) -> Floats:
    """(height, width) → (R, C) largest value in each cell."""
    by_row = _reduce(np.maximum, values, rows, values.dtype)
    return np.asarray(_reduce(np.maximum, by_row.T, cols, values.dtype).T, dtype=float)


def _reduce(
    function: np.ufunc,
    values: npt.NDArray[np.generic],
    spans: Ints,
    kind: npt.DTypeLike,
) -> npt.NDArray[np.generic]:
    """(n, m) → (spans, m) of a ``kind``, reduced over each span along the first axis."""
    if values.flags.c_contiguous:
        # Line by line: ``reduceat`` walks down every column, through the whole memory.
        result = np.empty((len(spans), values.shape[1]), dtype=kind)
        for span, (start, stop) in enumerate(spans.tolist()):
            function.reduce(values[start:stop], axis=0, dtype=kind, out=result[span])
        return result
    bounds = spans.ravel()
    if bounds[-1] >= values.shape[0]:
        bounds = bounds[:-1]
    values = values.astype(kind, copy=False)
    # Start, stop, start, stop …: what lies between spans is every second result.
    apart: npt.NDArray[np.generic] = function.reduceat(values, bounds, axis=0)[::2]
    return apart
