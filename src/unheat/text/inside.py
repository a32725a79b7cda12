"""Bars and labels that stand in the empty cells of a panel: their print is no print of cells."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.model import Bar, Box, CellPixels, PanelLayout
from unheat.text.page import whole
from unheat.text.stairs import bare_half


def cells_of(panel: PanelLayout, bars: Sequence[Bar], pixels: CellPixels | None) -> list[Box]:
    """Boxes that hold the cells of a panel, all but empty ones around a bar among them, and but
    an empty half of a square matrix.
    """
    around = [bar.surroundings for bar in bars if bar.lies_in(panel.grid.box)]
    half = None if pixels is None else bare_half(pixels)
    if pixels is None or (not around and half is None):
        return [whole(panel.grid.box, panel.frame)]
    bare = np.zeros(panel.grid.shape, dtype=bool) if half is None else half[1]
    for room in around:
        bare = bare | (pixels.blank & panel.grid.overlapped(room))
    return [panel.grid.cell_box(int(row), int(col)) for row, col in np.argwhere(~bare)]
