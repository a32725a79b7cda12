"""Whether what stands beside an upright bar is its name, which is set upwards."""

from __future__ import annotations

from unheat.model import Bar, Box
from unheat.text.free_lines import holds_block
from unheat.text.ink import IntArray
from unheat.text.lines import evident_angle
from unheat.text.page import Page, grow
from unheat.text.turns import runs_upright

_SYMBOL = 3.5
"""A symbol with indices or brackets is no longer than this, in letter heights."""

_LONG = 3.0
"""A word is longer than it is wide by this, in any case that is told by its pieces alone."""

_NEAR, _CENTERED = 3.0, 8.0
"""How far off a turned name stands at most, in letter heights, and one on the bar's middle."""

_LETTERS = 3
"""Pieces of a name that is more than a letter or two of a label."""


def is_turned(page: Page, bar: Bar, band: IntArray) -> bool:
    """Whether a band beside an upright bar is a turned label; a symbol is if centered.

    Of a letter or a letter with its indices or brackets the ink does not tell how it runs, nor of a
    word whose letters touch; such a word is far longer than it is wide. Where colors of the next
    key stand, what runs upwards are these.
    """
    if holds_block(page.glyphs, band, page.size):
        return False
    angle = evident_angle(page.glyphs, band)
    boxes = page.glyphs.boxes[band]
    low, high = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
    tall = float((high - low)[1]) >= _LONG * float((high - low)[0])
    stacked = len(band) == 2 and _stand_on_each_other(page, band)
    if angle is not None and 0.0 < abs(angle) < 45.0 and tall:
        # No slanted line is so steep: the rings of "%" are neighbors across theirs.
        angle = None
    small = len(band) <= 2 if angle is None else max(high - low) <= _SYMBOL * page.size
    joined = angle is None and tall
    if small or stacked or joined:
        middle = float(low[1] + high[1]) / 2
        aside = 0.05 if (angle is None and not joined) or stacked else 0.02
        if abs(middle - bar.box.center[1]) < aside * bar.length + 2:
            return True
    return angle is not None and runs_upright(page.glyphs, band)


def turned_reach(page: Page, bar: Bar, band: IntArray, size: float, picture: Box) -> float:
    """How far, in pixels, off the numbers of an upright bar a turned band may stand as its name.

    What is set on the middle of the bar is set on the bar: it may stand further off. It is as well
    the title of rows where the cells of a panel follow it, and a letter of a label.
    """
    index = grow(page, band, 0.3 * size, 1.0 * size, picture)
    boxes = page.glyphs.boxes[index]
    top, bottom = float(boxes[:, 1].min()), float(boxes[:, 3].max())
    centered = abs((top + bottom) / 2 - bar.box.center[1]) <= 0.5 * size
    away = 1.0 if float(boxes[:, 0].mean()) > bar.box.center[0] else -1.0
    followed = any(
        away * (panel.grid.box.center[0] - float(boxes[:, 0].mean())) > 0.0
        and min(bottom, panel.grid.box.y1) > max(top, panel.grid.box.y0)
        for panel in page.layout.panels
    )
    alone = centered and not followed and len(index) >= _LETTERS
    return (_CENTERED if alone else _NEAR) * size


def _stand_on_each_other(page: Page, two: IntArray) -> bool:
    """Whether two signs are one over the other: a turned "°C", whose raised sign makes it steep."""
    (left, top, right, bottom), other = page.glyphs.boxes[two]
    beside = min(right, other[2]) - max(left, other[0])
    return bool(beside > 0.5 * min(right - left, other[2] - other[0])) and bool(
        min(bottom, other[3]) <= max(top, other[1])
    )
