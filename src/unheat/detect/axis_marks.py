"""Where the tick marks beside a panel stand, to a fraction of a pixel."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import most

Picture = npt.NDArray[np.uint8]
FloatArray = npt.NDArray[np.float64]

_STANDS_OUT, _FAINT = 96.0, 0.5
"""Levels of 255 by which a mark differs from the page, and the share of them that its rim has."""

_WIDEST_PX, _OUTWARD_PX = 5, (2, 3)
"""Tick marks are no wider, and are seen so far from the axes."""


def marks_beside(
    picture: Picture, edge: float, outward: int, page: FloatArray, tolerance: float
) -> FloatArray:
    """Middles of the thin lines that leave the axes at column ``edge`` along the rows of
    ``picture``, ascending, in pixels; ``outward`` is -1 to the left and 1 to the right."""
    columns = int(np.floor(edge)) + outward * np.array(_OUTWARD_PX)
    if columns.min() < 0 or columns.max() >= picture.shape[1]:
        return np.empty(0)
    off = most(np.abs(picture[:, columns] - page)).min(axis=1)
    if not (off > _STANDS_OUT).any():
        return np.empty(0)
    inked = off > max(tolerance, _FAINT * _STANDS_OUT)
    edges = np.diff(np.r_[False, inked, False].astype(np.int8))
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    # The rim beside a mark is part of it, however faint.
    low, high = np.maximum(starts - 1, 0), np.minimum(ends + 1, len(off))
    weights = np.r_[0.0, np.cumsum(off)]
    moments = np.r_[0.0, np.cumsum(off * (np.arange(len(off)) + 0.5))]
    middles: FloatArray = (moments[high] - moments[low]) / (weights[high] - weights[low])
    return middles[ends - starts <= _WIDEST_PX]
