"""Gaps between cells that passed for cells: each second line is paler than both beside it.

Where cells stand as far apart as they are wide and a codec has smeared the page between them, the
gaps are as regular as the cells are. No gap has a label, and nearly all of it is nearer to the
page than the cells at its sides; lines of numbers take turns like that by no chance.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.model import Axis

FloatArray = npt.NDArray[np.float64]

_FEWEST = 7
"""Lines that take turns."""

_PALER = 0.95
"""Share of the cells of such lines that are nearer to the page than both cells beside them."""


def are_gaps_between(
    rgb: npt.NDArray[np.generic], page: tuple[float, float, float], *axes: Axis
) -> bool:
    """Whether each second row, or column, of a panel is a gap; rgb (n, m, 3) are its cells' colors,
    NaN where there is none, ``page`` that of the page and ``axes`` its rows and columns.
    """
    off = most(np.abs(np.asarray(rgb, dtype=np.float64) - np.array(page)))
    return any(
        _take_turns(off if lines == 0 else off.T, axis, first)
        for lines, axis in enumerate(axes)
        for first in (0, 1)
    )


def _take_turns(off: FloatArray, axis: Axis, first: int) -> bool:
    """Whether each second line from the ``first`` on is a gap; off (n, m) is the distance from the
    color of the page.
    """
    named = np.array([label is not None for label in axis.labels])
    gaps = np.arange(first, len(off), 2)
    if len(off) < _FEWEST or named[gaps].any() or not named.any():
        return False
    beside = np.pad(off, ((1, 1), (0, 0)), constant_values=np.inf)
    nearest = np.minimum(beside[gaps], beside[gaps + 2])
    known = np.isfinite(off[gaps]) & np.isfinite(nearest)
    return bool(known.any()) and float((off[gaps] < nearest)[known].mean()) >= _PALER
