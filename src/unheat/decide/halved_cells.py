"""Parts of cells that passed for cells: two and two lines have one color from end to end, or three
and three.

The lanes beside the point of a number are straight and as regular as cells are, and so are lines of
the axes that are drawn over cells at each half or third of these. But no border stands where colors
never change, and neighbors are alike all along an axis in no matrix.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.model import Axis

FloatArray = npt.NDArray[np.float64]

_FEWEST, _FEWEST_OF_MORE = 12, 8
"""Pairs of cells that are alike by no chance, where half of all neighbors are; the same where three
lines and more are alike each time."""

_PARTS = (2, 3, 4, 5)
"""Parts that lines of the axes cut a cell into."""

_SAME = 4.0
"""Levels of 255 by which parts of a cell differ at most, a codec's ripples about print."""

_ALL, _OTHERS = 0.95, 0.8
"""Shares of pairs of parts that are alike at least, and of neighbors that are no pair at most: with
each of these more pairs have to be alike before it is no chance."""


def are_parts(rgb: npt.NDArray[np.generic], *axes: Axis) -> bool:
    """Whether each two rows, or columns, of a panel are one, or each so many more; rgb (n, m, 3)
    are its cells' colors, NaN where there is none, and ``axes`` its rows and columns.
    """
    colors = np.asarray(rgb, dtype=np.float64)
    return any(
        _are_grouped(colors if lines == 0 else colors.transpose(1, 0, 2), axis, parts)
        for lines, axis in enumerate(axes)
        for parts in _PARTS
    )


def _are_grouped(colors: FloatArray, axis: Axis, parts: int) -> bool:
    count = len(colors)
    if count < 2 * parts or count % parts:
        return False
    if 2 * sum(label is not None for label in axis.labels) > count:
        return False
    off = most(np.abs(np.diff(colors, axis=0)))
    between = np.arange(1, count) % parts == 0
    within, others = off[~between], off[between]
    known, other = np.isfinite(within), np.isfinite(others)
    fewest = _FEWEST if parts == 2 else _FEWEST_OF_MORE
    if known.sum() < fewest or not other.any():
        return False
    alike, usual = float((within[known] <= _SAME).mean()), float((others[other] <= _SAME).mean())
    by_chance = max(usual, 0.5) ** int(known.sum())
    return alike >= _ALL and usual <= _OTHERS and by_chance <= 0.5**fewest
