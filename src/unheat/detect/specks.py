"""Dots of a pixel or two among dots that are sized by value.

The color of a cell whose dot leaves most of it bare is that of its middle, of three by three
pixels. A dot smaller than these shows the page there, as an empty cell does, or a mixture of both
colors, which no scale has; but something is drawn in the cell, and it is not empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.model import CellPixels, Grid

BoolArray = npt.NDArray[np.bool_]

_MIDDLE, _SMALLEST_PX = 0.1, 1.0
"""Share of a cell's sides to either side of its middle in which a dot is looked for, and pixels
that it is at least: rounding moves the middle of a dot by half of one."""

_DRAWN, _SMEARED = 12.0, 32.0
"""Levels (0–255) by which something differs from the page, and with what a codec ripples."""

_EVEN = 1.0
"""Scatter (CIE76) of the pixels in the middle of a cell that one color fills, at most."""

_RIM_PX = 2
"""Pixels along the borders of a cell, where only what goes on beyond it shows."""


def with_specks(
    rgb: npt.NDArray[np.uint8],
    grid: Grid,
    pixels: CellPixels,
    plain: Sequence[tuple[float, float, float]],
    *,
    lossy: bool,
) -> CellPixels:
    """Cells that hold no more than a speck in their middle, or are of no one color, are marked.

    rgb: (H, W, 3) picture. ``plain`` are the colors (r, g, b), 0–255, of what is bare: the page
    and the ground of the axes. ``lossy`` says that the picture came through a codec. A line that
    runs through a cell, as those of the ticks do, is no speck.
    """
    least = _SMEARED if lossy else _DRAWN
    bare = np.asarray(plain, dtype=np.float64)
    found = np.zeros_like(pixels.blank)
    for row, col in np.argwhere(pixels.blank | (pixels.spread > _EVEN)).tolist():
        found[row, col] = _has_speck(rgb, grid, row, col, bare, least)
    if not found.any():
        return pixels
    return replace(pixels, marked=found if pixels.marked is None else pixels.marked | found)


def _has_speck(
    rgb: npt.NDArray[np.uint8],
    grid: Grid,
    row: int,
    col: int,
    bare: npt.NDArray[np.float64],
    least: float,
) -> bool:
    """Whether something is drawn in the middle of a cell that reaches none of its borders."""
    (y0, y1), (x0, x1) = grid.row_spans[row], grid.column_spans[col]
    cell = rgb[max(round(y0), 0) : round(y1), max(round(x0), 0) : round(x1)].astype(np.float64)
    height, width = cell.shape[:2]
    if min(height, width) <= 2 * _RIM_PX:
        return False
    drawn: BoolArray = np.ones((height, width), dtype=bool)
    for color in bare:
        drawn &= most(np.abs(cell - color)) > least
    if not drawn.any():
        return False
    own = drawn & ~_across(drawn)[:, None] & ~_across(drawn.T)[None, :]
    return bool(own[_middle(height), _middle(width)].any())


def _across(drawn: BoolArray) -> BoolArray:
    """(h,) rows of the pixels of a cell (h, w) that are drawn upon at both of their ends."""
    ends = np.stack([drawn[:, :_RIM_PX].any(axis=1), drawn[:, -_RIM_PX:].any(axis=1)])
    return np.asarray(ends.all(axis=0))


def _middle(size: int) -> slice:
    reach = max(_MIDDLE * size, _SMALLEST_PX)
    return slice(int(np.floor(size / 2 - reach)), int(np.ceil(size / 2 + reach)))
