"""An outer line of cells of one color, beside lines of cells that have that color throughout.

One color beyond the end of a panel may be anything that lies there: a ground, a strip, a bar. But
where a panel has whole columns of that color already, and the axes' frame ends there, it is one
more of them: dark cells beside a dark frame show no border to it.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import most

FloatArray = npt.NDArray[np.float64]


def is_repeated(line: FloatArray, colors: FloatArray, axis: int, tolerance: float) -> bool:
    """Whether all cells of a ``line`` (k, 3) have one color, and so have all of a row (``axis`` 0)
    or column (1) among ``colors`` (R, C, 3), the same one, to ``tolerance`` levels of 255."""
    lines = colors if axis == 0 else colors.transpose(1, 0, 2)
    color = np.median(line, axis=0)
    if most(np.abs(line - color)).max() > tolerance:
        return False
    off = most(np.abs(lines - color)).max(axis=1)
    return bool((off <= tolerance).any())
