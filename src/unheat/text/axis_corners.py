"""Ink at the corners of a panel: labels that reach past them, and lines that stand beside them."""

from __future__ import annotations

import numpy as np

from unheat.model import Box
from unheat.text.ink import IntArray
from unheat.text.lines import Line
from unheat.text.page import Page, grow
from unheat.text.peel import is_below_all


def in_corner(page: Page, own: Box, axis: int, line: Line) -> bool:
    """Whether a line is set beside an end of a side: it heads the labels of the other one.

    ``own`` is the panel, ``axis`` the coordinate that runs along the side.
    """
    start, end = (own.y0, own.y1) if axis == 1 else (own.x0, own.x1)
    low, high = (line.box.as_tuple()[edge] for edge in (axis, axis + 2))
    if start <= low and high <= end:
        return False
    # Only what stands beside the panel is at hand: what begins before it goes on.
    height, width = page.glyphs.labels.shape
    room = (line.size, 0.0) if axis == 0 else (0.0, line.size)
    index = grow(page, line.glyphs, *room, Box(0, 0, width, height))
    boxes = page.glyphs.boxes[index]
    middle = (boxes[:, axis].min() + boxes[:, axis + 2].max()) / 2
    return not start <= middle <= end


def with_tails(page: Page, own: Box, side: str, index: IntArray, size: float) -> IntArray:
    """Slanted and turned labels reach past the corner of their panel: follow them."""
    height, width = page.glyphs.labels.shape
    near = {
        "left": Box(0, 0, own.x0, height),
        "right": Box(own.x1, 0, width, height),
        "top": Box(0, 0, width, own.y0 + 1),
        "bottom": Box(0, own.y1 - 1, width, height),
    }[side]
    more = grow(page, index, 0.55 * size, 0.55 * size, near)
    new = np.setdiff1d(more, index)
    alone = is_below_all(page.glyphs, new, index, own, side)
    return index if alone else more
