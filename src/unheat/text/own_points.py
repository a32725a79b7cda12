"""The points in which a bar extends, which are ink at its ends and no text there.

A dark point stands out from the page as letters do. Over it a name was a word at either end of the
bar, one for more and one for less, and lost.
"""

from __future__ import annotations

import numpy as np

from unheat.model import Bar
from unheat.text.ink import BoolArray, IntArray
from unheat.text.page import Page, side_view

_POINT, _POINT_PX, _NEAR_PX = 0.75, 1.5, 3.0
"""A point is so wide at least, as a share of its bar, where its base was not seen as ink; it stands
on the middle of the bar to so many pixels, and begins so near to its end."""

_ENDS = {"vertical": ("top", "bottom"), "horizontal": ("left", "right")}


def without_point(page: Page, bar: Bar, side: str, index: IntArray) -> IntArray:
    """The glyphs beyond one end of a bar without its own point there: a piece of ink flush with the
    end, on the middle of the bar and no wider."""
    ends = dict(zip(_ENDS[bar.orientation], (bar.extends_start, bar.extends_end), strict=True))
    if not ends.get(side) or not len(index):
        return index
    view = side_view(page.glyphs.boxes[index], bar.box, side)
    near, start, end = view[:, 0], view[:, 2], view[:, 3]
    upright = bar.orientation == "vertical"
    low, high = (bar.box.x0, bar.box.x1) if upright else (bar.box.y0, bar.box.y1)
    flush = (near <= _NEAR_PX) & (end - start >= _POINT * (high - low))
    inside = (start >= low - 2 * _POINT_PX) & (end <= high + 2 * _POINT_PX)
    middle = np.abs((start + end) - (low + high)) <= 2 * _POINT_PX
    own: BoolArray = flush & inside & middle
    return index[~own]
