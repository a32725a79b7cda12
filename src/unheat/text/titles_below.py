"""Names of columns that may be the titles of charts below, which were not found.

Small charts in rows and columns are titled each, and the title of one stands under another. What
stands nearer to a solid area below it than to the cells and labels above it is set over that.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from unheat.channels import most
from unheat.text.page import whole
from unheat.text.reading import Reading, doubted
from unheat.text.sites import Site, Sites

_PAGE = 12
"""Levels that a page is off itself."""

_WIDE, _NEAR = 0.7, 2.0
"""How much of the width of the panel the area takes, and how near it is, in heights of the text."""

_HIGH_PX = 6
"""A rule or a frame is lower than so many pixels, or than the text."""


def titles_below_doubted(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """Readings with the titles of columns in doubt that a chart below may have."""
    found = dict(readings)
    for site in sites.of("column-title"):
        if site.side == "bottom" and _is_over_a_chart(sites, site):
            found[site.key] = doubted(readings[site.key])
    return found


def _is_over_a_chart(sites: Sites, site: Site) -> bool:
    layout = sites.layout
    panel = layout.panels[site.owner]
    own = whole(panel.grid.box, panel.frame)
    above = [own, *(one.box for one in sites.of("column", site.owner))]
    ends = [box.y1 for box in above if box.y1 <= site.box.y0 + 1]
    room = site.box.y0 - max(ends, default=site.box.y0)
    limit = min(room, _NEAR * site.box.height)
    high = max(_HIGH_PX, round(site.box.height))
    start = round(site.box.y1)
    columns = slice(max(round(own.x0), 0), round(own.x1))
    area = layout.raster.rgb[start : start + int(limit) + high + 1, columns].astype(np.float64)
    if room <= 0 or len(area) < high:
        return False
    drawn = most(np.abs(area - np.array(layout.background))) > _PAGE
    for bar in layout.bars:
        top, left = round(bar.box.y0) - start, round(bar.box.x0) - columns.start
        bottom, right = round(bar.box.y1) - start, round(bar.box.x1) - columns.start
        drawn[max(top, 0) : max(bottom, 0), max(left, 0) : max(right, 0)] = False
    full = drawn.mean(axis=1) >= _WIDE
    first = int(full.argmax()) if full.any() else len(full)
    return first <= limit and len(full) >= first + high and bool(full[first : first + high].all())
