"""Lines of cells that all show the same: what is drawn between them alone tells how many they are.

The lines of axes, drawn over a picture whose colors change in one direction only, part it into
columns as the borders of cells would.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.model import Axis, Cells

_FEWEST, _SHADES = 3, 3
"""Lines that are alike, and colors that change along each of them."""

_ALIKE, _COARSE = 0.05, 8.0
"""Share of the range of colors to which cells have the same, and levels of 255 that shades are
counted in."""

_NAMED = 0.5
"""Share of the lines that have a label of their own, from which on labels count them."""


def are_all_alike(cells: Cells, *axes: Axis) -> bool:
    """Whether all rows or all columns of cells without print have the same colors, one by one, in
    several shades, and most have no label; ``axes`` are rows and columns."""
    if cells.text.astype(bool).any():
        return False
    rgb = np.asarray(cells.rgb, dtype=np.float64)
    return any(
        len(axis.labels) >= _FEWEST
        and np.mean([label is not None for label in axis.labels]) < _NAMED
        and _repeat(rgb, lines)
        for lines, axis in enumerate(axes)
    )


def _repeat(rgb: npt.NDArray[np.float64], lines: int) -> bool:
    """Whether the lines of an axis of rgb (n, m, 3) have one color in each of their places."""
    same = np.ptp(rgb, axis=lines).max() <= _ALIKE * np.ptp(rgb, axis=(0, 1)).max()
    shades = np.unique(np.rint(rgb.take(0, axis=lines) / _COARSE), axis=0)
    return bool(same) and len(shades) >= _SHADES
