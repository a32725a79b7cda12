"""Print that is neither a label of an axis nor a number of a bar, nor a tick mark of such a label.

Where none of the rows of a panel has a label, print in step with them tells that some were lost.
Beside facets whose names stand at the first one alone, the marks of these stand in step with the
rows of all the others, as they lie on the same lines.
"""

from __future__ import annotations

from collections.abc import Sequence

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
    beside: dict[tuple[int, str], list[Site]] = {}
    for site in sites.sites:
        if site.role in ("row", "column", "tick"):
            for line in site.lines:
                rest[line.glyphs] = False
        if site.role in ("row", "column"):
            beside.setdefault((site.owner, site.side), []).append(site)
    for (owner, side), labels in beside.items():
        rest &= ~_marks_of(sites, owner, side, labels)
    return rest


def _marks_of(sites: Sites, owner: int, side: str, labels: Sequence[Site]) -> BoolArray:
    """(n,) the strokes that stand between labels on one side of a panel and its cells, level with
    one of them."""
    boxes, panel = sites.glyphs.boxes, sites.layout.panels[owner]
    own = whole(panel.grid.box, panel.frame)
    view = side_view(boxes, own, side)
    middle, thick = (view[:, 2] + view[:, 3]) / 2, (boxes[:, 2:] - boxes[:, :2]).min(axis=1)
    found = np.zeros(len(boxes), dtype=bool)
    places = side_view(np.array([site.box.as_tuple() for site in labels]), own, side)
    for site, place in zip(labels, places, strict=True):
        between = (view[:, 0] >= -_PX) & (view[:, 1] <= place[0] + _PX)
        thin = thick <= _THIN * site.lines[0].size
        found |= between & thin & (middle >= place[2]) & (middle <= place[3])
    return found
