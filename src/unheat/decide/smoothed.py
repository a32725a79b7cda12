"""Matrices that were drawn smoothed: their pixels are no cells.

Between two cells such a picture passes from one color to the other, so it is read as a matrix of
pixels. Its values bend at the middles of its cells alone, which are where the labels stand; a
field that was sampled pixel by pixel bends anywhere.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.medians import median
from unheat.model import Axis

FloatArray = npt.NDArray[np.float64]

_FEWEST, _LEAST_STEP = 4, 4
"""Labels on an axis, and lines from one to the next: smoothing needs pixels between cells."""

_AT_LABELS = 3.0
"""Values bend so many times as much at the labels as elsewhere."""


def is_smoothed(values: FloatArray, *axes: Axis) -> bool:
    """Whether the (n, m) values of a matrix bend where its labels stand, along its rows or columns;
    NaN are values that are not known, ``axes`` those of its rows and its columns.
    """
    return any(
        _bends_at(values if lines == 0 else values.T, _labelled(axis))
        for lines, axis in enumerate(axes)
    )


def _labelled(axis: Axis) -> npt.NDArray[np.int64]:
    """Lines that have labels where these are in even steps; none where they are not."""
    at = np.flatnonzero([label is not None for label in axis.labels])
    if len(at) < _FEWEST:
        return at[:0]
    steps = np.diff(at)
    even = float(median(steps.astype(float))) >= _LEAST_STEP and np.ptp(steps) <= 1
    return at if even else at[:0]


def _bends_at(values: FloatArray, lines: npt.NDArray[np.int64]) -> bool:
    """Whether the (n, m) values bend from row to row at these ``lines``, and hardly elsewhere.

    A border of pixels lies beside the middle of a cell, so the rows next to a line count with it.
    """
    if not len(lines) or not np.isfinite(values).any():
        return False
    bend, slope = _mean_change(values, 2), _mean_change(values, 1)
    # ``bend[i]`` is that of row i + 1; the outermost labels may stand at the frame.
    inner = lines[(lines >= 2) & (lines < len(values) - 2)] - 1
    if len(inner) < _FEWEST - 1:
        return False
    beside = inner + np.array([[-1], [0], [1]])
    between = np.arange(inner[0], inner[-1])
    elsewhere = bend[between[~np.isin(between, beside)]]
    if not len(elsewhere):
        return False
    usual = float(median(elsewhere))
    # Of values that have nothing to do with each other the bends are the larger ones.
    if not 0.0 < usual < float(median(slope)):
        return False
    return float(median(bend[beside].max(axis=0))) > _AT_LABELS * usual


def _mean_change(values: FloatArray, order: int) -> FloatArray:
    """The mean size of a difference from row to row, of those that are known; 0 without any."""
    changes = np.abs(np.diff(values, n=order, axis=0))
    known = np.isfinite(changes)
    mean: FloatArray = np.where(known, changes, 0.0).sum(axis=1) / np.maximum(known.sum(axis=1), 1)
    return mean
