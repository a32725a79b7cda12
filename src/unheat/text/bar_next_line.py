"""The line over the one that was found over a level bar, where its name has two."""

from __future__ import annotations

import numpy as np

from unheat.model import Bar, Box
from unheat.text.bar_headings import of_one_size
from unheat.text.lines import Line, group_lines
from unheat.text.page import Page, grow, side_view
from unheat.text.small_parts import with_small_parts

BETWEEN = 0.6
"""Blank between two lines of one name at most, in letter heights."""

_FLUSH = 0.25
"""How well their ends or middles agree, in letter heights."""


def next_line(page: Page, bar: Bar, place: str, found: list[Line], picture: Box) -> list[Line]:
    """The line that goes on with a name of one line over a level bar: flush with its left end,
    as close as lines of one text are and of one size.
    """
    if place != "top" or bar.orientation == "vertical" or len(found) != 1:
        return []
    above = _close_over(page, found[0], picture)
    begins = [one for one in above if abs(one.box.x0 - found[0].box.x0) <= _FLUSH * one.size]
    return of_one_size(page, found, begins, place) if len(above) == len(begins) == 1 else []


def line_over(page: Page, bar: Bar, line: Line, picture: Box) -> list[Line]:
    """The first line of the name of a level bar that stands beside all panels, of which ``line`` is
    the second: both are on the middle of the bar, as close as lines of one text and of one size.

    A bar over or under a panel has the title of the panel there, on the same middle.
    """
    panels = [panel.grid.box for panel in page.layout.panels]
    if bar.orientation == "vertical" or bar.swatches:
        return []
    if any(panel.x0 < bar.box.x1 and bar.box.x0 < panel.x1 for panel in panels):
        return []
    # The dot of an "i" is no line over it.
    line = with_small_parts(page.glyphs, line, page.free.copy())
    above = _close_over(page, line, picture)
    middle = bar.box.center[0]
    if len(above) != 1 or any(
        abs(one.center[0] - middle) > _FLUSH * line.size for one in (line, above[0])
    ):
        return []
    return of_one_size(page, [line], above, "top")


def _close_over(page: Page, line: Line, picture: Box) -> list[Line]:
    """Level lines of free print close over another one."""
    view = side_view(page.glyphs.boxes, line.box, "top")
    close = (view[:, 0] >= -1.0) & (view[:, 0] <= BETWEEN * line.size)
    close[line.glyphs] = False
    index = np.flatnonzero(
        page.free & close & (view[:, 3] > line.box.x0) & (view[:, 2] < line.box.x1)
    )
    index = grow(page, index, 1.2 * line.size, 0.15 * line.size, picture) if len(index) else index
    return group_lines(page.glyphs, index, 0.0, line.size) if len(index) else []
