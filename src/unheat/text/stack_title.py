"""The title over a stack of panels: larger than all other print, or one line more than theirs.

Panels below each other have titles of as many lines each. What stands over that of the first one as
the next line of a text would is the title of the figure; where both would have had room on one line
nobody broke them there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from unheat.model import Box
from unheat.text.figure_title import in_column, title_over_stack
from unheat.text.lines import Line
from unheat.text.page import Page
from unheat.text.row_title import title_over_row
from unheat.text.sites import Site


def with_stack_title(
    page: Page, boxes: Sequence[Box], sites: Sequence[Site], overall: list[Line]
) -> tuple[list[Site], list[Line]]:
    """The sites and the lines of the figure's title, ``overall`` where they are known already."""
    if overall or len(boxes) < 2:
        return list(sites), overall
    alone = title_over_stack(page, boxes, sites) or title_over_row(page, boxes, sites)
    if alone is not None:
        return [site for site in sites if site is not alone], [*alone.lines]
    titles = {site.owner: site for site in sites if site.role == "title"}
    first = min(range(len(boxes)), key=lambda number: boxes[number].y0)
    if len(titles) < len(boxes) or not in_column(boxes):
        return list(sites), overall
    counts = {len(site.lines) for owner, site in titles.items() if owner != first}
    own = titles[first]
    lines = sorted(own.lines, key=lambda line: line.box.y0)
    if len(counts) != 1 or len(lines) <= max(counts) or any(line.angle != 0.0 for line in lines):
        return list(sites), overall
    over, under = lines[: -max(counts)], lines[-max(counts) :]
    widths = over[-1].box.width + over[-1].size + under[0].box.width
    kept = replace(own, lines=tuple(under), sure=own.sure and widths <= boxes[first].width)
    return [kept if site is own else site for site in sites], over
