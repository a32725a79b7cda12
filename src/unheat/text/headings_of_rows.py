"""Headings of rows of panels: what is set over one row as another line is over the next is no title
of the whole figure, nor the name of the columns that it stands under.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from unheat.model import Box
from unheat.text.page import Page, whole
from unheat.text.pen_size import are_alike
from unheat.text.sites import Site

_ALIKE = 0.5
"""Headings stand as far over their rows, and as far aside, to so many letter heights."""


def with_row_headings(page: Page, sites: Sequence[Site]) -> list[Site]:
    """The sites, without names of columns that are headings of the next row of panels.

    The title of the figure, which is that of the first row then, is not sure.
    """
    boxes = [whole(panel.grid.box, panel.frame) for panel in page.layout.panels]
    heads = [site for site in sites if site.role == "figure-title"]
    headings = {
        site.key
        for site in sites
        if site.role == "column-title" and any(_is_next(page, boxes, one, site) for one in heads)
    }
    if not headings:
        return list(sites)
    kept = [site for site in sites if site.key not in headings]
    return [replace(site, sure=False) if site in heads else site for site in kept]


def _is_next(page: Page, boxes: Sequence[Box], head: Site, site: Site) -> bool:
    """Whether a name of columns is to a row of panels below what the head is to the first row."""
    first, row = _row_under(boxes, head.box), _row_under(boxes, site.box)
    if first is None or row is None or row.y0 <= first.y1 or len(site.lines) > 1:
        return False
    slack = _ALIKE * site.lines[0].size
    far = abs((first.y0 - head.box.y1) - (row.y0 - site.box.y1))
    middle = abs((first.center[0] - head.box.center[0]) - (row.center[0] - site.box.center[0]))
    begins = abs((first.x0 - head.box.x0) - (row.x0 - site.box.x0))
    alike = are_alike(page.glyphs, head.lines[-1], site.lines[0])
    return alike and max(far, min(middle, begins)) <= slack


def _row_under(boxes: Sequence[Box], line: Box) -> Box | None:
    """What the panels of the next row below a line take together."""
    under = [box for box in boxes if box.y0 >= line.y1]
    if not under:
        return None
    top = min(under, key=lambda box: box.y0)
    for box in under:
        top = top.union(box) if box.y0 < top.y1 else top
    return top
