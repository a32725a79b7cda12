"""What stands beside the cells and is drawn like them: side strips, keys, marginal bars."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.detect.bar_assign import assign_bars
from unheat.detect.printed import ink_mask
from unheat.detect.rivals import FoundPanel, same_cells
from unheat.model import Bar, Box, Grid

# Digits and their cells are larger than this, and cover so much of the middle of a cell.
_SMALLEST_PX = 12.0
_INK = 0.02
_MOST = 0.5
_LINES = 2


def part_company(
    rgb: npt.NDArray[np.uint8], found: list[FoundPanel], bars: Sequence[Bar] = ()
) -> tuple[list[FoundPanel], list[Box]]:
    """Panels, and the boxes of strips that only accompany one.

    A strip has one or few lines along a panel's side, or more that together are thinner than one
    of the panel's, the panel's own count and extent along it, and lies nearer to it than its cells
    are large: it annotates the panel. What prints in most of its cells does more than that: a
    column of totals has numbers to read. So do lines of the same cells whose colors one of
    ``bars`` tells.
    """
    panels, strips = [], []
    for panel in found:
        beside = [one for one in found if one is not panel and _accompanies(panel, one)]
        if beside and not is_printed(rgb, panel) and not _is_told(rgb, panel, beside[0], bars):
            strips.append(panel.box)
        else:
            panels.append(panel)
    return panels, strips


def _accompanies(strip: FoundPanel, panel: FoundPanel) -> bool:
    rows, columns = strip.shape
    box, other = strip.box, panel.box
    if box.area >= 0.5 * other.area:
        return False
    thin = columns > 1 and box.width < panel.fit.columns.period and rows == panel.shape[0]
    if (columns <= 3 and panel.shape[1] > columns) or thin:
        same = min(box.y1, other.y1) - max(box.y0, other.y0) >= 0.9 * other.height
        gap = max(other.x0 - box.x1, box.x0 - other.x1)
        if same and box.height <= 1.1 * other.height and gap <= 0.15 * other.width:
            return True
    # A strip of few groups is short in both directions, and stands beside or below.
    thin = rows > 1 and box.height < panel.fit.rows.period and columns == panel.shape[1]
    if (rows <= 3 and panel.shape[0] > rows) or thin:
        same = min(box.x1, other.x1) - max(box.x0, other.x0) >= 0.9 * other.width
        gap = max(other.y0 - box.y1, box.y0 - other.y1)
        return same and box.width <= 1.1 * other.width and gap <= 0.15 * other.height
    return False


def _is_told(
    rgb: npt.NDArray[np.uint8], strip: FoundPanel, panel: FoundPanel, bars: Sequence[Bar]
) -> bool:
    """Whether the strip has several lines of cells as large as the panel's, and a bar.

    One line with a bar of its own is an annotation that has a scale.
    """
    if min(strip.shape) < _LINES or not same_cells(strip, panel):
        return False
    grid = Grid(row_spans=strip.rows, column_spans=strip.columns)
    return assign_bars(rgb, [grid], bars, [strip.check.sized]) != (None,)


def is_printed(rgb: npt.NDArray[np.uint8], panel: FoundPanel) -> bool:
    """Whether most of the panel's cells have ink in their middle."""
    if min(panel.fit.rows.period, panel.fit.columns.period) < _SMALLEST_PX:
        return False
    ys, xs = panel.box.pixels(rgb.shape)
    ink = ink_mask(np.ascontiguousarray(rgb[ys, xs]))
    inked = []
    for y0, y1 in panel.rows:
        for x0, x1 in panel.columns:
            cell = Box(x0 - xs.start, y0 - ys.start, x1 - xs.start, y1 - ys.start)
            middle = cell.padded(-0.25 * min(cell.width, cell.height)).pixels(ink.shape)
            inked.append(float(ink[middle].mean()) > _INK if ink[middle].size else False)
    return float(np.mean(inked)) > _MOST
