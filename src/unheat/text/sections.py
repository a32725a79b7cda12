"""The heading of the section of a page in which a table stands: nearer than the title of the page.

Pages of text set all headings at one margin. One that is short ends before the cells begin, over
the names of the rows, and then the next one over the cells is that of the page or of a section
further up.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.model import Box
from unheat.text.lines import Line, group_lines, split_line
from unheat.text.page import Page, bands
from unheat.text.page_heading import is_at_margin
from unheat.text.pen_size import letter_height
from unheat.text.sites import Site

FloatArray = npt.NDArray[np.float64]

_LARGER = 1.2
"""A heading is so many times as high as usual print."""

_APART = 1.6
"""Texts of one line are parted by so much blank, in letter heights."""

_SEVERAL = 3
"""A headline has fewer lines of text under it."""

_WORD = 2.0
"""And so many of its letter heights long at least."""


def section_heading(page: Page, title: Sequence[Line], cells: Box) -> Line | None:
    """The nearest line between ``title`` and the cells that begins at the same margin, ends before
    them and is larger than usual print; None where there is none. It is claimed.
    """
    last = title[-1]
    boxes = page.glyphs.boxes
    between = page.free & (boxes[:, 1] >= last.box.y1) & (boxes[:, 3] <= cells.y0)
    index = np.flatnonzero(between & (boxes[:, 2] <= cells.x0))
    lines = [
        line
        for band in bands(boxes[index][:, [1, 3]], index, 1.0)
        for found in group_lines(page.glyphs, band, 0.0, page.glyphs.text_size(band))
        for line in split_line(page.glyphs, found, _APART * found.size)[:1]
        if abs(line.box.x0 - last.box.x0) <= line.size
        and line.box.width >= _WORD * line.size
        and letter_height(page.glyphs, line) >= _LARGER * page.size
        and not _heads_rows(page, line, cells)
        and not _goes_on(boxes[between], line, cells)
    ]
    if not lines:
        return None
    nearest = max(lines, key=lambda line: line.box.y1)
    page.claim(nearest.glyphs)
    return nearest


def _goes_on(boxes: FloatArray, line: Line, cells: Box) -> bool:
    """Whether print (n, 4) goes on from a line to over the cells: a subtitle is none that ends."""
    level = (boxes[:, 1] < line.box.y1) & (boxes[:, 3] > line.box.y0)
    away = boxes[:, 0] - line.box.x1
    return bool(
        (
            level & (away > -line.size) & (away <= _APART * line.size) & (boxes[:, 2] > cells.x0)
        ).any()
    )


def _heads_rows(page: Page, line: Line, cells: Box) -> bool:
    """Whether texts of the columns stand level with a line: it heads the names of the rows."""
    x0, y0, x1, y1 = page.glyphs.boxes.T
    level = ~page.free & (y0 < line.center[1]) & (y1 > line.center[1])
    return bool((level & (x0 >= cells.x0) & (x1 <= cells.x1)).any())


def is_beyond_text(page: Page, site: Site, sites: Sequence[Site]) -> bool:
    """Whether lines of running text stand between a title and all cells, or it begins far left of
    the figure: it may be theirs, or the page's.
    """
    if is_at_margin(page, site, sites):
        return True
    cells = [panel.grid.box for panel in page.layout.panels]
    if site.role not in ("title", "figure-title") or not cells or not len(page.text):
        return False
    top = min(box.y0 for box in cells)
    boxes = page.glyphs.boxes[page.text]
    between = (boxes[:, 1] >= site.box.y1) & (boxes[:, 3] <= top)
    between &= (boxes[:, 2] > site.box.x0) & (boxes[:, 0] < max(box.x1 for box in cells))
    index = page.text[between]
    return len(bands(page.glyphs.boxes[index][:, [1, 3]], index, 1.0)) >= _SEVERAL
