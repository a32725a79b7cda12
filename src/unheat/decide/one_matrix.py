"""Blocks of one matrix that were taken for panels, and what lies between them for nothing.

Lines that part the groups of a matrix are as wide as those between small panels. But panels stand
on a page, and its color is between them; where cells are left between blocks, these are parts of
one.
"""

from __future__ import annotations

import numpy as np

from unheat.channels import most
from unheat.model import Layout
from unheat.model.geometry import surround

_FEWEST = 2
"""Panels that may be parts of one."""

_OFF_PAGE = 30.0
"""Levels by which a cell differs from the page."""

_LEFT, _PAGE = 0.35, 0.35
"""Share of the room between panels that has other colors than the page, and that has its color at
most: pictures and other charts stand on the page, too."""

_ENOUGH_PX = 300.0
"""Pixels along the shorter side that tell which share of an area has a color."""

_RIM_PX = 2.0
"""Pixels about a panel that its lines take."""


def are_blocks_of_one(layout: Layout) -> bool:
    """Whether what lies between the panels of a figure is no page for the most part."""
    if len(layout.panels) < _FEWEST:
        return False
    boxes = [panel.grid.box for panel in layout.panels]
    rgb = layout.raster.rgb
    rows, cols = surround(boxes).pixels(rgb.shape)
    rest = np.ones((rows.stop - rows.start, cols.stop - cols.start), dtype=bool)
    for box in [*boxes, *(bar.box for bar in layout.bars), *layout.furniture]:
        own_rows, own_cols = box.padded(_RIM_PX).pixels(rgb.shape)
        rest[
            max(own_rows.start - rows.start, 0) : max(own_rows.stop - rows.start, 0),
            max(own_cols.start - cols.start, 0) : max(own_cols.stop - cols.start, 0),
        ] = False
    step = max(1, round(min(rest.shape) / _ENOUGH_PX))
    rest = rest[::step, ::step]
    if rest.mean() < _LEFT:
        return False
    part = rgb[rows, cols][::step, ::step].astype(np.int16)
    off = most(np.abs(part[rest] - np.asarray(layout.background, dtype=np.int16)))
    page = float((off <= _OFF_PAGE / 4).mean())
    return float((off > _OFF_PAGE).mean()) >= _LEFT and page <= _PAGE
