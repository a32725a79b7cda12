"""Several texts in the place of one title, and one text in the places of two: who else is meant.

A figure has one title, a panel has one, and its columns have one. Where print that was not read
stands twice in such a place, it is not one text: the other places that it may be meant for are
asked about too. So is the title of a panel below print that may name the columns above it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from unheat.model import Axis, Box, Reason
from unheat.model.geometry import surround
from unheat.text.lines import Line
from unheat.text.page import Page
from unheat.text.sites import PanelTexts, Site

Place = tuple[str, int]
"""The role of a text and the number of its panel."""

_HEADS = ("figure-title", "title", "column-title")


def places_of_several(
    page: Page,
    sites: Sequence[Site],
    left: Sequence[tuple[Place, Sequence[Line]]],
    places: Callable[[Line], Sequence[Place]],
) -> list[tuple[Place, Box]]:
    """The further places of print that is ``left``, each with where this stands, of which several
    lines are taken for one title, or for the name of a bar below the title, or which reaches over
    panels that stand beside its own. ``places`` says where a line may belong."""
    named = {(site.role, site.owner) for site in sites}
    further: dict[Place, list[Box]] = {}
    for taken, lines in left:
        if len(lines) < 2 or taken[0] not in (*_HEADS, "bar-label"):
            continue
        for line in lines:
            for place in places(line):
                if place[0] in _HEADS and place != taken and place not in named:
                    further.setdefault(place, []).append(line.box)
    sisters = [one for one in _titles_of_sisters(page, left) if one[0] not in named]
    return [*((place, surround(boxes)) for place, boxes in further.items()), *sisters]


def _titles_of_sisters(
    page: Page, left: Sequence[tuple[Place, Sequence[Line]]]
) -> list[tuple[Place, Box]]:
    """The titles of panels beside one whose title is missing, over which the print that may be that
    reaches as well: strips of facets whose frames touch are one piece."""
    cells = [panel.grid.box for panel in page.layout.panels]
    missing = [(owner, lines) for (role, owner), lines in left if role == "title"]
    boxes = [(owner, surround([line.box for line in lines])) for owner, lines in missing]
    return [
        (("title", number), box)
        for owner, box in boxes
        for number, own in enumerate(cells)
        if number != owner
        and abs(own.y0 - cells[owner].y0) <= page.size
        and box.y1 <= own.y0 + page.size
        and box.x0 <= own.center[0] <= box.x1
    ]


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


def with_names_asked_alike(panels: Sequence[PanelTexts]) -> tuple[PanelTexts, ...]:
    """The panels with the name of an axis asked about where they have its labels from another one
    whose name was not read."""
    return tuple(
        replace(
            panel,
            rows=_asked_as(panel.rows, [one.rows for one in panels]),
            columns=_asked_as(panel.columns, [one.columns for one in panels]),
        )
        for panel in panels
    )


def _asked_as(axis: Axis, others: Sequence[Axis]) -> Axis:
    if axis.title is not None or not any(Reason.LABEL_SHARED in one for one in axis.reasons):
        return axis
    own = axis.lent or axis.labels
    for other in others:
        title = other.title
        if other is not axis and other.labels == own and title is not None and not title.text:
            return replace(axis, title=title)
    return axis
