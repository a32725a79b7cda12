"""Blocks of one matrix that were taken for panels, and what lies between them for nothing.

Lines that part the groups of a matrix are as wide as those between small panels. But panels stand
on a page, and its color is between them; where cells are left between blocks, these are parts of
one. So they are where a panel touches another one and goes on along some of its lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import numpy as np

from unheat.channels import most
from unheat.model import Grid, Layout
from unheat.model.geometry import Span, surround

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

_SAME = 0.1
"""Share of a line by which two panels may place its middle otherwise."""


def are_blocks_of_one(layout: Layout) -> bool:
    """Whether what lies between the panels of a figure is no page for the most part, or one of them
    goes on in another."""
    if len(layout.panels) < _FEWEST:
        return False
    if any(_goes_on_in(*pair) for pair in permutations([one.grid for one in layout.panels], 2)):
        return True
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


def _goes_on_in(part: Grid, whole: Grid) -> bool:
    """Whether ``part`` touches ``whole`` on one side, where its lines are some of those of that."""
    one, two = part.box, whole.box
    beside = min(abs(one.x0 - two.x1), abs(two.x0 - one.x1)) <= _RIM_PX
    below = min(abs(one.y0 - two.y1), abs(two.y0 - one.y1)) <= _RIM_PX
    return (beside and _are_some_of(part.row_spans, whole.row_spans)) or (
        below and _are_some_of(part.column_spans, whole.column_spans)
    )


def _are_some_of(lines: Sequence[Span], others: Sequence[Span]) -> bool:
    """Whether each of several lines is one of more others."""
    if not 1 < len(lines) < len(others):
        return False
    middles = np.array(others).mean(axis=1)
    return all(
        float(np.abs(middles - (near + far) / 2).min()) <= _SAME * (far - near)
        for near, far in lines
    )
