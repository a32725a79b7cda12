"""Names of tracks of annotation, which stand beside these as row labels beside their rows."""

from __future__ import annotations

import numpy as np

from unheat.channels import most
from unheat.model import Box
from unheat.text.lines import Line
from unheat.text.page import Page

_OFF = 10.0
"""Levels of 255 by which a color that is not the page's differs from it in a channel."""

_FILLED = 0.9
"""Share of the width of the cells that a track over them fills; print leaves more than this."""


_LETTERS = 3.0
"""Pieces of a name are no longer than this, in letter heights, though some of its letters touch."""


def names_track(page: Page, line: Line) -> bool:
    """Whether a level line stands beside the cells of a panel, higher than these, and what is
    level with it over them is a track from side to side: a strip of colors, and no print.
    """
    return any(_is_beside_track(page, line, panel.grid.box) for panel in page.layout.panels)


def names_strip(page: Page, line: Line) -> bool:
    """Whether a turned line beside the rows of a panel stands below these, or above, and what is in
    line with it beside them is a strip of colors from end to end, and no bar: it names the strip,
    and no rows.
    """
    middle = line.center[0]
    if line.angle != 90.0 or any(bar.box.x0 <= middle <= bar.box.x1 for bar in page.layout.bars):
        return False
    return any(_is_in_line_with_strip(page, line, panel.grid.box) for panel in page.layout.panels)


def _is_in_line_with_strip(page: Page, line: Line, cells: Box) -> bool:
    middle = line.center[0]
    boxes = page.glyphs.boxes[line.glyphs]
    # A piece of the strip may pass for one of the name, and is longer than letters.
    boxes = boxes[boxes[:, 3] - boxes[:, 1] <= _LETTERS * page.size]
    centers = (boxes[:, 1] + boxes[:, 3]) / 2
    outside = np.maximum(centers - cells.y1, cells.y0 - centers) > 0
    if cells.x0 <= middle <= cells.x1 or not (len(outside) and outside.all()):
        return False
    return _is_colored(page, middle, line.size, (cells.y0, cells.y1), level=False)


def _is_beside_track(page: Page, line: Line, cells: Box) -> bool:
    beside = line.box.x1 <= cells.x0 or line.box.x0 >= cells.x1
    if not beside or line.center[1] >= cells.y0:
        return False
    return _is_colored(page, line.center[1], line.size, (cells.x0, cells.x1), level=True)


def _is_colored(
    page: Page, middle: float, size: float, ends: tuple[float, float], *, level: bool
) -> bool:
    """Whether the picture is not the page from end to end along a ``level`` or upright middle."""
    # A track is about as high as its name; the thin lines that part two of them are not looked at.
    reach = 0.25 * size
    near = slice(max(int(middle - reach), 0), max(int(middle + reach) + 1, 0))
    along = slice(max(int(ends[0]) + 1, 0), max(int(ends[1]) - 1, 0))
    part = page.layout.raster.rgb[(near, along) if level else (along, near)].astype(float)
    if not part.size:
        return False
    off = most(np.abs(part - np.asarray(page.layout.background))) > _OFF
    return bool(off.mean(axis=int(level)).min() >= _FILLED)
