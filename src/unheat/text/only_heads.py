"""Heads over a single column, set larger than the names of the rows: titles as well as names.

A script that takes the ticks off the only column of a matrix leaves its title in the place where
the name of that column would stand. The names of both axes are set in one size.
"""

from __future__ import annotations

from collections.abc import Sequence

from unheat.model import Box
from unheat.text.page import Page
from unheat.text.pen_size import is_larger, is_set_larger
from unheat.text.sites import Site


def only_heads(page: Page, sites: Sequence[Site]) -> dict[str, tuple[str, int, Box]]:
    """By the key of such a head, the title (role, owner, place) that it may be; where a panel of
    one column has its title, the heads of others are judged by that."""
    single = [n for n, panel in enumerate(page.layout.panels) if len(panel.grid.column_spans) == 1]
    titles = ("title", "figure-title", "column-title")
    if any(site.role in titles and site.owner in single for site in sites):
        return {}
    heads = [
        site
        for site in sites
        if (site.role, site.side) == ("column", "top")
        and 0.0 in site.turns
        and site.owner in single
    ]
    return {
        head.key: ("title", head.owner, head.box)
        for head in heads
        if head.sure and _is_larger_than_rows(page, sites, head)
    }


def _is_larger_than_rows(page: Page, sites: Sequence[Site], head: Site) -> bool:
    """Whether a head is set larger than the names of the rows of its panel."""
    rows = [site.lines[0] for site in sites if (site.role, site.owner) == ("row", head.owner)]
    rows = [line for line in rows if line.angle == 0.0]
    above = head.lines[0]
    if above.angle != 0.0 or not rows:
        return False
    return is_set_larger(page, above, *rows) or all(is_larger(page, above, row) for row in rows)
