"""A line of numbers between the names of the columns and the cells: it names no column.

Tables of groups print how many there are in each, or how far they scatter, over their columns. What
stands nearest to the cells is looked for as their labels, and numbers in no order are no axis.
Where a level word stands over every one of them, parted from the next, these are the names.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from unheat.channels import most
from unheat.decide.erased import erased
from unheat.decide.totals_beside import numbers_in_no_order
from unheat.medians import median
from unheat.model import Axis, Box, Layout, PanelLayout
from unheat.text.labels import Texts

_INK = 64.0
"""Levels by which a pixel of print stands off the page."""

_REACH, _HIGH = 4.0, (0.5, 1.8)
"""Names stand so near over the numbers, and are so high, in heights of these."""

_PARTED = 0.4
"""Blank on both sides of the border between two columns, in heights of the numbers."""


def counts_over(layout: Layout, texts: Texts) -> Layout | None:
    """The layout without lines of numbers between names and cells; None where there are none."""
    raster = layout.raster
    for panel, said in zip(layout.panels, texts.panels, strict=True):
        line = _counts(layout, panel, said.columns)
        if line is not None:
            raster = erased(raster, layout.background, line, "left")
    return None if raster is layout.raster else replace(layout, raster=raster)


def _counts(layout: Layout, panel: PanelLayout, columns: Axis) -> Box | None:
    """The strip from the cells to the top of the numbers over them, as wide as the cells."""
    boxes = numbers_in_no_order(columns) if columns.side == "top" else None
    if boxes is None:
        return None
    high = float(median(np.array([box.height for box in boxes])))
    top = min(box.y0 for box in boxes)
    if max(box.y1 for box in boxes) - top > 2.0 * high or not _is_named(layout, panel, top, high):
        return None
    box = panel.grid.box
    left, right = min(one.x0 for one in boxes), max(one.x1 for one in boxes)
    foot = max(max(one.y1 for one in boxes) + 1.0, panel.frame.y0)
    return Box(min(left, box.x0), top - 1.0, max(right, box.x1), foot)


def _is_named(layout: Layout, panel: PanelLayout, top: float, high: float) -> bool:
    """Whether a line of words stands over ``top``, one over each column, with blank between."""
    first, last = max(round(top - (_REACH + _HIGH[1]) * high), 0), max(round(top) - 1, 0)
    strip = layout.raster.rgb[first:last].astype(float)
    if not strip.size:
        return False
    drawn = most(np.abs(strip - np.asarray(layout.background))) > _INK
    spans = panel.grid.column_spans
    drawn[:, : max(round(spans[0][0] - high), 0)] = False
    drawn[:, round(spans[-1][1] + high) :] = False
    # A rule over the head is no print.
    drawn[drawn[:, round(spans[0][0]) : round(spans[-1][1])].mean(axis=1) > 0.8] = False
    rows = np.flatnonzero(drawn.any(axis=1))
    if not len(rows):
        return False
    breaks = np.flatnonzero(np.diff(rows) > max(0.25 * high, 1.0))
    begin = int(rows[breaks[-1] + 1]) if len(breaks) else int(rows[0])
    end = int(rows[-1]) + 1
    if last - first - end > _REACH * high or not _HIGH[0] * high <= end - begin <= _HIGH[1] * high:
        return False
    line = np.count_nonzero(drawn[begin:end], axis=0)
    reach = max(round(_PARTED * high), 1)
    borders = [round(one[1]) for one in spans[:-1]]
    parted = all(not line[border - reach : border + reach].any() for border in borders)
    return parted and all(line[round(x0) : round(x1)].any() for x0, x1 in spans)
