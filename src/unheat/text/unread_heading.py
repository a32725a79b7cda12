"""Words over the names of rows, on the line of the column labels, that no text has claimed.

In the header of a table the names of the rows have a heading too. Where a sentence over the table,
or a codec, kept it from being found its letters are left in that place, and somebody has to look.
"""

from __future__ import annotations

from collections.abc import Sequence

from unheat.model import Box
from unheat.model.geometry import surround
from unheat.text.left_over import letters_left
from unheat.text.lines import group_lines, split_line
from unheat.text.page import Page, whole
from unheat.text.sites import Site

_FEWEST = 2
# A word is so many times as long as it is high, at least, and so high, in letter heights, which no
# dash is. Its letters may run into each other.
_WORD, _HIGH = 1.5, 0.6


def unread_headings(page: Page, sites: Sequence[Site]) -> list[tuple[str, int, Box]]:
    """(role, owner, box) of what may be the name of rows that have none."""
    result = []
    words: list[Box] | None = None
    named = {site.owner for site in sites if site.role == "row-title"}
    for number, panel in enumerate(page.layout.panels):
        own = [site for site in sites if site.owner == number and number not in named]
        heads = [site.box for site in own if (site.role, site.side) == ("column", "top")]
        names = [site.box for site in own if (site.role, site.side) == ("row", "left")]
        if min(len(heads), len(names)) < _FEWEST:
            continue
        column, header = surround(names), surround(heads)
        right = min(whole(panel.grid.box, panel.frame).x0, header.x0)
        words = _words(page, sites) if words is None else words
        for box in words:
            level = header.y0 <= box.center[1] <= header.y1 and box.y1 <= column.y0
            over = column.x0 <= box.center[0] <= column.x1 and box.x1 <= right
            if level and over:
                result.append(("row-title", number, box))
                break
    return result


def _words(page: Page, sites: Sequence[Site]) -> list[Box]:
    """Boxes of level words that are left."""
    left = letters_left(page, sites)
    lines = group_lines(page.glyphs, left, 0.0, page.size) if len(left) else []
    parts = [part for line in lines for part in split_line(page.glyphs, line, page.size)]
    boxes = [part.box for part in parts if part.box.height >= _HIGH * page.size]
    return [box for box in boxes if box.width >= _WORD * box.height]
