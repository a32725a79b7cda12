"""Halves of cells that passed for cells: two and two lines have one color from end to end.

The lanes beside the point of a number are straight and as regular as cells are. But no border
stands where colors never change, and neighbors are alike all along an axis in no matrix.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.model import Axis

FloatArray = npt.NDArray[np.float64]

_FEWEST = 12
"""Pairs of cells that are alike by no chance, where colors are those of a few steps."""

_SAME = 4.0
"""Levels of 255 by which two halves of a cell differ at most, a codec's ripples about print."""

_ALL, _OTHERS = 0.95, 0.5
"""Shares of pairs of halves that are alike at least, and of neighbors that are no pair at most."""


def are_halves(rgb: npt.NDArray[np.generic], *axes: Axis) -> bool:
    """Whether each two rows, or columns, of a panel are one; rgb (n, m, 3) are its cells' colors,
    NaN where there is none, and ``axes`` its rows and columns.
    """
    colors = np.asarray(rgb, dtype=np.float64)
    return any(
        _are_paired(colors if lines == 0 else colors.transpose(1, 0, 2), axis)
        for lines, axis in enumerate(axes)
    )


def _are_paired(colors: FloatArray, axis: Axis) -> bool:
    count = len(colors)
    if count < 4 or count % 2 or 2 * sum(label is not None for label in axis.labels) > count:
        return False
    off = most(np.abs(np.diff(colors, axis=0)))
    halves, others = off[0::2], off[1::2]
    known, between = np.isfinite(halves), np.isfinite(others)
    if known.sum() < _FEWEST or not between.any():
        return False
    alike = float((halves[known] <= _SAME).mean())
    return alike >= _ALL and float((others[between] <= _SAME).mean()) <= _OTHERS
