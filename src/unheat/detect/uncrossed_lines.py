"""Lines of cells that neither colors nor print bear out, where numbers stand in other lines.

Where the rows of a matrix have one color each column, no border parts them: ripples of a codec
about the heads and feet of their numbers are the only edges that run along, and a lattice of these
counts what it likes. Two rows of numbers are no three rows of cells, one of them cut.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.detect.cellcheck import borders_that_step
from unheat.detect.grid import GridFit


def uncrossed(
    rgb: npt.NDArray[np.uint8],
    fit: GridFit,
    axis: int,
    counts: tuple[int, int],
    tolerance: float,
) -> int:
    """How many numbers stand along an axis whose lattice has another count, where no color changes
    at any of its borders; 0 where the numbers are not counted alike, strictly and with ripples
    (``counts``), or divide the lines, which may be borders of which each is true.

    rgb: (H, W, 3). Colors that differ by ``tolerance`` levels are one.
    """
    lattice, other = fit.along(axis), fit.along(1 - axis)
    count = counts[0]
    if counts[0] != counts[1] or count < 2 or lattice.n < 2 or other.n < 2:
        return 0
    if lattice.n % count == 0 or count % lattice.n == 0:
        return 0
    steps = borders_that_step(rgb, lattice.spans(), other.spans(), axis, tolerance)
    return 0 if bool(steps.any()) else count
