"""Labels of columns that stand between a panel and a level bar, told from the bar's numbers."""

from __future__ import annotations

import numpy as np

from unheat.model import Bar, Box
from unheat.text.ink import IntArray
from unheat.text.lines import group_lines, split_line
from unheat.text.page import Page, bands, side_view

# Pieces of a line stand apart by more than this, in letter heights; words of a label do not.
_APART = 1.0
# A label stands off the middle of its column by no more than this share of a cell.
_OFF = 0.25
# So many labels stand beyond the bar's ends.
_BEYOND = 2


def labels_of_columns(page: Page, bar: Bar) -> IntArray:
    """Free print between a level bar and a panel that goes on beyond the bar, a piece at the middle
    of a column each: a bar prints nothing there, so none of the line is the bar's.
    """
    found = [np.zeros(0, dtype=np.int64)]
    if bar.orientation == "vertical":
        return found[0]
    for panel in page.layout.panels:
        own, centers = panel.grid.box, panel.grid.column_centers()
        below = bar.box.y0 >= own.y1
        if not below and bar.box.y1 > own.y0:
            continue
        y0, y1 = (own.y1, bar.box.y0) if below else (bar.box.y1, own.y0)
        x, y = page.glyphs.centers.T
        inside = (x > own.x0) & (x < own.x1) & (y > y0) & (y < y1)
        index = np.flatnonzero(page.free & inside)
        view = side_view(page.glyphs.boxes[index], own, "bottom" if below else "top")
        for band in bands(view, index, 1.5):
            if _are_labels(page, bar.box, band, centers, panel.grid.cell_width):
                found.append(band)
    return np.concatenate(found)


def _are_labels(
    page: Page,
    bar: Box,
    band: IntArray,
    centers: np.ndarray[tuple[int], np.dtype[np.float64]],
    cell: float,
) -> bool:
    size = page.glyphs.text_size(band)
    lines = group_lines(page.glyphs, band, 0.0, size)
    pieces = [piece for line in lines for piece in split_line(page.glyphs, line, _APART * size)]
    middles = np.array([piece.center[0] for piece in pieces])
    off = np.abs(middles[:, None] - centers[None]).min(axis=1, initial=np.inf)
    beyond = (middles < bar.x0 - size) | (middles > bar.x1 + size)
    return bool(
        len(lines) == 1
        and (off <= _OFF * cell).all()
        and beyond.sum() >= _BEYOND
        and not beyond.all()
    )
