"""Bars and labels that stand in the empty cells of a panel: their print is no print of cells."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

import numpy as np

from unheat.model import Bar, Box, CellPixels, Layout, PanelLayout
from unheat.text.page import whole
from unheat.text.stairs import bare_half


def cells_of(panel: PanelLayout, bars: Sequence[Bar], pixels: CellPixels | None) -> list[Box]:
    """Boxes that hold the cells of a panel, all but empty ones around a bar among them, or but
    an empty half of a square matrix.
    """
    if pixels is None:
        return [whole(panel.grid.box, panel.frame)]
    around = [bar.surroundings for bar in bars if bar.prints_in(panel.grid, pixels.blank)]
    half = None if around else bare_half(pixels)
    if not around and half is None:
        return [whole(panel.grid.box, panel.frame)]
    if half is not None:
        bare = half.cells
    else:
        overlapped = [panel.grid.overlapped(room) for room in around]
        bare = pixels.blank & np.logical_or.reduce(overlapped)
    return [panel.grid.cell_box(int(row), int(col)) for row, col in np.argwhere(~bare)]


def entered(layout: Layout, cell_pixels: Sequence[CellPixels]) -> list[tuple[Box, Box]]:
    """Each bar that prints in empty cells of a panel, its box and the ``whole`` of the panel."""
    return [
        (bar.box, whole(panel.grid.box, panel.frame))
        for panel, pixels in zip_longest(layout.panels, cell_pixels)
        for bar in layout.bars
        if pixels is not None and bar.prints_in(panel.grid, pixels.blank)
    ]
