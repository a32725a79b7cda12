"""Cells that look empty, where white print would not show on them.

A cell without print among printed ones holds no number, if its print could be seen. Who prints in
white on every cell prints on the pale end of the bar as well, where nobody sees it: the cells that
are next to the page in color tell, since print that follows its cell is dark on these.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.color.spaces import srgb_to_lab
from unheat.decide.decoded import Decoded
from unheat.decide.hearing import asked
from unheat.model import CellPixels, Grid, Layout, Panel, Reason, Status

_ON_BAR = 4.0
"""CIE76 distance from the bar up to which a color may be one of its ends."""

_PALEST = 3
"""Printed cells next to the page in color, which tell the color of print there."""

_SEEN = 8.0
"""Lightness (CIELAB) by which a cell is off the page where print of its color is seen in it."""

_RIM_PX = 2
"""What is left out along the borders of a cell, where its neighbors show."""


def hidden_print_doubted(
    panel: Panel, layout: Layout, pixels: CellPixels, grid: Grid, decoded: Decoded
) -> Panel:
    """The panel with a doubt on empty cells in a color of the bar, if print is the page's color."""
    cells = panel.cells
    if decoded.named or decoded.delta_e.shape != cells.shape:
        return panel
    empty = np.equal(cells.status, Status.EMPTY) & ~cells.review & (decoded.delta_e <= _ON_BAR)
    printed = np.equal(cells.status, Status.AGREED)
    if not empty.any() or not printed.any():
        return panel
    if not _is_pages(layout, pixels, grid, printed):
        return panel
    return replace(panel, cells=asked(cells, empty, (Reason.AMBIGUOUS_COLOR,)))


def _is_pages(
    layout: Layout, pixels: CellPixels, grid: Grid, printed: npt.NDArray[np.bool_]
) -> bool:
    """Whether the print of the cells next to the page in color is on the page's side of them."""
    fills = srgb_to_lab(pixels.rgb)[..., 0]
    page = float(srgb_to_lab(np.array(layout.background))[0])
    apart = np.abs(fills - page)
    # Of print that hardly shows the ripples of a codec show more.
    seen = printed & (apart >= _SEEN) if layout.raster.lossy else printed
    apart = np.where(seen if seen.any() else printed, apart, np.inf)
    nearest = np.argsort(apart, axis=None)[: min(_PALEST, int(np.isfinite(apart).sum()))]
    rgb = layout.raster.rgb
    for row, col in zip(*np.unravel_index(nearest, apart.shape), strict=True):
        (y0, y1), (x0, x1) = grid.row_spans[row], grid.column_spans[col]
        inside = rgb[
            round(y0) + _RIM_PX : round(y1) - _RIM_PX, round(x0) + _RIM_PX : round(x1) - _RIM_PX
        ]
        if not inside.size:
            return False
        off = srgb_to_lab(inside.astype(np.float64))[..., 0] - fills[row, col]
        ink = float(off.flat[np.abs(off).argmax()])
        if ink * (page - fills[row, col]) <= 0:
            return False
    return True
