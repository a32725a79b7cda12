"""Rules between the columns of a table that go on through its names: no stroke of them is print.

A thick one before the column of totals stands as near to its name as a letter does. But it stands
exactly over the lane between two columns of cells, has the color that this is drawn in from top to
bottom, and goes from there to beyond a line of print.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.text.page import Page

IntArray = npt.NDArray[np.int64]

_HIGH, _FILLED = 1.5, 0.95
"""Heights of print that a rule has at least, and the share of its box that its ink takes."""

_OFF_PX, _NEAR_PX = 1.0, 4.0
"""Pixels by which its sides are off those of the lane, and that part it from the cells: a level
rule under the names may lie between."""

_PEN_PX = 2.0
"""A lane is so wide at least: what is thinner between two cells may be a stroke of a letter."""

_ALIKE, _ALONG = 24.0, 0.95
"""Levels by which it differs from the lane, along so much of this."""


def standing_rules(page: Page) -> IntArray:
    """The glyphs that are rules which go on between two columns of cells."""
    boxes, rgb = page.glyphs.boxes, page.layout.raster.rgb
    found = []
    for grid in (panel.grid for panel in page.layout.panels):
        top, foot = grid.box.y0, grid.box.y1
        lanes = [
            (one[1], other[0])
            for one, other in pairwise(grid.column_spans)
            if other[0] - one[1] >= _PEN_PX
        ]
        for index in np.flatnonzero(boxes[:, 3] - boxes[:, 1] >= _HIGH * page.size).tolist():
            x0, y0, x1, y1 = boxes[index].tolist()
            near = -1.0 <= top - y1 <= _NEAR_PX or -1.0 <= y0 - foot <= _NEAR_PX
            filled = float(page.glyphs.area[index]) >= _FILLED * (x1 - x0) * (y1 - y0)
            in_lane = any(max(abs(x0 - a), abs(x1 - b)) <= _OFF_PX for a, b in lanes)
            if not (near and filled and in_lane):
                continue
            middle = int((x0 + x1) / 2)
            own = rgb[int((y0 + y1) / 2), middle].astype(float)
            lane = rgb[round(top) : round(foot), middle].astype(float)
            if (most(np.abs(lane - own)) <= _ALIKE).mean() >= _ALONG:
                found.append(index)
    return np.array(found, dtype=np.int64)
