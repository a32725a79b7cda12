"""A light card with round corners that throws a shadow on its wall: a window, a chart of a page.

About such a card the wall grows darker smoothly, and has no edge but that of the card. What is
lighter than the wall lies within it, and its sides are of one color but for their rounded ends.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.components import components
from unheat.medians import median_level

Color = tuple[float, float, float]
Picture = npt.NDArray[np.uint8]
BoolArray = npt.NDArray[np.bool_]
FloatArray = npt.NDArray[np.float64]

_PAPER, _LIGHTER, _SAME = 160.0, 4.0, 2.0
"""A card is light in all channels, lighter than its wall by so many levels, and of one color."""

_SMALLEST = 0.25
"""Share of the picture that a card takes at least."""

_SMOOTH, _FADES, _TINT = 10, 6, 12.0
"""Levels by which two pixels of a shadow side by side differ at most, by which the wall is darker
where there is one, and by which a shadow changes the hue of the wall at most."""

_WALL = 0.5
"""Share of the picture's border that has exactly the color of the wall."""

_CORNER = 0.12
"""Share of the smaller side of a card that a round corner takes at most."""

_BARE = 0.97
"""Share of a side between its corners that has the card's color: print may be cut by it."""

_LINES = 2
"""Lines of pixels from the edge of a card inwards that are bare; the first one is blended."""


def shaded_card(rgb: Picture, wall: Color) -> tuple[BoolArray, FloatArray] | None:
    """Where a card lies in a picture (h, w, 3), as a mask (h, w) without the corners that its wall
    has, and its color (3,), 0–255; None where there is none with a shadow on a ``wall`` (0–255)."""
    ground = np.array(wall)
    if ground.max() > 255.0 - _LIGHTER:
        # Nothing is lighter than a page of paper.
        return None
    border = np.concatenate([rgb[0], rgb[-1], rgb[:, 0], rgb[:, -1]]).astype(np.float64)
    if (most(np.abs(border - ground)) <= _SAME).mean() < _WALL:
        return None
    lighter = cv2.inRange(rgb, np.ceil(ground + _LIGHTER), np.full(3, 255.0)) > 0
    rows, columns = (np.flatnonzero(lighter.any(axis=axis)) for axis in (1, 0))
    if not len(rows):
        return None
    x0, y0, x1, y1 = int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1
    height, width = rgb.shape[:2]
    if min(x0, y0, width - x1, height - y1) < 1:
        return None
    if (x1 - x0) * (y1 - y0) < _SMALLEST * height * width:
        return None
    corner = max(2, round(_CORNER * min(x1 - x0, y1 - y0)))
    inside = rgb[y0:y1, x0:x1]
    color = _color_of_sides(inside, corner)
    if color is None or color.min() < _PAPER or color.mean() < ground.mean() + _LIGHTER:
        return None
    outside = np.ones((height, width), dtype=np.bool_)
    outside[y0:y1, x0:x1] = False
    if not _is_shadow(rgb, outside, ground):
        return None
    mask = ~outside
    mask[y0:y1, x0:x1] &= ~_corners(most(np.abs(inside - color)) > _SAME, corner)
    return mask, color


def _color_of_sides(inside: Picture, corner: int) -> FloatArray | None:
    """The one color (3,) of all four sides of a card between its corners, None without one."""
    turned = inside.transpose(1, 0, 2)
    sides = [
        lines[1 : 1 + _LINES, corner:-corner]
        for lines in (inside, inside[::-1], turned, turned[::-1])
    ]
    if min(side.shape[1] for side in sides) < 1:
        return None
    color: FloatArray = median_level(sides[0][0], axis=0)
    bare = [(most(np.abs(line - color)) <= _SAME).mean() for side in sides for line in side]
    return color if min(bare) >= _BARE else None


def _is_shadow(rgb: Picture, outside: BoolArray, ground: FloatArray) -> bool:
    """Whether what is outside of a card grows darker than its wall, smoothly, without a hue of its
    own: no print stands there, and no picture."""
    levels = rgb.astype(np.int16)
    steps = [
        most(np.abs(np.diff(levels, axis=axis)))[
            outside.take(range(1, size), axis=axis) & outside.take(range(size - 1), axis=axis)
        ]
        for axis, size in ((0, rgb.shape[0]), (1, rgb.shape[1]))
    ]
    if max(int(step.max(initial=0)) for step in steps) > _SMOOTH:
        return False
    darker = ground - levels[outside]
    share = darker / np.maximum(ground, 1.0)
    fade = share.mean(axis=1, keepdims=True)
    tint = np.abs(darker - fade * ground).max(initial=0.0)
    return bool(tint <= _TINT and darker.max(initial=0.0) >= _FADES)


def _corners(off: BoolArray, corner: int) -> BoolArray:
    """Pixels (h, w) ``off`` the color of a card that run on to one of its corners, within those."""
    found = np.zeros_like(off)
    for rows in (slice(None, corner), slice(-corner, None)):
        for columns in (slice(None, corner), slice(-corner, None)):
            part = off[rows, columns]
            at = (0 if rows.start is None else -1, 0 if columns.start is None else -1)
            if part[at]:
                pieces = components(part)
                found[rows, columns] |= pieces.labels == pieces.labels[at]
    return found
