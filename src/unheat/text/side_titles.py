"""Turned names between two panels: of the rows of one, or of a bar of the other that was not found.

The name of an axis hugs its labels. One that stands off them, and nearer to what belongs to the
panel beside it, may be anything of that panel's.
"""

from __future__ import annotations

from collections.abc import Sequence

from unheat.model.geometry import surround
from unheat.text.page import Page, blank_between, whole
from unheat.text.sites import Site

_HUGS = 1.5
"""The name of an axis stands off its labels by less, in letter heights."""

_PIECES = 3
"""Pieces of print between cells and a turned name that are numbers of a bar, and no specks."""

_LABELS = ("row", "column")


def may_be_of_the_next(page: Page, sites: Sequence[Site], site: Site) -> bool:
    """Whether a turned name of rows stands off these, and nearer to another panel without a bar."""
    if site.role != "row-title" or site.lines[0].angle != 90.0:
        return False
    away = []
    for number, panel in enumerate(page.layout.panels):
        labels = [one.box for one in sites if one.owner == number and one.role in _LABELS]
        around = surround([whole(panel.grid.box, panel.frame), *labels])
        away.append(blank_between(site.box, around))
    own = away[site.owner]
    return own > _HUGS * site.lines[0].size and any(
        gap < own and page.layout.panels[number].bar is None
        for number, gap in enumerate(away)
        if number != site.owner
    )


def may_be_of_a_bar(page: Page, sites: Sequence[Site], site: Site) -> bool:
    """Whether a turned name beyond the cells, away from the labels of the rows, has print before it
    that belongs to nothing: it may be that of a bar which was not found, with its numbers.
    """
    if site.role != "row-title" or site.lines[0].angle != 90.0:
        return False
    own, title = page.layout.panels[site.owner].grid.box, site.box
    labels = [one.box for one in sites if one.owner == site.owner and one.role == "row"]
    right = title.x0 >= own.x1 and all(box.x1 <= own.x0 + 1.0 for box in labels)
    left = title.x1 <= own.x0 and all(box.x0 >= own.x1 - 1.0 for box in labels)
    if not labels or not (right or left):
        return False
    start, end = (own.x1, title.x0) if right else (title.x1, own.x0)
    boxes = page.glyphs.boxes[page.free]
    middle = (boxes[:, :2] + boxes[:, 2:]) / 2
    between = (middle[:, 0] > start) & (middle[:, 0] < end)
    beside = (middle[:, 1] > own.y0) & (middle[:, 1] < own.y1)
    return int((between & beside).sum()) >= _PIECES
