"""Names of axes that stand beyond their ends, as ECharts sets them: over the corner, level with it.

The name of the rows has its middle over the left side of the cells, where no title has its own;
that of the columns begins behind the last column, level with the lower or upper side of the cells.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.medians import median
from unheat.model import Box, PanelLayout
from unheat.text.axes import Side
from unheat.text.lines import Line, group_lines
from unheat.text.page import Page, grow, whole
from unheat.text.pen_size import letter_height
from unheat.text.sites import Site

BoolArray = npt.NDArray[np.bool_]

# In letter heights: how far beyond its end a name stands, how far its middle is off the line of the
# axis, how long it is, and the gap between its words.
_GAP, _OFF, _LONGEST, _WORDS = 3.0, 0.6, 12.0, 0.8
# Heights that differ by less than this share are of one size: names are set as labels are.
_ALIKE = 1.25


def names_at_ends(
    page: Page, number: int, panel: PanelLayout, left: Side, level: Side, *, rows: bool, cols: bool
) -> list[Site]:
    """Names of the rows and of the columns beyond the ends of their axes; claimed.

    ``rows`` and ``cols`` say which of them are wanted, ``left`` and ``level`` hold the labels. A
    lone name over the corner is asked about; two of them tell each other.
    """
    own = whole(panel.grid.box, panel.frame)
    found: list[tuple[str, Line]] = []
    middles = page.glyphs.centers
    labels = [line for side in (left, level) for ls in side.labels.places.values() for line in ls]
    # Between panels stand labels of either.
    if not left.labels.count or not level.labels.count or len(page.layout.panels) > 1:
        return []
    size = float(median([line.size for line in labels]))
    if rows:
        x, y = own.x0, (own.y0 - _GAP * size, own.y0)
        at = (np.abs(middles[:, 0] - x) <= size) & (middles[:, 1] > y[0]) & (middles[:, 1] < y[1])
        line = _line(page, at, size)
        if line is not None and abs(line.center[0] - x) <= _OFF * size and line.box.y1 <= own.y0:
            found.append(("row-title", line))
    if cols:
        edge = own.y1 if level.side == "bottom" else own.y0
        near = (middles[:, 0] > own.x1) & (middles[:, 0] < own.x1 + _GAP * size)
        line = _line(page, near & (np.abs(middles[:, 1] - edge) <= _OFF * size), size)
        if line is not None and abs(line.center[1] - edge) <= _OFF * size and line.box.x0 > own.x1:
            found.append(("column-title", line))
    usual = float(median([letter_height(page.glyphs, label) for label in labels]))
    found = [(role, line) for role, line in found if _fits(page, line, usual)]
    for _, line in found:
        page.claim(line.glyphs)
    return [
        Site(
            role=role,
            owner=number,
            index=0,
            lines=(line,),
            side="top" if role == "row-title" else "right",
            sure=len(found) == 2,
        )
        for role, line in found
    ]


def _line(page: Page, at: BoolArray, size: float) -> Line | None:
    """The one level line that free glyphs at a place belong to."""
    index = np.flatnonzero(page.free & at)
    if not len(index):
        return None
    height, width = page.glyphs.labels.shape
    index = grow(page, index, _WORDS * size, 0.1 * size, Box(0, 0, width, height))
    lines = group_lines(page.glyphs, index, 0.0, size)
    return lines[0] if len(lines) == 1 else None


def _fits(page: Page, line: Line, usual: float) -> bool:
    """Whether a line may be a name: short, and set no larger than labels are."""
    height = letter_height(page.glyphs, line)
    return height <= _ALIKE * usual and line.box.width <= _LONGEST * line.size
