"""The other lines of an axis title that was set in several.

People write the loss or the accuracy under the name of an axis, or wrap a long name. Further
lines stand as close as lines of one text do, are set alike and have the same middle.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from unheat.model import Box
from unheat.text.axes import Side
from unheat.text.lines import Line, group_lines, split_line
from unheat.text.page import Page, grow, side_view, whole
from unheat.text.pen_size import letter_height
from unheat.text.sites import Site

_LINES = 3
"""Lines of one title; what goes on for longer is a text about the figure."""

_CLOSE = 0.9
"""Blank between two lines of one text, in letter heights; a caption keeps further off."""

_ALIKE, _SURE_PX = 1.1, 1.5
"""Letters of one size differ by less: as a share, and by what a height is known to."""

_OFF = 0.5
"""How far the middles of two lines are apart at most, in letter heights."""

_WORDS = 1.5
"""Words of one line stand so close, in letter heights."""


def whole_titles(page: Page, sites: Sequence[Site], sides: Sequence[Side]) -> list[Site]:
    """Sites of an axis, its title with what goes on outwards from it; all lines are claimed."""
    found = []
    for site in sites:
        # Over the columns stands the title of the panel, and that has been looked for.
        for side in sides if site.role.endswith("-title") else ():
            if side.title is site.lines[0] and side.side != "top":
                panel = page.layout.panels[site.owner]
                own = whole(panel.grid.box, panel.frame)
                site = replace(site, lines=_lines(page, own, side.side, side.title))
                break
        found.append(site)
    return found


def _lines(page: Page, own: Box, side: str, first: Line) -> tuple[Line, ...]:
    """The lines of a title, the one next to the cells given, in reading order."""
    lines = [first]
    while len(lines) < _LINES:
        line = _next(page, own, side, lines[-1])
        if line is None:
            break
        page.claim(line.glyphs)
        lines.append(line)
    # Level lines are read downwards, turned ones from left to right.
    return tuple(lines[::-1] if side == "left" else lines)


def _next(page: Page, own: Box, side: str, line: Line) -> Line | None:
    axis = 1 if side in ("left", "right") else 0
    if line.angle != (90.0 if axis == 1 else 0.0):
        return None
    height = letter_height(page.glyphs, line)
    view = side_view(page.glyphs.boxes, own, side)
    reached = float(view[line.glyphs, 1].max())
    middle = page.glyphs.centers[:, axis]
    along = line.along if axis == 0 else (line.box.y0, line.box.y1)
    seeds = np.flatnonzero(
        page.free
        & (view[:, 0] >= reached - 1.0)
        & (view[:, 0] <= reached + _CLOSE * height)
        & (middle >= along[0] - height)
        & (middle <= along[1] + height)
    )
    if not len(seeds):
        return None
    rows, columns = page.glyphs.labels.shape
    room = (_WORDS * height, 0.1 * height)
    index = grow(page, seeds, *(room if axis == 0 else room[::-1]), Box(0, 0, columns, rows))
    if side_view(page.glyphs.boxes[index], own, side)[:, 0].min() < reached - 1.0:
        return None
    found = group_lines(page.glyphs, index, line.angle, page.glyphs.text_size(index))
    if len(found) != 1 or len(split_line(page.glyphs, found[0], 1.6 * height)) != 1:
        return None
    if side == "bottom" and _is_over_another(page, own, line, found[0]):
        return None
    other = letter_height(page.glyphs, found[0])
    differs = abs(other - height) > max((_ALIKE - 1.0) * height, _SURE_PX)
    off = abs(found[0].center[axis] - line.center[axis])
    wrapped = side == "bottom" and _goes_on(line, found[0], own, height)
    return None if differs or (off > _OFF * height and not wrapped) else found[0]


def _is_over_another(page: Page, own: Box, line: Line, below: Line) -> bool:
    """Whether the line ``below`` stands nearer to a panel under it than to the one over it: it is
    the title of that panel.
    """
    gap = below.box.y0 - line.box.y1
    others = [whole(panel.grid.box, panel.frame) for panel in page.layout.panels]
    return any(
        box.x0 <= below.center[0] <= box.x1 and 0.0 <= box.y0 - below.box.y1 < max(gap, 1.0)
        for box in others
        if box.y0 > own.y1
    )


def _goes_on(line: Line, below: Line, own: Box, height: float) -> bool:
    """Whether a line that is longer than the cells goes on in the one below: they begin at one
    place, and the last line of a sentence ends first. So does the caption of a panel wrap.
    """
    begins = abs(line.box.x0 - below.box.x0) <= _OFF * height
    return begins and line.box.width > own.width and below.box.x1 <= line.box.x1 + height
