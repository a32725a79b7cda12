"""Lines that could as well be what another one was taken for, and belong to nothing.

Keys have a heading over them and their name under their numbers. Which of two lines is which is
told by how they are set; where one of them was left over, a person is asked. Names of groups stand
in a row beyond the labels of an axis, and the middle one of three where its title would be.
"""

from __future__ import annotations

from collections.abc import Sequence

from unheat.text.left_over import letters_left
from unheat.text.lines import group_lines, split_line
from unheat.text.page import Page
from unheat.text.sites import Site

_FEWEST = 3
"""Letters of a name."""

_NEAR, _ASIDE, _WORDS = 1.5, 1.0, 1.5
"""How far off a bar and its numbers a name stands, and off the middle, and its words off each
other, in letter heights."""

_APART, _LONG = 2.0, 1.2
"""Names of groups stand so far apart and are so long at least, in letter heights."""


def rivaled(page: Page, sites: Sequence[Site]) -> set[str]:
    """Keys of the names of level bars where a line that nothing has claimed stands next beyond the
    other side of the bar and of its numbers, on its middle, and those of titles of axes that may be
    one of several names of groups."""
    return {
        site.key
        for site in sites
        if _has_rival(page, sites, site) or _is_between_others(page, sites, site)
    }


def _is_between_others(page: Page, sites: Sequence[Site], site: Site) -> bool:
    """Whether print that nothing has claimed stands in line with the title of an axis, along it, on
    both sides, beside the cells and further off than words of one text."""
    if site.role not in ("row-title", "column-title") or len(site.lines) != 1:
        return False
    along = int(site.role == "row-title")
    cells = page.layout.panels[site.owner].grid.box.as_tuple()
    own, size = site.box.as_tuple(), site.lines[0].size
    left = letters_left(page, sites)
    boxes, middles = page.glyphs.boxes[left], page.glyphs.centers[left]
    level = (middles[:, 1 - along] > own[1 - along]) & (middles[:, 1 - along] < own[3 - along])
    beside = (middles[:, along] > cells[along]) & (middles[:, along] < cells[along + 2])
    boxes = boxes[level & beside]
    before = boxes[boxes[:, along + 2] < own[along] - _APART * size]
    after = boxes[boxes[:, along] > own[along + 2] + _APART * size]
    return all(
        len(some) and some[:, along + 2].max() - some[:, along].min() >= _LONG * size
        for some in (before, after)
    )


def _has_rival(page: Page, sites: Sequence[Site], site: Site) -> bool:
    if site.role != "bar-label" or page.layout.bars[site.owner].orientation != "horizontal":
        return False
    bar = page.layout.bars[site.owner].box
    over = site.box.center[1] < bar.center[1]
    numbers = [one.box for one in sites if (one.role, one.owner) == ("tick", site.owner)]
    ends = [(box.y0, box.y1) for box in (bar, *numbers)]
    reached = max(end for _, end in ends) if over else min(start for start, _ in ends)
    left = letters_left(page, sites)
    middles = page.glyphs.centers[left, 1]
    left = left[(middles > reached) if over else (middles < reached)]
    size = site.lines[0].size
    lines = group_lines(page.glyphs, left, 0.0, size) if len(left) else []
    parts = [part for line in lines for part in split_line(page.glyphs, line, _WORDS * size)]
    return any(
        len(part.glyphs) >= _FEWEST
        and abs(part.box.center[0] - bar.center[0]) <= _ASIDE * size
        and part.box.width <= bar.width
        and 0.0 <= (part.box.y0 - reached if over else reached - part.box.y1) <= _NEAR * size
        for part in parts
    )
