"""Cells of which more than half fits into a pixel, and that are no whole number of pixels.

The line of an axis hides up to a pixel of the lattice at each side, and where a pixel is more
than half a cell, that alone is one row or column more or less. Cells of a whole number of pixels
are counted by their borders, which all lie on the raster.
"""

from __future__ import annotations

from dataclasses import replace

from unheat.model import Layout, PanelLayout, Reason
from unheat.model.geometry import Span

_TWO_PX, _WHOLE = 2.0, 0.02
"""The width of a cell below which a pixel tells a line, and how far from a whole number it is."""


def with_fine_cells(layout: Layout) -> Layout:
    """The layout with those panels in doubt whose count of lines hangs on one pixel."""
    panels = tuple(
        panel.doubted(Reason.GRID_AMBIGUOUS) if _hangs_on_a_pixel(panel) else panel
        for panel in layout.panels
    )
    return replace(layout, panels=panels)


def _hangs_on_a_pixel(panel: PanelLayout) -> bool:
    """Whether a pixel is more than half a row or column of a panel."""
    spans = (panel.grid.row_spans, panel.grid.column_spans)
    return any(_is_fine(lines) for lines in spans)


def _is_fine(lines: tuple[Span, ...]) -> bool:
    """Whether lines are narrower than two pixels, and no whole number of pixels wide."""
    width = (lines[-1][1] - lines[0][0]) / len(lines)
    return width < _TWO_PX - _WHOLE and abs(width - round(width)) > _WHOLE
