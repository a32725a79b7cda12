"""Lattices that end within their outermost cells.

Columns of a table are as wide as their words. Where a codec hid a border of theirs, equal columns
may explain those that are left, and the outermost one begins within its cells: their colors go on
beyond it, line by line. Numbers are read all the same; names, whose middles are off such columns,
are not, and nothing tells of it.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.decide.sides import from_each_side
from unheat.medians import median
from unheat.model import IDENTITY, Layout, PanelLayout

FloatArray = npt.NDArray[np.float64]

_BEYOND, _LEAST_PX, _BORDER_PX = 0.15, 4, 2
"""How far beyond the lattice cells go on, in their own lengths and in pixels at least, and pixels
that its own border may be smeared over."""

_ALIKE, _APART = 8.0, 25.0
"""Levels of 255 up to which a codec leaves one color, and from which on two colors differ."""

_FEWEST, _NEARLY = 4, 0.9
"""Places whose cells are not in the color of the page, and the share of them that go on."""


def ends_within_cells(layout: Layout, panel: PanelLayout) -> bool:
    """Whether the colors of the outermost cells go on beyond them on any side of a panel."""
    grid, rgb = panel.grid, layout.raster.rgb
    if grid.transform != IDENTITY:
        return False
    page = np.asarray(layout.background, dtype=float)
    for picture, (start, end), places in from_each_side(rgb, grid):
        first, reach = round(start), round(_BEYOND * (end - start))
        if reach < _LEAST_PX or first < reach:
            continue
        colors, going_on = list[FloatArray](), 0
        for low, high in places:
            room = 0.25 * (high - low)
            across = slice(max(round(low + room), 0), max(round(high - room), 0))
            own = picture[first + _BORDER_PX : first + reach, across].reshape(-1, 3)
            beyond = picture[first - reach : first - _BORDER_PX, across].reshape(-1, 3)
            if not len(own) or not len(beyond):
                continue
            color = median(own.astype(float), along_first=True)
            if float(np.abs(color - page).max()) <= _APART:
                continue
            colors.append(color)
            other = median(beyond.astype(float), along_first=True)
            going_on += bool(np.abs(other - color).max() <= _ALIKE)
        if len(colors) >= _FEWEST and going_on >= _NEARLY * len(colors) and _differ(colors):
            return True
    return False


def _differ(colors: list[FloatArray]) -> bool:
    """Whether cells have several colors: one color may be that of a plate under them."""
    return bool(most(np.abs(np.array(colors) - colors[0])).max() > _APART)
