"""Lattices that go against the numbers in their cells: several a cell, or several cells to one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.detect.cellcheck import LOSSLESS, borders_that_step
from unheat.detect.grid import GridFit
from unheat.detect.printed import print_counts
from unheat.detect.rivals import UNSURE

# Through numbers so many fewer colors change than between them.
_FEWER = 0.5


def counted_by_print(rgb: npt.NDArray[np.uint8], fit: GridFit, tolerance: float) -> GridFit:
    """The lattice with as many cells as evenly spaced numbers where the two go together.

    Cells that hold several numbers each are several cells, and those that hold one number
    between them are one; never surely. In a picture as it was drawn that is asked where there is
    one row, or one column, alone: its cells may be lines of one color each.
    """
    drawn = tolerance <= LOSSLESS
    counts = print_counts(rgb, fit.box, drawn=drawn)
    # Print in one direction only, on one area, is a text.
    if fit.rows.n * fit.columns.n == 1 and min(counts) == 1:
        return fit
    for axis, count in enumerate(counts):
        lattice = fit.along(axis)
        if drawn and lattice.n > 1:
            continue
        several = count > lattice.n and count % lattice.n == 0
        if several or _parts_numbers(rgb, fit, axis, count, tolerance):
            told = replace(lattice, n=count, gap=0.0, score=min(lattice.score, UNSURE), support=0.0)
            fit = fit.with_lattice(axis, told)
    return fit


def _parts_numbers(
    rgb: npt.NDArray[np.uint8], fit: GridFit, axis: int, count: int, tolerance: float
) -> bool:
    """Whether a lattice has lines through each of ``count`` numbers, where few colors change.

    Numbers of three digits begin and end at the thirds of their cells, all of them together.
    """
    lattice, other = (fit.rows, fit.columns) if axis == 0 else (fit.columns, fit.rows)
    if count < 2 or lattice.n == count or lattice.n % count:
        return False
    steps = borders_that_step(rgb, lattice.spans(), other.spans(), axis, tolerance)
    between = np.arange(1, lattice.n) % (lattice.n // count) == 0
    return float(steps[~between].mean()) < _FEWER * float(steps[between].mean())
