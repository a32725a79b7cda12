"""What a cell shows within its borders, for those who ask what was drawn over it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.model import Grid

Pixels = npt.NDArray[np.uint8]

SMALLEST_PX = 12.0
"""Sides of cells in which strokes, numbers and grounds are told apart."""

_INNER = 0.12
"""Share of a cell's side by which it is cut, where borders and pens of them stand."""


def inner_part(rgb: Pixels, grid: Grid, row: int, column: int) -> Pixels:
    """Pixels (n, m, 3) of ``rgb`` (h, w, 3) that a cell of ``grid`` has within its borders."""
    (y0, y1), (x0, x1) = grid.row_spans[row], grid.column_spans[column]
    down, across = _INNER * (y1 - y0), _INNER * (x1 - x0)
    top, left = max(round(y0 + down), 0), max(round(x0 + across), 0)
    return rgb[top : round(y1 - down), left : round(x1 - across)]
