"""A title that ends before the cells begin: it is set over the names of the rows, which are long.

Cards and pages begin their title where they begin everything else, at the left. Where the names of
the rows are longer than it, it stands over none of the cells, and over what heads their columns.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.medians import median
from unheat.text.lines import Line
from unheat.text.page import Page, whole
from unheat.text.sites import Site

_LONG, _AS_LARGE = 4.0, 0.95
"""How long a title is at least, in letter heights, and how large in those of the names."""


def heads_names(page: Page, sites: Sequence[Site], line: Line, number: int) -> bool:
    """Whether a level line stands over the names at the left of the only panel, and over the labels
    of its columns, in letters as large as theirs."""
    if len(page.layout.panels) > 1 or line.angle != 0.0:
        return False
    panel = page.layout.panels[number]
    own = whole(panel.grid.box, panel.frame)
    mine = [site for site in sites if site.owner == number]
    names = [site for site in mine if site.role == "row" and site.box.x1 <= own.x0]
    heads = [site for site in mine if site.role == "column" and site.box.y1 <= own.y0]
    if not names or line.box.width < _LONG * line.size:
        return False
    over = line.box.y1 <= min(own.y0, *(site.box.y0 for site in (*names, *heads)))
    beside = line.box.x1 <= own.x0 and line.box.x1 > min(site.box.x0 for site in names)
    usual = float(median(np.array([one.box.height for site in names for one in site.lines])))
    return over and beside and line.box.height >= _AS_LARGE * usual
