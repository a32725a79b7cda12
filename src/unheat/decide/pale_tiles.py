"""Small pale squares that were taken for no value, or for a mixture of their color and the page's.

Squares that are sized by their values leave most of a cell bare. Where a codec hides that they are
of several sizes, a cell is taken for what most of it shows: the page, or something between.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.decide.hearing import asked
from unheat.medians import median
from unheat.model import IDENTITY, Cells, Grid, Layout, Reason, Status

FloatArray = npt.NDArray[np.float64]

_MIDDLE, _RIM = 0.1, 0.05
"""Shares of a cell to either side of its middle that are looked at there, and along its borders."""

_FEWEST_PX = 3
"""Pixels across of a middle that tells a square from noise."""

_OFF, _PAGE = 6.0, 12.0
"""Levels by which all of a middle is off the rim of its cell, in one channel: no eye misses it
beside the white of the page, and ripples of a codec change their sign. And those by which a rim is
off the page at most, with what a codec smears of a square's color."""


def pale_tiles_doubted(cells: Cells, grid: Grid, layout: Layout) -> Cells:
    """The cells with a doubt on those without print whose middle has a color of its own, if they
    pass for empty, or for a color that neither is the middle's nor the page's."""
    if min(grid.cell_height, grid.cell_width) * 2 * _MIDDLE < _FEWEST_PX:
        return cells
    bare = ~cells.text.astype(bool)
    bare &= ~cells.review
    empty = bare & np.equal(cells.status, Status.EMPTY)
    colored = bare & np.equal(cells.status, Status.COLOR_ONLY)
    if grid.transform != IDENTITY or not (empty | colored).any() or empty.all():
        return cells
    page = np.asarray(layout.background, dtype=float)
    tiles = np.zeros_like(bare)
    for row, col in np.argwhere(empty | colored).tolist():
        seen = _tile(layout.raster.rgb, grid, row, col)
        if seen is None:
            continue
        middle, rim = seen
        own = cells.rgb[row, col]
        mixed = np.abs(own - middle).max() > _OFF and np.abs(rim - page).max() <= _PAGE
        tiles[row, col] = empty[row, col] or bool(mixed)
    return asked(cells, tiles, (Reason.AMBIGUOUS_COLOR,))


def _tile(
    rgb: npt.NDArray[np.uint8], grid: Grid, row: int, col: int
) -> tuple[FloatArray, FloatArray] | None:
    """Colors (3,) of the middle of a cell and of its rim, if all of the middle is off the rim, to
    one side in some channel."""
    (y0, y1), (x0, x1) = grid.row_spans[row], grid.column_spans[col]
    inside = rgb[round(y0) : round(y1), round(x0) : round(x1)]
    sides = inside.shape[:2]
    if min(sides) * 2 * _MIDDLE < _FEWEST_PX or (inside == inside[0, 0]).all():
        return None
    inside = inside.astype(np.float64)
    down, across = (slice(round((0.5 - _MIDDLE) * n), round((0.5 + _MIDDLE) * n)) for n in sides)
    upper, left = (slice(round(_RIM * n), round(2 * _RIM * n) + 1) for n in sides)
    middle = inside[down, across].reshape(-1, 3)
    edge = np.concatenate([inside[upper].reshape(-1, 3), inside[:, left].reshape(-1, 3)])
    rim = median(edge, along_first=True)
    off = middle - rim
    whole = ((off >= _OFF).all(axis=0) | (off <= -_OFF).all(axis=0)).any()
    return (median(middle, along_first=True), rim) if whole else None
