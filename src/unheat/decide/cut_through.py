"""Two lines of cells that are one: their print runs across the border between them.

Behind a resizer a stroke that all numbers of a column share passed for a border through their
middles: the halves have the same colors in every row, and ink of both ends at it. Two columns may
be alike, and numbers may fill their cells; then neither is so of this pair alone.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.model import CellPixels, Grid

FloatArray = npt.NDArray[np.float64]

_FEWEST = 4
"""Cells of a line that are alike by no chance, where colors are those of a few steps."""

_SAME = 4.0
"""Levels of 255 by which halves of a cell differ at most, a codec's ripples about print."""

_TOUCHES_PX = 2.0
"""Ink so near to a border touches it, whatever the edge of the cell lost to a blend."""

_SOME = 0.5
"""Other borders of the panel are touched by less than this share of its print."""


def print_is_cut(grid: Grid, pixels: CellPixels) -> bool:
    """Whether a border between two columns, or rows, runs through the print of all their cells."""
    rows, columns = np.array(grid.row_spans), np.array(grid.column_spans)
    box = pixels.ink_box
    across = _cuts(pixels.rgb, box[..., 0] - columns[:, 0], columns[:, 1] - box[..., 2])
    upright = _cuts(
        pixels.rgb.transpose(1, 0, 2),
        (box[..., 1] - rows[:, :1]).T,
        (rows[:, 1:] - box[..., 3]).T,
    )
    return across or upright


def _cuts(rgb: FloatArray, before: FloatArray, after: FloatArray) -> bool:
    """The same between columns: rgb (R, C, 3), and how far ink (R, C) stands off the left and the
    right border of its cell, in pixels, NaN where there is none.
    """
    if rgb.shape[0] < _FEWEST or rgb.shape[1] < 3:
        return False
    alike = most(np.abs(np.diff(rgb, axis=1))) <= _SAME
    with np.errstate(invalid="ignore"):
        touched = (after[:, :-1] <= _TOUCHES_PX) | (before[:, 1:] <= _TOUCHES_PX)
    cut = np.all(alike & touched, axis=0)
    both = np.isfinite(before[:, :-1]) & np.isfinite(before[:, 1:])
    if cut.sum() != 1 or not both[:, cut].any():
        return False
    return bool(touched[:, ~cut].mean() < _SOME and alike[:, ~cut].mean() < _SOME)
