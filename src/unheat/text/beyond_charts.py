"""Is a line over panels the title of another chart, which stands between?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from unheat.channels import most
from unheat.model import Box
from unheat.text.figure_title import in_column
from unheat.text.lines import Line
from unheat.text.page import Page
from unheat.text.sites import Site
from unheat.text.title_owner import figure_titled

_DRAWN = 12.0
"""Levels (0–255) by which the ground of a chart differs from the page."""

_FILLED, _TALL = 0.5, 0.5
"""Share of the width of a line that is painted under it in a row of a chart's ground, and how many
rows that has, as a share of the height of the panels: bars and strips of annotation are lower."""


def titled(
    page: Page, boxes: Sequence[Box], lines: Sequence[Line], sites: Sequence[Site], *, named: bool
) -> Site:
    """The lines as the title of all panels (``boxes``), or of the only one that is not ``named``;
    not surely where a painted chart stands between, or one panel without a title over rows of
    others, whose title they may be.
    """
    site = figure_titled(lines, sites, named=named)
    top = min(range(len(boxes)), key=lambda number: boxes[number].y0)
    below = [box for box in boxes if box.y0 >= boxes[top].y1]
    alone = 1 < len(boxes) == len(below) + 1 and not in_column(boxes)
    alone &= not any(one.role == "title" and one.owner == top for one in sites)
    doubted = _over_chart(page, lines[-1], below if alone else boxes)
    return replace(site, sure=site.sure and not doubted)


def _over_chart(page: Page, line: Line, boxes: Sequence[Box]) -> bool:
    top, lowest = min(box.y0 for box in boxes), min(box.height for box in boxes)
    left, right = max(round(line.box.x0), 0), round(line.box.x1)
    part = page.layout.raster.rgb[max(round(line.box.y1), 0) : max(round(top), 0), left:right]
    if len(part) < _TALL * lowest or not part.size:
        return False
    off = most(np.abs(part.astype(np.float64) - np.asarray(page.layout.background)))
    filled = (off > _DRAWN).mean(axis=1) >= _FILLED
    # Lines of a grid may part a ground, in the color of the page.
    return bool(filled.sum() >= _TALL * lowest)
