"""The other lines of an axis title that was set in several.

People write the loss or the accuracy under the name of an axis, or wrap a long name. Further
lines stand as close as lines of one text do, are set alike and have the same middle.
"""

from __future__ import annotations

import numpy as np

from unheat.model import Box
from unheat.text.axes import Side
from unheat.text.lines import Line, group_lines, split_line
from unheat.text.page import Page, grow, side_view
from unheat.text.titles import letter_height

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


def title_lines(page: Page, own: Box, side: Side) -> tuple[Line, ...]:
    """The title of a side with what goes on outwards from it, in reading order; all claimed."""
    if side.title is None:
        return ()
    lines = [side.title]
    # Over the columns stands the title of the panel, and that has been looked for.
    while side.side != "top" and len(lines) < _LINES:
        line = _next(page, own, side.side, lines[-1])
        if line is None:
            break
        page.claim(line.glyphs)
        lines.append(line)
    # Level lines are read downwards, turned ones from left to right.
    return tuple(lines[::-1] if side.side == "left" else lines)


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
    other = letter_height(page.glyphs, found[0])
    differs = abs(other - height) > max((_ALIKE - 1.0) * height, _SURE_PX)
    off = abs(found[0].center[axis] - line.center[axis])
    return None if differs or off > _OFF * height else found[0]
