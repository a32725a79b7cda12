"""Print that a codec has left faint: black on deep blue, where others stand on yellow.

A codec keeps lightness in full and color at half the size, so that print which differs from its
cell in color more than in lightness is blurred and rippled more than that of other cells. What two
readers of numbers say of such ink is not said apart: both take what the codec made of a 4 for an 8.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from unheat.medians import median
from unheat.model import Crop

Cell = tuple[int, int]

_FAINT = 0.5
"""Share of the usual contrast below which print is faint."""


def faint_cells(cells: Mapping[Cell, Sequence[Crop]]) -> frozenset[Cell]:
    """Places of the cells with a line of print of less than half the contrast that is usual.

    None in a picture that no codec went over, whose crops tell no contrast.
    """
    known = [crop.contrast for lines in cells.values() for crop in lines]
    if not known or np.isnan(known).any():
        return frozenset()
    least = _FAINT * float(median(known))
    return frozenset(
        cell for cell, lines in cells.items() if min(crop.contrast for crop in lines) < least
    )
