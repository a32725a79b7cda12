"""Entries of a legend where the title of an axis would be: a swatch right before a line of print.

"no data" below the columns, beside a square in the color of the cells that have none, is set on the
middle of the panel as a title is. What the swatch before it shows tells that it names a color.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from unheat.channels import most
from unheat.components import components
from unheat.text.lines import Line
from unheat.text.page import Page
from unheat.text.sites import Site

_NEAR, _AWAY = 2.0, 1.5
"""A swatch stands so near before its line, and so far behind whatever is before it, in heights of
its letters."""

_LEAST, _HIGH, _WIDE = 0.5, 1.8, 4.5
"""Sides of a swatch at least, and how high and wide it is at most, in heights of letters."""

_LEVEL = 0.5
"""Middles of a swatch and its line are so near to each other, in heights of letters."""

_FULL, _INK, _ONE_COLOR = 0.9, 24.0, 24.0
"""Share of its box that a swatch fills, the levels of 255 by which it stands off the page at least,
and those within which nearly all is that it shows within its rim."""

_RIM = 0.15


def without_keyed_lines(page: Page, sites: Sequence[Site]) -> list[Site]:
    """The sites without titles of axes that stand behind a swatch; a title that does is in doubt,
    since squares stand before headlines too."""
    kept = []
    for site in sites:
        titles = ("row-title", "column-title", "title", "figure-title")
        if site.role not in titles or not is_keyed(page, site.lines[0]):
            kept.append(site)
        elif site.role in titles[2:]:
            kept.append(replace(site, sure=False))
    return kept


def is_keyed(page: Page, line: Line) -> bool:
    """Whether a swatch stands right before a level line, and nothing right before that."""
    if line.angle != 0.0:
        return False
    rgb, size = page.layout.raster.rgb, line.size
    box = line.box
    middle = box.center[1]
    x0, x1 = round(box.x0 - (_NEAR + _WIDE + _AWAY) * size), round(box.x0) - 1
    y0, y1 = round(middle - _HIGH * size), round(middle + _HIGH * size) + 1
    if x0 < 0 or y0 < 0 or y1 > rgb.shape[0] or x1 <= x0:
        return False
    seen = rgb[y0:y1, x0:x1].astype(np.float64)
    off = most(np.abs(seen - np.array(page.layout.background))) > _INK
    columns = np.flatnonzero(off.any(axis=0))
    if not len(columns) or x1 - x0 - columns[-1] > _NEAR * size + 2:
        return False
    pieces = components(off)
    # The piece that is nearest to the line.
    nearest = int(np.argmax(pieces.boxes[1:, 0] + pieces.boxes[1:, 2])) + 1
    left, top, width, height = pieces.boxes[nearest].tolist()
    area = int(pieces.areas[nearest])
    if not (_LEAST * size <= height <= _HIGH * size and _LEAST * size <= width <= _WIDE * size):
        return False
    if area < _FULL * width * height or abs(y0 + top + height / 2 - middle) > _LEVEL * size:
        return False
    before = off[top : top + height, max(round(left - _AWAY * size), 0) : left]
    rim = max(1, round(_RIM * min(width, height)))
    within = seen[top + rim : top + height - rim, left + rim : left + width - rim].reshape(-1, 3)
    if before.any() or not len(within):
        return False
    strays = np.abs(within - np.median(within, axis=0)).max(axis=1)
    return float((strays <= _ONE_COLOR).mean()) >= _FULL
