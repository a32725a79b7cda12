"""Bars that noise cut short: what has colors beyond one of its ends, and the whole of a piece."""

from __future__ import annotations

import numpy as np

from unheat.detect.bar_grow import FloatArray
from unheat.detect.bar_search import Pixels
from unheat.model import Bar

_MOST_OF_PIECE, _AS_BROAD = 0.8, 1.3
"""A bar holds so much of a piece of it, and is so much broader at most."""

_BEYOND_PX = (3, 8)
"""Between so many pixels beyond a bar's end there is page."""

_NO_PAGE = 60.0
"""How far a color is from the page's, in RGB, that is no longer its grain."""


def is_whole_of(bar: Bar, piece: Bar) -> bool:
    """Whether a bar holds a piece of one, is as broad as it, and longer."""
    if bar.orientation != piece.orientation:
        return False
    sizes = [(one.box.width, one.box.height) for one in (bar, piece)]
    (breadth, length), (other, shorter) = (
        sizes if bar.orientation == "vertical" else (size[::-1] for size in sizes)
    )
    inside = bar.box.intersection(piece.box) >= _MOST_OF_PIECE * piece.box.area
    return inside and breadth <= _AS_BROAD * other and length > shorter


def goes_on_beyond(rgb: Pixels, bar: Bar, page: FloatArray) -> bool:
    """Whether a bar has colors beyond one of its ends: grain has cut it short."""
    box = bar.box
    upright = bar.orientation == "vertical"
    near, far = _BEYOND_PX
    pointed = bar.extends_start, bar.extends_end
    for end, away, point in zip(bar.ends, (-1, 1), pointed, strict=True):
        if point:
            continue
        first, last = sorted((round(end + away * near), round(end + away * far)))
        along = slice(max(first, 0), max(last, 0))
        across = (
            slice(round(box.x0) + 2, round(box.x1) - 1)
            if upright
            else slice(round(box.y0) + 2, round(box.y1) - 1)
        )
        part = rgb[along, across] if upright else rgb[across, along]
        if part.size and np.linalg.norm(np.median(part, axis=(0, 1)) - page) > _NO_PAGE:
            return True
    return False
