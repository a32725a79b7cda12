"""Names of panels one below the other, where the columns of the upper one are not labeled.

Between two such panels a line may be the name of the columns above it or the title of the panel
below. Titles of one figure all stand as far over their cells, and the uppermost shows how far.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from unheat.model import Box
from unheat.text.page import Page, whole
from unheat.text.sites import Site

# Titles stand over their cells alike, to so many letter heights.
_ALIKE = 0.35


def heads_between(page: Page, sites: Sequence[Site]) -> list[Site]:
    """The sites, with lines that stand over a panel as titles do over others as its title."""
    boxes = [whole(panel.grid.box, panel.frame) for panel in page.layout.panels]
    titles = {site.owner: site for site in sites if site.role == "title"}
    labeled = {site.owner for site in sites if site.role == "column"}
    result = []
    for site in sites:
        below = _below(boxes, site.owner) if site.role == "column-title" else None
        # Only what nothing parts from the cells above may be a title of the next panel.
        between = site.owner not in labeled and below is not None and below not in titles
        if below is not None and between and _stands_alike(boxes, titles, site, below):
            result.append(replace(site, role="title", owner=below, side="left"))
        else:
            result.append(site)
    return result


def _below(boxes: Sequence[Box], own: int) -> int | None:
    """The next panel under one, over the same columns."""
    box = boxes[own]
    under = [
        (other.y0, number)
        for number, other in enumerate(boxes)
        if other.y0 >= box.y1
        and abs(other.x0 - box.x0) <= 0.02 * box.width
        and abs(other.x1 - box.x1) <= 0.02 * box.width
    ]
    return min(under)[1] if under else None


def _stands_alike(boxes: Sequence[Box], titles: dict[int, Site], site: Site, below: int) -> bool:
    """Whether a line stands over a panel as far as titles do over theirs, between the two."""
    gap = boxes[below].y0 - site.box.y1
    size = site.lines[0].size
    return gap >= 0 and any(
        abs(gap - (boxes[owner].y0 - title.box.y1)) <= _ALIKE * size
        and abs(title.lines[0].size - size) <= 0.2 * size
        for owner, title in titles.items()
    )
