"""Headings of legends side by side: each begins where its own keys do."""

from __future__ import annotations

import numpy as np

from unheat.channels import most
from unheat.text.lines import Line
from unheat.text.page import Page

_BELOW = 2.0
"""How far below a heading its first key begins at most, in letter heights."""

_HIGH, _FLUSH_PX, _FILLED = 0.6, 2, 0.9
"""How high and wide a key is at least, in letter heights, how well a heading begins with it, and
what share of that it fills: a number of the bar does not."""

_INK = 30.0
"""Levels of 255 by which a key stands off the page."""


def stands_on_key(page: Page, line: Line) -> bool:
    """Whether a key, or the first step of a bar, begins right below a level line where it does."""
    rgb = page.layout.raster.rgb
    height, width = rgb.shape[:2]
    left, top = round(line.box.x0), round(line.box.y1) + 1
    bottom = min(top + round((_BELOW + _HIGH) * line.size), height)
    if left - 2 * _FLUSH_PX < 0 or left + 2 * _FLUSH_PX >= width or bottom <= top:
        return False
    page_color = np.array(page.layout.background)
    off = most(np.abs(rgb[top:bottom].astype(np.float64) - page_color)) > _INK
    inside, outside = off[:, left + _FLUSH_PX], off[:, left - 2 * _FLUSH_PX]
    rows = np.flatnonzero(inside & ~outside)
    if not len(rows):
        return False
    runs = np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1)
    longest = max(runs, key=len)
    wide = off[longest, left + _FLUSH_PX : left + _FLUSH_PX + round(_HIGH * line.size)]
    return len(longest) >= _HIGH * line.size and float(wide.mean()) >= _FILLED
