"""Ink that belongs to a color bar and is no print: its triangles, its frame, lone ticks."""

from __future__ import annotations

import numpy as np

from unheat.model import Bar
from unheat.text.ink import IntArray
from unheat.text.page import Page, side_view


def bar_ends(page: Page, bar: Bar) -> IntArray:
    """Triangles and frames at the ends of a bar: as wide as the bar and stuck to it."""
    upright = bar.orientation == "vertical"
    thickness = bar.box.width if upright else bar.box.height
    start = bar.box.x0 if upright else bar.box.y0
    found = np.zeros(len(page.glyphs), dtype=bool)
    for side in ("top", "bottom") if upright else ("left", "right"):
        view = side_view(page.glyphs.boxes, bar.box, side)
        wide = view[:, 3] - view[:, 2]
        found |= (
            (np.abs(view[:, 0]) <= 3)
            & (np.abs((view[:, 2] + view[:, 3]) / 2 - start - thickness / 2) <= 2)
            & (wide >= 0.6 * thickness)
            & (wide <= thickness + 6)
        )
    index = np.flatnonzero(found)
    return index[[not _has_neighbours(page, int(number)) for number in index]]


def tick_strokes(page: Page, bar: Bar) -> IntArray:
    """Free thin strokes that stand on a long side of a bar; a lone one passes for a title."""
    upright = bar.orientation == "vertical"
    low, high = (bar.box.y0, bar.box.y1) if upright else (bar.box.x0, bar.box.x1)
    found = np.zeros(len(page.glyphs), dtype=bool)
    for side in ("left", "right") if upright else ("top", "bottom"):
        near, far, start, end = side_view(page.glyphs.boxes, bar.box, side).T
        stroke = (end - start <= 2) & (far - near <= page.size)
        found |= stroke & (np.abs(near) <= 3) & (start >= low - 2) & (end <= high + 2)
    return np.flatnonzero(found & page.free)


def _has_neighbours(page: Page, number: int) -> bool:
    """Whether ink stands beside a piece as close as letters of a word do."""
    boxes = page.glyphs.boxes
    own = boxes[number]
    height = own[3] - own[1]
    gap = np.maximum(boxes[:, 0] - own[2], own[0] - boxes[:, 2])
    shared = np.minimum(boxes[:, 3], own[3]) - np.maximum(boxes[:, 1], own[1])
    lower = np.minimum(boxes[:, 3] - boxes[:, 1], height)
    beside = (gap <= 0.4 * height) & (shared >= 0.5 * lower) & (lower >= 0.4 * height)
    beside[number] = False
    return bool(beside.any())
