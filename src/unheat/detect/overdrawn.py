"""Lines through the middle of cells that were taken for borders."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.detect.cellcheck import LOSSLESS, borders_that_step
from unheat.detect.grid import GridFit

# What chance brings about less often than this is no chance.
_CHANCE = 0.01
# So few cells differ from the next where a line only runs through the middle of cells.
_ALIKE = 0.02
# So many borders leave three of a kind without the outer ones.
_SEVERAL = 8


def without_overdrawn_lines(rgb: npt.NDArray[np.uint8], fit: GridFit, tolerance: float) -> GridFit:
    """Merge halves of cells where every second border is a line with one color on both sides.

    Axes grids are often drawn through the middle of the cells, and lines of print look alike. In a
    panel of many lines the outer halves are not asked, since a frame that a resizer smeared rings
    into them.
    """
    for axis in (0, 1):
        lattice, other = (fit.rows, fit.columns) if axis == 0 else (fit.columns, fit.rows)
        if lattice.n < 4:
            continue
        steps = borders_that_step(rgb, lattice.spans(), other.spans(), axis, tolerance)
        if len(steps) >= _SEVERAL:
            steps[[0, -1]] = np.nan
        halves = [half[~np.isnan(half)] for half in (steps[0::2], steps[1::2])]
        even, odd = (float(half.mean()) for half in halves)
        # What a codec does to print in the middle of cells looks like a step at times.
        alike = _ALIKE if tolerance <= LOSSLESS else max(_ALIKE, 0.15 * max(even, odd))
        if min(even, odd) > alike or max(even, odd) < 0.1:
            continue
        # Few neighbours may be alike by chance, as often as the others are.
        pairs = len(halves[even > odd]) * other.n
        if (1.0 - max(even, odd)) ** pairs > _CHANCE:
            continue
        merged = lattice.in_pairs(first_is_half=even > odd)
        fit = fit.with_lattice(axis, merged)
    return fit
