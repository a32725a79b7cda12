"""Cells of two colors, a part of which something translucent lies over: a logo, a sticker, a hand.

A cell of a drawing has one color. What was laid over a figure ends within cells, and what is left
of a number under its end is read as the number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

import cv2
import numpy as np
import numpy.typing as npt

from unheat.channels import Codes, coded
from unheat.components import components
from unheat.detect.inner_part import SMALLEST_PX, Pixels, inner_part
from unheat.model import Grid

Bools = npt.NDArray[np.bool_]

_LEAST = 0.1
"""Share of a cell that one piece of a second color takes."""

_THICK, _THICK_PX = 0.13, 3.5
"""How thick such a piece is, in sides of the cell and in pixels: strokes of digits are thinner."""

_BOLD = 2.0
"""The same for a color that most cells show, as that of their numbers: of large ones in bold."""

_SHOWN, _MANY = 0.02, 0.5
"""Share of a cell that a color takes which it shows, and of cells that show the color of print."""

_MOST = 0.25
"""Share of cells of which more are drawn so: halves, hatched masks, bars in cells."""


def two_toned(rgb: Pixels, grid: Grid, among: Bools) -> Bools:
    """(n, m): those ``among`` the cells of ``grid`` on the crisp ``rgb`` (h, w, 3) whose ground has
    two colors."""
    found: Bools = np.zeros(grid.shape, dtype=bool)
    if min(grid.cell_width, grid.cell_height) < SMALLEST_PX:
        return found
    # The others are looked at where it matters whether cells are drawn so.
    for cells in (among, ~among):
        for row, column in np.argwhere(cells).tolist():
            found[row, column] = _has_two(coded(inner_part(rgb, grid, row, column)))
        if not found.any():
            return found
    print_colors = _of_most(rgb, grid)
    for row, column in np.argwhere(found & among).tolist() if print_colors else ():
        found[row, column] = _has_two(coded(inner_part(rgb, grid, row, column)), print_colors)
    return found & among if found.mean() <= _MOST else np.zeros_like(found)


def _of_most(rgb: Pixels, grid: Grid) -> frozenset[int]:
    """Colors that most cells show beside their fills."""
    shown: Counter[int] = Counter()
    for row, column in np.ndindex(grid.shape):
        colors = coded(inner_part(rgb, grid, row, column))
        named, counts = np.unique(colors, return_counts=True)
        shown.update(named[counts >= _SHOWN * colors.size].tolist())
    least = _MANY * grid.n_rows * grid.n_cols
    return frozenset(color for color, cells in shown.items() if cells > least)


def _has_two(colors: Codes, print_colors: Collection[int] = ()) -> bool:
    """Whether two colors of ``colors`` (h, w) fill one thick piece each."""
    # Most cells have one color, and are done with before any are counted.
    if not colors.size or (colors == colors[0, 0]).all():
        return False
    named, counts = np.unique(colors, return_counts=True)
    least = _LEAST * colors.size
    if np.count_nonzero(counts >= least) < 2:
        return False
    thick = max(_THICK * min(colors.shape), _THICK_PX)
    return (
        sum(
            _is_thick(colors == one, least, thick * (_BOLD if one in print_colors else 1.0))
            for one in named[counts >= least].tolist()
        )
        > 1
    )


def _is_thick(mask: Bools, least: float, thick: float) -> bool:
    pieces = components(mask, 4)
    for piece in np.flatnonzero(pieces.areas >= least):
        if piece:
            own = np.asarray(pieces.labels == piece, dtype=np.uint8)
            if 2.0 * float(cv2.distanceTransform(own, cv2.DIST_L2, 3).max()) >= thick:
                return True
    return False
