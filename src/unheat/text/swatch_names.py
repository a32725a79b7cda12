"""What is written beside a swatch beyond the end of a bar: "NaN", "missing", "not tested".

A cell without a value has a color that no bar holds, and so a square of that color stands below the
bar, apart from it and in line with it, and its name beside the square. That is no name of the bar.
"""

from __future__ import annotations

import numpy as np

from unheat.model import Bar, Box
from unheat.text.ink import IntArray
from unheat.text.page import Page, grow, side_view

_FULL = 0.85
"""Share of its box, or of each side of that, which a swatch or its frame fills: letters leave a
part of theirs blank."""

_HOLLOW = 0.15
"""Share of what is within the frame of a swatch that is ink at most, if it is not full."""

_ONE_COLOR = 24.0
"""Levels of 255 within which nearly all is that a swatch shows within its rim; a codec strays less,
and the strokes of a blurred digit and what they enclose differ by far more."""

_RIM = 0.15
"""Share of a swatch that its frame takes on each side at most."""

_LEAST, _MOST, _LETTER = 0.5, 2.0, 0.6
"""Sides of a swatch as shares of the breadth of its bar, and of the letters beside it at least."""

_OFF, _APART_PX, _AWAY = 0.25, 2.0, 4.0
"""So far it stands off the middle line of the bar at most, in breadths; so far from its end at
least in pixels, as a triangle does not, and at most in breadths."""

_NEAR, _BLANK = 2.0, 0.8
"""Blank before the name, and within it, in letter heights at most."""


def swatches_named(page: Page, bar: Bar) -> IntArray:
    """Glyphs of swatches beyond the ends of an upright bar, and of their names beside them."""
    if bar.orientation != "vertical":
        return np.zeros(0, dtype=np.int64)
    found: list[IntArray] = []
    breadth, boxes = bar.box.width, page.glyphs.boxes
    for side in ("bottom", "top"):
        view = side_view(boxes, bar.box, side)
        sides = boxes[:, 2:] - boxes[:, :2]
        shaped = (sides >= max(_LEAST * breadth, _LETTER * page.size)).all(axis=1)
        shaped &= (sides <= _MOST * breadth).all(axis=1)
        in_line = np.abs(page.glyphs.centers[:, 0] - bar.box.center[0]) <= _OFF * breadth
        beyond = (view[:, 0] >= _APART_PX) & (view[:, 0] <= _AWAY * breadth)
        for number in np.flatnonzero(page.free & shaped & in_line & beyond).tolist():
            if _is_block(page, number):
                name = _beside(page, Box(*boxes[number].tolist()))
                found += [np.array([number]), name] if len(name) else []
    return np.concatenate(found) if found else np.zeros(0, dtype=np.int64)


def _is_block(page: Page, number: int) -> bool:
    """Whether a piece of ink is a rectangle, or the frame of one that is as pale as the page."""
    ink = page.glyphs.ink_of(number)
    # A frame of another tone may take the outermost pixels, or have some of its own beyond it.
    inner = ink[1:-1, 1:-1]
    sides = (
        ink[:2].any(axis=0),
        ink[-2:].any(axis=0),
        ink[:, :2].any(axis=1),
        ink[:, -2:].any(axis=1),
    )
    framed = min(float(side.mean()) for side in sides) >= _FULL
    # Bold letters that touch fill all four sides as well, and have strokes between them.
    within = ink[2:-2, 2:-2]
    framed = framed and (within.size == 0 or not _HOLLOW < float(within.mean()) < _FULL)
    full = bool(inner.size) and float(inner.mean()) >= _FULL
    return (full or (bool(inner.size) and framed)) and _has_one_color(page, number)


def _has_one_color(page: Page, number: int) -> bool:
    """Whether what is within the rim of a piece of ink has one color, as no blurred digit has."""
    x0, y0, x1, y1 = page.glyphs.boxes[number].astype(int).tolist()
    rim = max(2, round(_RIM * min(x1 - x0, y1 - y0)))
    within = page.layout.raster.rgb[y0 + rim : y1 - rim, x0 + rim : x1 - rim].reshape(-1, 3)
    if not within.size:
        return True
    off = np.abs(within - np.median(within, axis=0)).max(axis=1)
    return float((off <= _ONE_COLOR).mean()) >= _FULL


def _beside(page: Page, swatch: Box) -> IntArray:
    """Free glyphs in the line of a swatch, at its right or else at its left."""
    boxes, size = page.glyphs.boxes, page.size
    middle = (boxes[:, 1] + boxes[:, 3]) / 2
    level = page.free & (middle > swatch.y0) & (middle < swatch.y1)
    width = float(page.glyphs.labels.shape[1])
    band = swatch.y0 - size / 2, swatch.y1 + size / 2
    for blank, within in (
        (boxes[:, 0] - swatch.x1, Box(swatch.x1, band[0], width, band[1])),
        (swatch.x0 - boxes[:, 2], Box(0.0, band[0], swatch.x0, band[1])),
    ):
        first = np.flatnonzero(level & (blank > 0) & (blank <= _NEAR * size))
        if len(first):
            return grow(page, first, _BLANK * size, 0.5 * size, within)
    return np.zeros(0, dtype=np.int64)
