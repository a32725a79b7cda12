"""Several texts in the place of one title, and one text in the places of two: who else is meant.

A figure has one title, a panel has one, and its columns have one. Where print that was not read
stands twice in such a place, it is not one text: the other places that it may be meant for are
asked about too. So is the title of a panel below print that may name the columns above it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from unheat.model import Box
from unheat.text.lines import Line
from unheat.text.over_panels import surround
from unheat.text.page import Page
from unheat.text.sites import Site

Place = tuple[str, int]
"""The role of a text and the number of its panel."""

_HEADS = ("figure-title", "title", "column-title")


def places_of_several(
    sites: Sequence[Site],
    left: Sequence[tuple[Place, Sequence[Line]]],
    places: Callable[[Line], Sequence[Place]],
) -> list[tuple[Place, Box]]:
    """The further places of print that is ``left``, each with where this stands, of which several
    lines are taken for one title. ``places`` says where a line may belong."""
    named = {(site.role, site.owner) for site in sites}
    further: dict[Place, list[Box]] = {}
    for taken, lines in left:
        if len(lines) < 2 or taken[0] not in _HEADS:
            continue
        for line in lines:
            for place in places(line):
                if place[0] in _HEADS and place != taken and place not in named:
                    further.setdefault(place, []).append(line.box)
    return [(place, surround(boxes)) for place, boxes in further.items()]


def titled_by(page: Page, site: Site) -> list[int]:
    """The panel that the name of columns above it stands over, where these may not be meant."""
    if site.sure or site.box.y1 <= page.layout.panels[site.owner].grid.box.y0:
        return []
    own = [panel.grid.box for panel in page.layout.panels]
    under = [
        number
        for number, box in enumerate(own)
        if box.y0 >= site.box.y1 and box.x0 < site.box.center[0] < box.x1
    ]
    return sorted(under, key=lambda number: own[number].y0)[:1]
