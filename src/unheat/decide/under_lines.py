"""Cells that look unprinted under the grid of the axes, where others hold numbers.

Style sheets draw a line at every tick, and so through the middles of the cells of a heatmap, in
white as often as not. White digits on a white line are one thing with it, and nothing tells that
there is print at all. A color tells the value as before, but not what is printed.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.decide.hearing import asked
from unheat.detect.places import places_in
from unheat.model import Cells, Grid, Reason, Span, Status

BoolArray = npt.NDArray[np.bool_]

_LEAST_PX = 8.0
"""Smaller cells have no room for a line and for what is seen beside it."""

_BESIDE = np.array([0.06, 0.1, 0.14, 0.86, 0.9, 0.94])
"""Where along a cell a line is looked for: nearer to the borders than print stands."""

_MIDDLE = (0.3, 0.7)
"""Lines of ticks run between these shares of a cell."""

_DRAWN, _MOST, _WIDEST = 8.0, 0.8, 0.15
"""Levels of 255 from which something is drawn on a cell, the share of the places that a line shows
at, and the share of a cell that it covers at most."""

_FEWEST, _SHARE = 2, 0.1
"""So many cells with print, and this share of all, are no accident."""


def under_lines_doubted(cells: Cells, rgb: npt.NDArray[np.uint8], grid: Grid) -> Cells:
    """The cells with a doubt on those that a line runs through and that show a color alone."""
    bare = np.equal(cells.status, Status.COLOR_ONLY) & ~cells.text.astype(bool)
    printed = int(cells.text.astype(bool).sum())
    if not bare.any() or printed < max(_FEWEST, _SHARE * bare.size):
        return cells
    struck = struck_cells(rgb, grid, cells.rgb, bare)
    return asked(cells, struck, (Reason.UNREADABLE_INK,)) if struck.any() else cells


def struck_cells(
    rgb: npt.NDArray[np.uint8], grid: Grid, fills: npt.NDArray[np.float64], among: BoolArray
) -> BoolArray:
    """(R, C): which of the cells ``among`` a thin line runs through, from side to side or from top
    to bottom; ``fills`` (R, C, 3) are their colors, 0-255."""
    struck = np.zeros(grid.shape, dtype=bool)
    if min(grid.cell_width, grid.cell_height) < _LEAST_PX:
        return struck
    turned = rgb.transpose(1, 0, 2)
    across = places_in(grid.column_spans, rgb.shape[1], _BESIDE)
    down = places_in(grid.row_spans, rgb.shape[0], _BESIDE)
    for row, col in np.argwhere(among).tolist():
        fill = fills[row, col]
        struck[row, col] = _has_line(rgb, grid.row_spans[row], across[col], fill) or _has_line(
            turned, grid.column_spans[col], down[row], fill
        )
    return struck


def _has_line(
    picture: npt.NDArray[np.uint8],
    span: Span,
    places: npt.NDArray[np.intp],
    fill: npt.NDArray[np.float64],
) -> bool:
    """Whether a level line runs through a cell, rows ``span`` of a picture, at these columns."""
    low, high = (int(span[0] + share * (span[1] - span[0])) for share in _MIDDLE)
    part = picture[max(low, 0) : high + 1][:, places].astype(np.float64)
    if not part.size or np.isnan(fill).any():
        return False
    drawn = (most(np.abs(part - fill)) > _DRAWN).mean(axis=1) >= _MOST
    return 0 < int(drawn.sum()) <= max(_WIDEST * (span[1] - span[0]), 3.0)
