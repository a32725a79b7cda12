"""Bars that stand in the empty cells of a panel: their print is no print of cells."""

from __future__ import annotations

from collections.abc import Sequence

from unheat.model import Bar, Box, CellPixels, PanelLayout
from unheat.text.page import whole


def cells_of(panel: PanelLayout, bars: Sequence[Bar], pixels: CellPixels | None) -> list[Box]:
    """Boxes that hold the cells of a panel, all but empty ones around a bar among them."""
    around = [bar.surroundings for bar in bars if bar.lies_in(panel.grid.box)]
    if not around or pixels is None:
        return [whole(panel.grid.box, panel.frame)]
    rows, cols = panel.grid.shape
    boxes = [
        (panel.grid.cell_box(row, col), bool(pixels.blank[row, col]))
        for row in range(rows)
        for col in range(cols)
    ]
    return [
        box
        for box, blank in boxes
        if not (blank and any(room.intersection(box) > 0.0 for room in around))
    ]
