"""Cells of two colors, a part of which something translucent lies over: a logo, a sticker, a hand.

A cell of a drawing has one color. What was laid over a figure ends within cells, and what is left
of a number under its end is read as the number.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from unheat.channels import coded
from unheat.components import components
from unheat.model import Grid

Bools = npt.NDArray[np.bool_]
Pixels = npt.NDArray[np.uint8]

_SMALLEST_PX = 12.0
"""Sides of cells in which strokes of digits and grounds are told apart."""

_INNER = 0.12
"""Share of a cell's side by which it is cut, where borders and pens of them stand."""

_LEAST = 0.1
"""Share of a cell that one piece of a second color takes."""

_THICK, _THICK_PX = 0.13, 3.5
"""How thick such a piece is, in sides of the cell and in pixels: strokes of digits are thinner."""

_MOST = 0.25
"""Share of cells of which more are drawn so: halves, hatched masks, bars in cells."""


def two_toned(rgb: Pixels, grid: Grid, among: Bools) -> Bools:
    """(n, m): those ``among`` the cells of ``grid`` on the crisp ``rgb`` (h, w, 3) whose ground has
    two colors."""
    found: Bools = np.zeros(grid.shape, dtype=bool)
    if min(grid.cell_width, grid.cell_height) < _SMALLEST_PX:
        return found
    # The others are looked at where it matters whether cells are drawn so.
    for cells in (among, ~among):
        for row, column in np.argwhere(cells).tolist():
            found[row, column] = _is_two_toned(
                rgb, *grid.row_spans[row], *grid.column_spans[column]
            )
        if not found.any():
            return found
    return found & among if found.mean() <= _MOST else np.zeros_like(found)


def _is_two_toned(rgb: Pixels, y0: float, y1: float, x0: float, x1: float) -> bool:
    across, down = _INNER * (x1 - x0), _INNER * (y1 - y0)
    top, left = max(round(y0 + down), 0), max(round(x0 + across), 0)
    inner = rgb[top : round(y1 - down), left : round(x1 - across)]
    return inner.size > 0 and _has_two(coded(inner))


def _has_two(colors: npt.NDArray[np.int64]) -> bool:
    """Whether two colors of ``colors`` (h, w) fill one thick piece each."""
    named, counts = np.unique(colors, return_counts=True)
    least = _LEAST * colors.size
    if np.count_nonzero(counts >= least) < 2:
        return False
    thick = max(_THICK * min(colors.shape), _THICK_PX)
    return sum(_is_thick(colors == one, least, thick) for one in named[counts >= least]) > 1


def _is_thick(mask: Bools, least: float, thick: float) -> bool:
    pieces = components(mask, 4)
    for piece in np.flatnonzero(pieces.areas >= least):
        if piece:
            own = np.asarray(pieces.labels == piece, dtype=np.uint8)
            if 2.0 * float(cv2.distanceTransform(own, cv2.DIST_L2, 3).max()) >= thick:
                return True
    return False
