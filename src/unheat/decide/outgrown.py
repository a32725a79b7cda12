"""Panels that are a small part of what was drawn: their bar is far longer than they are.

A bar is as long as its axes or shorter, and where it has a size of its own hardly longer than
these. Beside one that is several times as long as the panels that share it the others, or most of
the cells, were not found. Square cells may fill few of wide axes, and then all else is page.
"""

from __future__ import annotations

import cv2
import numpy as np

from unheat.channels import most
from unheat.model import Box, Layout, PanelLayout
from unheat.model.geometry import surround

_LONGER = 2.0
"""So many times as long as its panels few bars are drawn: of 155 the longest was 1.6 times, of 580
two were 2.1."""

_APART = 8.0
"""Levels of 255 by which cells stand off the page."""

_PART = 0.6
"""Share of a cell's lesser side that no letter and no line covers in both directions."""


def is_outgrown(layout: Layout, panel: PanelLayout) -> bool:
    """Whether the bar of a panel is far longer than all panels that share it, in either direction,
    with the frames about their cells, and something else is as broad as cells are."""
    if panel.bar is None:
        return False
    sharing = [one for one in layout.panels if one.bar == panel.bar]
    own = [box for one in sharing for box in (one.grid.box, one.frame)]
    whole = surround(own)
    if layout.bars[panel.bar].length <= _LONGER * max(whole.width, whole.height):
        return False
    return _has_other_areas(layout, min(panel.grid.cell_width, panel.grid.cell_height), own)


def _has_other_areas(layout: Layout, cell: float, own: list[Box]) -> bool:
    """Whether something off the boxes of ``own`` panels and of bars is as broad as a cell."""
    off = most(np.abs(layout.raster.rgb - np.array(layout.background)))
    areas = (off > _APART).astype(np.uint8)
    for box in [*own, *(bar.box for bar in layout.bars)]:
        x0, y0 = int(max(box.x0 - 2, 0)), int(max(box.y0 - 2, 0))
        areas[y0 : int(box.y1) + 3, x0 : int(box.x1) + 3] = 0
    side = max(int(_PART * cell), 1)
    return bool(cv2.erode(areas, np.ones((side, side), dtype=np.uint8)).any())
