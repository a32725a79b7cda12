"""Turned print between a bar and the row labels beyond it, which may be the name of either.

Where the numbers of a bar stand on its far side, what stands on its near one is set as far from
the bar as from the labels: some libraries set the name of the bar there, some that of the rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from unheat.model import Box
from unheat.text.page import Page
from unheat.text.sites import Site


def bar_or_rows(page: Page, sites: Sequence[Site]) -> dict[str, tuple[str, int, Box]]:
    """(role, owner, place) of the title of rows that the name of a bar may be, by its key."""
    found: dict[str, tuple[str, int, Box]] = {}
    for site in sites:
        if site.role != "bar-label" or site.box.height <= site.box.width:
            continue
        for number, panel in enumerate(page.layout.panels):
            titled = any((one.role, one.owner) == ("row-title", number) for one in sites)
            if panel.bar == site.owner and not titled and _lies_between(page, sites, site, number):
                found[site.key] = ("row-title", number, site.box)
    return found


def _lies_between(page: Page, sites: Sequence[Site], name: Site, number: int) -> bool:
    """Whether, from one side to the other, stand the numbers of a bar, the bar, its ``name``, and
    labels of the rows of panel ``number``.
    """
    bar, own = page.layout.bars[name.owner], page.layout.panels[number].grid.box
    if bar.orientation != "vertical":
        return False
    numbers = [one.box for one in sites if (one.role, one.owner) == ("tick", name.owner)]
    labels = [one.box for one in sites if (one.role, one.owner) == ("row", number)]
    if not numbers or not labels:
        return False
    side = 1.0 if own.center[0] > bar.box.center[0] else -1.0
    groups = [numbers, [bar.box], [name.box], labels, [own]]
    middles = [[side * box.center[0] for box in group] for group in groups]
    return all(max(one) < min(other) for one, other in pairwise(middles))
