"""Turned print between a bar and a panel or its row labels, which may be the name of either.

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
    """(role, owner, place) of the title of rows that the name of a bar may be, by its key, and of
    the name of a bar that a title of rows may be.
    """
    found: dict[str, tuple[str, int, Box]] = {}
    for site in sites:
        if site.role != "bar-label" or site.box.height <= site.box.width:
            continue
        for number, panel in enumerate(page.layout.panels):
            titled = any((one.role, one.owner) == ("row-title", number) for one in sites)
            if panel.bar == site.owner and not titled and _lies_between(page, sites, site, number):
                found[site.key] = ("row-title", number, site.box)
    for site in sites:
        bar = _bar_without_name(page, sites, site)
        if bar is not None:
            found[site.key] = ("bar-label", bar, site.box)
    return found


def _bar_without_name(page: Page, sites: Sequence[Site], site: Site) -> int | None:
    """The upright bar without a name that stands beyond a title of rows, on a side of the cells
    where these have no labels: titles stand beside labels, as a rule.
    """
    if site.role != "row-title":
        return None
    owned = [(one.role, one.owner, one.side) for one in sites]
    bar = page.layout.panels[site.owner].bar
    labelled = any((role, owner) == ("row", site.owner) for role, owner, _ in owned)
    beside = ("row", site.owner, site.side) in owned
    if bar is None or beside or not labelled or ("bar-label", bar) in [one[:2] for one in owned]:
        return None
    box, own = page.layout.bars[bar].box, page.layout.panels[site.owner].grid.box
    if page.layout.bars[bar].orientation != "vertical":
        return None
    order = (own, site.box, box) if site.side == "right" else (box, site.box, own)
    level = box.y0 < site.box.center[1] < box.y1
    return bar if level and all(a.x1 <= b.x0 for a, b in pairwise(order)) else None


def _lies_between(page: Page, sites: Sequence[Site], name: Site, number: int) -> bool:
    """Whether, from one side to the other, stand the numbers of a bar, the bar, its ``name``, and
    labels of the rows of panel ``number``, or its cells, if its columns have a title: those of the
    rows may stand beyond, and a title of theirs on the near side all the same.
    """
    bar, own = page.layout.bars[name.owner], page.layout.panels[number].grid.box
    if bar.orientation != "vertical":
        return False
    numbers = [one.box for one in sites if (one.role, one.owner) == ("tick", name.owner)]
    labels = [one.box for one in sites if (one.role, one.owner) == ("row", number)]
    if not numbers or not labels:
        return False
    side = 1.0 if own.center[0] > bar.box.center[0] else -1.0
    # What stands over a bar is its name, however it is set.
    beside = name.box.x1 <= bar.box.x0 or name.box.x0 >= bar.box.x1
    titled = beside and any((one.role, one.owner) == ("column-title", number) for one in sites)
    first = [numbers, [bar.box], [name.box]]
    in_order = _are_in_order([*first, labels, [own]], side)
    return in_order or (titled and _are_in_order([*first, [own], labels], side))


def _are_in_order(groups: Sequence[Sequence[Box]], side: float) -> bool:
    """Whether groups of boxes stand one behind the other, to the right where ``side`` is 1."""
    middles = [[side * box.center[0] for box in group] for group in groups]
    return all(max(one) < min(other) for one, other in pairwise(middles))
