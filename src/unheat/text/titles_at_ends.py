"""Titles of both axes that are set at the ends of these, as ROOT sets them: that of the columns
ends with the last column, and that of the rows, turned, with the first row.
"""

from __future__ import annotations

from collections.abc import Sequence

from unheat.model import Box, PanelLayout
from unheat.text.lines import Line
from unheat.text.sites import Site

_FLUSH, _FLUSH_PX = 0.25, 2.0
"""A title and the axis at whose end it is set are flush to so many letter heights, or pixels."""

_OFF = 1.5
"""So far off the middle of its axis is a title at its end at least, in letter heights."""

_ALIKE = 1.25
"""Sizes of two lines set alike differ by this factor at most: which letters they hold does that."""


def is_at_end(line: Line, panel: PanelLayout, axis: int) -> bool:
    """Whether a title ends where the columns do (``axis`` 0), or read upwards where the rows do
    (1), and not on the middle of them."""
    return any(_ends_with(line, box, axis) for box in (panel.grid.box, panel.frame) if box)


def _ends_with(line: Line, own: Box, axis: int) -> bool:
    off = abs(line.box.x1 - own.x1) if axis == 0 else abs(line.box.y0 - own.y0)
    middle = abs(line.center[axis] - own.center[axis])
    return off <= max(_FLUSH * line.size, _FLUSH_PX) and middle > _OFF * line.size


def is_sister(sites: Sequence[Site], panels: Sequence[PanelLayout], owner: int, line: Line) -> bool:
    """Whether a line below the columns of a panel is their title: it ends with the last of them as
    the title of the rows, of the same size, ends with the first row. Alone it may be a source.
    """
    if line.angle != 0.0 or not is_at_end(line, panels[owner], 0):
        return False
    rows = [site for site in sites if (site.role, site.owner) == ("row-title", owner)]
    return any(
        site.sure
        and len(site.lines) == 1
        and site.lines[0].angle == 90.0
        and max(site.lines[0].size, line.size) <= _ALIKE * min(site.lines[0].size, line.size)
        and is_at_end(site.lines[0], panels[owner], 1)
        for site in rows
    )
