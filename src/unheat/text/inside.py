"""Bars that stand in the empty cells of a panel: their print is no print of cells."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.model import Bar, Box, CellPixels, PanelLayout
from unheat.text.page import whole


def cells_of(panel: PanelLayout, bars: Sequence[Bar], pixels: CellPixels | None) -> list[Box]:
    """Boxes that hold the cells of a panel, all but empty ones around a bar among them."""
    around = [bar.surroundings for bar in bars if bar.lies_in(panel.grid.box)]
    if not around or pixels is None:
        return [whole(panel.grid.box, panel.frame)]
    bare = pixels.blank & np.logical_or.reduce([panel.grid.overlapped(room) for room in around])
    return [panel.grid.cell_box(int(row), int(col)) for row, col in np.argwhere(~bare)]
