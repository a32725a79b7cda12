"""What may be the key of a panel that has no bar: a filled block, or numbers along a strip.

A bar of a few pixels' width, or one that fades into the page, is lost before its numbers are. These
stand under each other at even steps, and next to them is a strip that the axis of another chart
does not have: there numbers stand before their axis, and before it is the page.
"""

from __future__ import annotations

import numpy as np

from unheat.medians import median
from unheat.model import Box
from unheat.text.ink import BoolArray, contrast
from unheat.text.lines import Line, group_lines, split_line
from unheat.text.page import bands
from unheat.text.sites import Sites

_LONG, _THICK, _FILLED = 8.0, 0.8, 0.6
"""A block that may be a bar is so long and thick, in letter heights, and so much of it is ink."""

_FEWEST, _EVEN, _FLUSH = 2, 0.2, 1.0
"""Numbers of a bar are so many, their steps differ by this share, and they begin or end as near to
each other in letter heights."""

_WIDE, _SHORT = 1.6, 6.0
"""Blank between two texts of a line, and the longest number, in letter heights."""

_STEP = 8
"""Levels of 255 that make another color of a ramp; what a codec does to one color is less."""

_NEXT, _DRAWN, _SHARE = 3.0, 24.0, 0.6
"""A strip is so near to its numbers, in letter heights; so many levels off the page, along this
share of it: the rest may have the page's color."""


def lost_key(sites: Sites, owner: int) -> Box | None:
    """Where what may be the key of a panel without a bar stands."""
    if sites.layout.panels[owner].bar is not None or not len(sites.glyphs):
        return None
    return _block(sites) or _beside_strip(sites, owner)


def _block(sites: Sites) -> Box | None:
    """A long filled block of ink; no letter is one."""
    boxes, size = sites.glyphs.boxes, sites.glyphs.text_size()
    sides = boxes[:, 2:] - boxes[:, :2]
    filled = sites.glyphs.area >= _FILLED * sides.prod(axis=1)
    found = np.flatnonzero(
        filled & (sides.max(axis=1) >= _LONG * size) & (sides.min(axis=1) >= _THICK * size)
    )
    return Box(*boxes[found[0]].tolist()) if len(found) else None


def _beside_strip(sites: Sites, owner: int) -> Box | None:
    """Numbers right of the cells that belong to nothing, in even steps along a strip left of
    them."""
    panel = sites.layout.panels[owner]
    cells, frame = panel.grid.box, panel.frame
    right = cells.x1 if frame is None else max(cells.x1, frame.x1)
    boxes = sites.glyphs.boxes
    size = sites.glyphs.text_size()
    middles = (boxes[:, 1] + boxes[:, 3]) / 2.0
    beside = sites.unread() & (boxes[:, 0] > right) & (boxes[:, 3] - boxes[:, 1] <= 2.0 * size)
    index = np.flatnonzero(beside & (middles >= cells.y0 - size) & (middles <= cells.y1 + size))
    lines: list[Line] = []
    for band in bands(boxes[index][:, [1, 3]], index, 1.0):
        for line in group_lines(sites.glyphs, band, 0.0, size):
            lines += split_line(sites.glyphs, line, _WIDE * size)
    lines = [line for line in lines if line.box.width <= _SHORT * size]
    for first in lines:
        column = [one for one in lines if abs(one.box.x0 - first.box.x0) <= _FLUSH * size]
        column.sort(key=lambda line: line.center[1])
        steps = np.diff([line.center[1] for line in column])
        if len(column) < _FEWEST or np.ptp(steps) > _EVEN * float(median(steps)):
            continue
        place = column[0].box
        for line in column[1:]:
            place = place.union(line.box)
        if _has_strip(sites, place, right, size, least=2 * len(column)):
            return place
    return None


def _has_strip(sites: Sites, numbers: Box, right: float, size: float, *, least: int) -> bool:
    """Whether something is drawn along ``numbers`` on their left side, off the cells that end at
    ``right``, in more than the ``least`` colors: groups have one each, a ramp has many.
    """
    rgb = sites.layout.raster.rgb
    x0, x1 = round(max(right + 2.0, numbers.x0 - _NEXT * size)), round(numbers.x0)
    part = rgb[round(numbers.y0) : round(numbers.y1), x0:x1]
    if not part.size:
        return False
    drawn: BoolArray = contrast(part, np.array(sites.layout.background)) > _DRAWN
    along = drawn.mean(axis=0)
    colors = len(np.unique(part[:, int(along.argmax())] // _STEP, axis=0))
    return bool(along[0] < _SHARE <= along.max() and colors > least)
