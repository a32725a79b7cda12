"""Cells that look empty and hold a small pale square: values that are next to nought.

Squares that are sized by their values leave most of a cell bare, and where a codec hides that they
are of several sizes a cell is taken for what most of it shows, the page.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.decide.hearing import asked
from unheat.medians import median
from unheat.model import Grid, Layout, Panel, Reason, Status

_MIDDLE, _RIM = 0.1, 0.1
"""Shares of a cell to either side of its middle that are looked at there, and along its borders."""

_FEWEST_PX = 3
"""Pixels across of a middle that tells a square from noise."""

_OFF = 6.0
"""Levels by which all of a middle is off the rim of its cell, in one channel: no eye misses it
beside the white of the page, and ripples of a codec change their sign."""


def pale_tiles_doubted(panel: Panel, layout: Layout) -> Panel:
    """The panel with a doubt on empty cells without print whose middle has a color of its own."""
    cells, grid = panel.cells, panel.grid
    bare = np.array([[not text for text in row] for row in cells.text])
    empty = np.equal(cells.status, Status.EMPTY) & bare & ~cells.review
    if not empty.any() or empty.all():
        return panel
    tiles = np.zeros_like(empty)
    for row, col in np.argwhere(empty).tolist():
        tiles[row, col] = _has_tile(layout.raster.rgb, grid, row, col)
    return replace(panel, cells=asked(cells, tiles, (Reason.AMBIGUOUS_COLOR,)))


def _has_tile(rgb: npt.NDArray[np.uint8], grid: Grid, row: int, col: int) -> bool:
    """Whether all of the middle of a cell is off its rim, to one side in some channel."""
    (y0, y1), (x0, x1) = grid.row_spans[row], grid.column_spans[col]
    inside = rgb[round(y0) : round(y1), round(x0) : round(x1)].astype(np.float64)
    high, wide = inside.shape[:2]
    if min(high, wide) * 2 * _MIDDLE < _FEWEST_PX:
        return False
    down, across = (
        slice(round((0.5 - _MIDDLE) * n), round((0.5 + _MIDDLE) * n)) for n in (high, wide)
    )
    edge = [slice(round(_RIM * n), round(2 * _RIM * n) + 1) for n in (high, wide)]
    rim = np.concatenate([inside[edge[0]].reshape(-1, 3), inside[:, edge[1]].reshape(-1, 3)])
    off = inside[down, across].reshape(-1, 3) - [
        float(median(rim[:, channel])) for channel in range(3)
    ]
    return bool(((off >= _OFF).all(axis=0) | (off <= -_OFF).all(axis=0)).any())
