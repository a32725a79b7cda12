"""Brickwork: cells that stand off by one from row to row are halves of tiles."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import most

FloatArray = npt.NDArray[np.float64]

_ALIKE = 10.0
"""Levels of 255 that a codec may part two cells of one color by."""

_LEAST_BRICKS, _LOOKED_AT, _LEAST_CHANGES = 6, 200, 24
"""Columns that may be halves of bricks, how many of many are looked at, and changes that tell."""

_PAIRED = 0.95
"""Share of the changes along the rows of brickwork that are joints, and none within a brick."""


def is_brickwork(rgb: FloatArray) -> bool:
    """Whether two cells beside each other have one color, in every second row one cell further on.

    A lattice of columns that hexagons or bricks are as wide as two of.
    """
    rows, columns = rgb.shape[:2]
    if rows < 3 or columns < _LEAST_BRICKS:
        return False
    with np.errstate(invalid="ignore"):
        changes = most(np.abs(np.diff(rgb[:, :_LOOKED_AT], axis=1))) > _ALIKE
    phase = np.add.outer(np.arange(rows), np.arange(changes.shape[1])) % 2 == 0
    count = np.count_nonzero(changes)
    inside = min(np.count_nonzero(changes & phase), np.count_nonzero(changes & ~phase))
    # The edge of a triangle changes once in a row, and from row to row by one cell too.
    told = count >= max(_LEAST_CHANGES, 2 * rows)
    return bool(told and inside <= (1.0 - _PAIRED) * count)
