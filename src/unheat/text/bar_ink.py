"""Ink that belongs to a color bar and is no print: its triangles, its frame, lone ticks."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.model import Bar
from unheat.text.ink import IntArray
from unheat.text.page import Page, side_view

FloatArray = npt.NDArray[np.float64]

_THIN = 3
"""A frame or a stroke across the end of a bar is so many pixels thick at most."""

_FULL = 0.85
"""Share of its box that a block of color fills at least."""

_NARROWER = 0.75
"""The outer third of a triangle is so wide at most, as a share of its inner third."""


def bar_ends(page: Page, bar: Bar) -> IntArray:
    """Triangles and frames at the ends of a bar: as wide as the bar and stuck to it."""
    upright = bar.orientation == "vertical"
    thickness = bar.box.width if upright else bar.box.height
    start = bar.box.x0 if upright else bar.box.y0
    found = np.zeros(len(page.glyphs), dtype=bool)
    for side in ("top", "bottom") if upright else ("left", "right"):
        view = side_view(page.glyphs.boxes, bar.box, side)
        touching = np.flatnonzero(np.abs(view[:, 0]) <= 3)
        for number in touching[view[touching, 3] - view[touching, 2] >= 0.6 * thickness]:
            view[number, 2:] = _without_marks(page, int(number), upright, view[number])
        wide = view[:, 3] - view[:, 2]
        found[touching] |= (
            (np.abs((view[:, 2] + view[:, 3]) / 2 - start - thickness / 2) <= 2)
            & (wide >= 0.6 * thickness)
            & (wide <= thickness + 6)
        )[touching]
    index = np.flatnonzero(found)
    return index[[_is_an_end(page, int(number), bar) for number in index]]


def _without_marks(page: Page, number: int, upright: bool, view: FloatArray) -> tuple[float, float]:
    """Where a piece begins and ends across its bar without the mark that hangs on it: the outermost
    tick is one piece with a triangle whose base was told a few pixels off.
    """
    ink = page.glyphs.ink_of(number)
    lines = np.flatnonzero((ink if upright else ink.T).sum(axis=0) > _THIN)
    if not len(lines):
        return float(view[2]), float(view[3])
    return float(view[2] + lines[0]), float(view[2] + lines[-1] + 1)


def _is_an_end(page: Page, number: int, bar: Bar) -> bool:
    """Whether a piece at an end of a bar is none of a word, nor one whose letters touch: thin as
    a frame, full as a block of color, or narrower further out as a triangle.
    """
    if _has_neighbours(page, number):
        return False
    x0, y0, x1, y1 = page.glyphs.boxes[number].astype(int)
    ink = page.glyphs.ink_of(number)
    outwards = (y0 + y1) / 2 - bar.box.center[1]
    if bar.orientation == "horizontal":
        ink, outwards = ink.T, (x0 + x1) / 2 - bar.box.center[0]
    ink = ink if outwards > 0 else ink[::-1]
    if len(ink) <= _THIN or ink.mean() >= _FULL:
        return True
    third = max(1, len(ink) // 3)
    inner, outer = (
        np.ptp(np.flatnonzero(rows.any(axis=0))) for rows in (ink[:third], ink[-third:])
    )
    return bool(outer <= _NARROWER * inner)


def tick_strokes(page: Page, bar: Bar) -> IntArray:
    """Free thin strokes that stand on a long side of a bar; a lone one passes for a title."""
    upright = bar.orientation == "vertical"
    low, high = bar.ends
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
