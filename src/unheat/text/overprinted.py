"""Labels of rows that begin where something else was drawn over them.

Charts that leave too little room set the name of the rows, or a bar, over their labels. What is
left of these begins where that ends, and reads like any other label. The numbers of a bar beside
labels that begin before these end stand among their letters, and where the bar has none they may
have been taken for parts of the labels.
"""

from __future__ import annotations

from collections.abc import Sequence

from unheat.model import Box
from unheat.text.page import Page
from unheat.text.sites import Site

_CLOSE = 0.3
"""Letter heights between what was drawn over a label and the first letter that shows."""

_STRIP = 2
"""Labels that show that a strip was drawn over all that are as long."""

_NUMBER, _SEVERAL = 1.5, 3
"""Numbers stand so far off their bar at most, in letter heights, and as many tell a scale."""


def overprinted(page: Page, sites: Sequence[Site]) -> set[str]:
    """Keys of the labels at the left of rows that begin at a bar, or of all where one begins under
    the turned name of the rows or at it: that is one strip beside all of them. And of those
    that numbers of a bar reach into the column of, or of all where its numbers are missed."""
    found = {site.key for site in sites if site.role == "row" and _stands_in(page, sites, site)}
    bars = [bar.box for bar in page.layout.bars]
    for owner in sorted({site.owner for site in sites if site.role == "row"}):
        group = [one for one in sites if (one.role, one.owner) == ("row", owner)]
        group = [one for one in group if one.side == "left"]
        names = [
            one.box
            for one in sites
            if (one.role, one.owner, one.side) == ("row-title", owner, "left")
            and one.lines[0].angle == 90.0
        ]
        under_name = any(_lies_under(group, name) for name in names)
        under_name |= _hold_numbers(page, sites, group)
        found |= {
            one.key
            for one in group
            if under_name
            or any(_begins_at(one, bar) and bar.y0 < one.box.center[1] < bar.y1 for bar in bars)
        }
    return found


def _lies_under(labels: Sequence[Site], name: Box) -> bool:
    """Whether a label begins within a turned name, or at it and level with it, or several do.

    Plotting libraries set the name next to the longest label: in coarse pictures no further off
    than what is left of a label would be. Of labels that a strip covers several begin at its end.
    """
    at = [one.box for one in labels if _begins_at(one, name)]
    level = any(one.y0 < name.y1 and name.y0 < one.y1 for one in at)
    return level or len(at) >= _STRIP or any(one.x0 < name.x1 for one in at)


def _begins_at(label: Site, other: Box) -> bool:
    """Whether a label begins where another box ends, or within it, and goes on beyond."""
    gap = _CLOSE * label.lines[0].size
    return other.x0 - gap < label.box.x0 < other.x1 + gap and label.box.x1 > other.x1


def _hold_numbers(page: Page, sites: Sequence[Site], labels: Sequence[Site]) -> bool:
    """Whether labels begin where an upright bar at their left would have its numbers, and it has
    hardly any."""
    for number, bar in enumerate(page.layout.bars):
        numbers = [one for one in sites if one.role == "tick" and one.owner == number]
        if bar.orientation != "vertical" or len(numbers) >= _SEVERAL:
            continue
        level = [one for one in labels if bar.box.y0 < one.box.center[1] < bar.box.y1]
        off = [(one.box.x0 - bar.box.x1) / one.lines[0].size for one in level]
        if any(_CLOSE < one <= _NUMBER for one in off):
            return True
    return False


def _stands_in(page: Page, sites: Sequence[Site], site: Site) -> bool:
    """Whether a label of a row begins before the numbers end that face it at an upright bar."""
    for tick in (one for one in sites if one.role == "tick" and one.side != site.side):
        bar, cells = page.layout.bars[tick.owner], page.layout.panels[site.owner].grid.box
        if bar.orientation != "vertical" or not cells.y0 < tick.box.center[1] < cells.y1:
            continue
        one, other = tick.box, site.box
        at_left = bar.box.x1 <= one.x0 < other.x1 <= cells.x0
        at_right = cells.x1 <= other.x0 < one.x1 <= bar.box.x0
        if (at_left or at_right) and one.x0 < other.x1 and other.x0 < one.x1:
            return True
    return False
