"""Cells with strokes over them that are no print: hatched ones, and those that are crossed out.

A cross from corner to corner says that there is no value, whatever color lies under it: often
white, which is a value of many maps as well.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.detect.places import places_in
from unheat.model import CellPixels, Grid

BoolArray = npt.NDArray[np.bool_]

# Cells of less have no room for strokes that could be told from print.
_LEAST_PX = 10.0
# Places along a diagonal, as shares of it: from near one corner to near the other.
_ALONG = np.linspace(0.1, 0.9, 17)
# Places beside the diagonals, where a crossed cell shows its paper: in the four triangles, as
# (down, across), on both sides of their middles, along which the grid of the axes may be drawn.
_BESIDE = np.array([(n, a) for n in (0.2, 0.8) for a in (0.42, 0.58)])
_BESIDE = np.concatenate([_BESIDE, _BESIDE[:, ::-1]])
# A stroke differs from its paper by so many levels, in so many of the places along it.
_STROKE, _MOST = 40.0, 0.85
# Paper is alike to so many levels, within a cell and among those that are crossed out.
_PAPER, _ALIKE = 12.0, 4.0


def crossed_cells(rgb: npt.NDArray[np.uint8], grid: Grid) -> BoolArray:
    """(R, C): cells with a stroke along each of their diagonals, on one paper without a hue.

    Correlations that are not significant are crossed out too. They keep their colors, which
    are not all the same.
    """
    none = np.zeros(grid.shape, dtype=bool)
    if min(grid.cell_width, grid.cell_height) < _LEAST_PX:
        return none
    beside = _colors(rgb, grid, _BESIDE, 0)
    paper = np.median(beside, axis=2)
    crossed = np.abs(beside - paper[:, :, None]).max(axis=(2, 3)) <= _PAPER
    for across in (_ALONG, _ALONG[::-1]):
        # A stroke is thin, and may lie a pixel aside.
        places = np.column_stack([_ALONG, across])
        near = np.stack([_colors(rgb, grid, places, step) for step in (-1, 0, 1)])
        off = np.abs(near - paper[:, :, None]).max(axis=(0, 4))
        crossed &= (off >= _STROKE).mean(axis=2) >= _MOST
    if not crossed.any():
        return none
    papers = paper[crossed]
    alike = np.ptp(papers, axis=0).max() <= _ALIKE and np.ptp(papers, axis=1).max() <= _ALIKE
    return np.asarray(crossed) if alike else none


def without_strokes(pixels: CellPixels, struck: BoolArray, *, blank: bool = True) -> CellPixels:
    """Strokes over cells are no print, and the cells are ``blank``."""
    return replace(
        pixels,
        blank=pixels.blank | (struck & blank),
        ink_box=np.where(struck[..., None], np.nan, pixels.ink_box),
        ink_share=np.where(struck, 0.0, pixels.ink_share),
    )


def _colors(
    rgb: npt.NDArray[np.uint8], grid: Grid, places: npt.NDArray[np.float64], aside: int
) -> npt.NDArray[np.float64]:
    """(R, C, n, 3) colors of all cells ``aside`` pixels right of n ``places``, which are shares
    (down, across) of a cell."""
    down, across = (
        places_in(spans, size, share)
        for spans, share, size in zip(
            (grid.row_spans, grid.column_spans), places.T, rgb.shape[:2], strict=True
        )
    )
    across = np.clip(across + aside, 0, rgb.shape[1] - 1)
    return rgb[down[:, None], across[None]].astype(np.float64)
