"""Turned names between two panels: of the rows of one, or of a bar of the other that was not found.

The name of an axis hugs its labels. One that stands off them, and nearer to what belongs to the
panel beside it, may be anything of that panel's.
"""

from __future__ import annotations

from collections.abc import Sequence

from unheat.text.over_panels import surround
from unheat.text.page import Page, blank_between, whole
from unheat.text.sites import Site

_HUGS = 1.5
"""The name of an axis stands off its labels by less, in letter heights."""

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
