"""A second axis over the cells, with numbers and a name of its own: no title stands over it.

Hours are named in two time zones, frequencies as periods: tick marks and labels of one axis below
the cells, those of the other above them. What stands over these looks like the title of the panel.
"""

from __future__ import annotations

import numpy as np

from unheat.text.page import whole
from unheat.text.sites import Site, Sites

_FEWEST = 3
"""Marks with a label each that make an axis."""

_OFF_PX, _THIN = 2.0, 0.3
"""A mark stands so far off the cells at most, and is so wide in letter heights."""


def is_over_second_axis(sites: Sites, site: Site) -> bool:
    """Whether tick marks with print beyond each of them stand between a title and its panel,
    whose columns are named below.
    """
    columns = sites.of("column", site.owner)
    if site.role != "title" or not columns or any(one.side != "bottom" for one in columns):
        return False
    panel = sites.layout.panels[site.owner]
    own, size = whole(panel.grid.box, panel.frame), site.lines[0].size
    boxes = sites.glyphs.boxes[sites.unread()]
    x0, y0, x1, y1 = boxes.T
    between = (y0 >= site.box.y1) & (y1 <= own.y0 + _OFF_PX) & (x1 > own.x0) & (x0 < own.x1)
    marks = between & (x1 - x0 <= _THIN * size) & (y1 >= own.y0 - _OFF_PX)
    middles = (x0 + x1) / 2
    centers = np.asarray(panel.grid.column_centers())
    labeled = sum(
        bool(np.abs(centers - middles[mark]).min() <= _OFF_PX)
        and bool((between & (y1 <= y0[mark]) & (np.abs(middles - middles[mark]) <= size)).any())
        for mark in np.flatnonzero(marks)
    )
    return labeled >= _FEWEST
