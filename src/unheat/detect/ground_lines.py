"""Lines of the axes that run through cells without a tile: they are no print."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.model import CellPixels, Grid

BoolArray = npt.NDArray[np.bool_]

# What differs from its ground by so many levels is drawn there.
_DRAWN = 8.0
# A line covers nearly all of a cell from border to border, the ends that a border blends aside.
_WHOLE = 0.97
# Pixels along its borders that a cell shares with its neighbors.
_BORDER_PX = 3
# Lines are so thick at most, in pixels or as a share of what a cell has between its borders.
_PEN_PX, _PEN = 2, 0.34


def without_ground_lines(rgb: npt.NDArray[np.uint8], grid: Grid, pixels: CellPixels) -> CellPixels:
    """Cells that are blank but for lines from border to border have no ink.

    Where a tile was dropped the axes show, with the lines of their ticks crossing in the middle of
    the place. Print keeps off the borders of its cell, and lines of the axes go on beyond it.
    Where no cell with a color shows such a line, the tiles lie over the lines: a place that
    shows them has no tile, be the page's color that of a value too.
    """
    inked = pixels.blank & (pixels.ink_share > 0.0)
    bare = np.zeros_like(inked)
    for row, col in np.argwhere(inked):
        bare[row, col] = _only_lines(_drawn(rgb, grid, pixels, row, col))
    if not bare.any():
        return pixels
    crossed = pixels.crossed
    if _covered_by_tiles(rgb, grid, pixels):
        crossed = bare if crossed is None else crossed | bare
    return replace(
        pixels,
        crossed=crossed,
        ink_box=np.where(bare[..., None], np.nan, pixels.ink_box),
        ink_share=np.where(bare, 0.0, pixels.ink_share),
    )


def _covered_by_tiles(rgb: npt.NDArray[np.uint8], grid: Grid, pixels: CellPixels) -> bool:
    """Whether there are cells in colors of their own, and no line runs through any of them."""
    tiles = np.argwhere(~pixels.blank)
    for row, col in tiles:
        drawn = _drawn(rgb, grid, pixels, row, col)
        if min(drawn.shape) < 3 * _BORDER_PX or any(ruled.any() for ruled in _lines_of(drawn)):
            return False
    return len(tiles) > 0


def _drawn(
    rgb: npt.NDArray[np.uint8], grid: Grid, pixels: CellPixels, row: int, col: int
) -> BoolArray:
    """(h, w): pixels of a cell that differ from its fill."""
    y0, y1, x0, x1 = (round(edge) for edge in (*grid.row_spans[row], *grid.column_spans[col]))
    cell = rgb[max(y0, 0) : y1, max(x0, 0) : x1].astype(float)
    return np.asarray(most(np.abs(cell - pixels.rgb[row, col])) > _DRAWN)


def _lines_of(drawn: BoolArray) -> tuple[BoolArray, BoolArray]:
    """Rows and columns of the inner pixels of a cell (h, w) in which a line runs across it."""
    inner = drawn[_BORDER_PX:-_BORDER_PX, _BORDER_PX:-_BORDER_PX]
    within = slice(_BORDER_PX, -_BORDER_PX)
    before, behind = _BORDER_PX - 1, -_BORDER_PX
    # A pale disc covers the middle of its cell, but its rim goes on to no border.
    level = (inner.mean(axis=1) >= _WHOLE) & drawn[within, before] & drawn[within, behind]
    upright = (inner.mean(axis=0) >= _WHOLE) & drawn[before, within] & drawn[behind, within]
    return level, upright


def _only_lines(drawn: BoolArray) -> bool:
    """Whether all that is drawn in a cell (h, w) lies on lines from border to border."""
    inner = drawn[_BORDER_PX:-_BORDER_PX, _BORDER_PX:-_BORDER_PX]
    if min(inner.shape) < _BORDER_PX or not inner.any():
        return False
    lines = np.zeros_like(inner)
    level, upright = _lines_of(drawn)
    if any(ruled.sum() > max(_PEN_PX, _PEN * len(ruled)) for ruled in (level, upright)):
        return False
    lines[level] = True
    lines[:, upright] = True
    if not lines.any() or lines.all():
        return False
    rims = cv2.dilate(lines.astype(np.uint8), np.ones((3, 3), np.uint8)).astype(bool)
    return not (inner & ~rims).any()
