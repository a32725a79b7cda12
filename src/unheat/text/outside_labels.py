"""Print that is neither a label of an axis nor a number of a bar, nor a tick mark of such a label.

Where none of the rows of a panel has a label, print in step with them tells that some were lost.
Beside facets whose names stand at the first one alone, the marks of these stand in step with the
rows of all the others, as they lie on the same lines.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.text.page import side_view, whole
from unheat.text.sites import Site, Sites

BoolArray = npt.NDArray[np.bool_]

_PX = 1.0
"""What a mark may reach into its label or its cells, in pixels."""

_THIN = 0.3
"""A mark is no thicker, in letter heights: it is no letter."""


def outside_labels(sites: Sites) -> BoolArray:
    """(n,) which glyphs belong to no label of rows or columns, and to no number of a bar, and are
    no mark between such a label and the cells that it names."""
    rest = np.ones(len(sites.glyphs), dtype=bool)
    for site in sites.sites:
        if site.role in ("row", "column", "tick"):
            for line in site.lines:
                rest[line.glyphs] = False
        if site.role in ("row", "column"):
            rest &= ~_marks_of(sites, site)
    return rest


def _marks_of(sites: Sites, site: Site) -> BoolArray:
    """(n,) the strokes that stand between a label and its cells, level with it."""
    boxes, panel = sites.glyphs.boxes, sites.layout.panels[site.owner]
    own = whole(panel.grid.box, panel.frame)
    label = side_view(np.array([site.box.as_tuple()]), own, site.side)[0]
    view = side_view(boxes, own, site.side)
    between = (view[:, 0] >= -_PX) & (view[:, 1] <= label[0] + _PX)
    middle = (view[:, 2] + view[:, 3]) / 2
    thin = (boxes[:, 2:] - boxes[:, :2]).min(axis=1) <= _THIN * site.lines[0].size
    level: BoolArray = between & thin & (middle >= label[2]) & (middle <= label[3])
    return level
