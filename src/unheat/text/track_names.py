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


def names_track(page: Page, line: Line) -> bool:
    """Whether a level line stands beside the cells of a panel, higher than these, and what is
    level with it over them is a track from side to side: a strip of colors, and no print.
    """
    return any(_is_beside_track(page, line, panel.grid.box) for panel in page.layout.panels)


def _is_beside_track(page: Page, line: Line, cells: Box) -> bool:
    beside = line.box.x1 <= cells.x0 or line.box.x0 >= cells.x1
    if not beside or line.center[1] >= cells.y0:
        return False
    # A track is about as high as its name; the thin lines that part two of them are not looked at.
    reach = 0.25 * line.size
    rows = slice(max(int(line.center[1] - reach), 0), max(int(line.center[1] + reach) + 1, 0))
    columns = slice(max(int(cells.x0) + 1, 0), max(int(cells.x1) - 1, 0))
    part = page.layout.raster.rgb[rows, columns].astype(float)
    if not part.size:
        return False
    off = most(np.abs(part - np.asarray(page.layout.background))) > _OFF
    return bool(off.mean(axis=1).min() >= _FILLED)
