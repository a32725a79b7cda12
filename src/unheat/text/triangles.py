"""Filled triangles beside numbers, which say that these rose or fell: "▲ 0.74", "▼ -7.32".

To readers they are an "A", a "4" or a caret. But no sign of a number is full and grows line by line
from a tip to a base.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]

TRIANGLE_UP, TRIANGLE_DOWN = "▲", "▼"

HIGH, WIDE = 0.45, (0.7, 1.8)
"""A triangle is so high at least, in heights of the digits, and so wide, in heights of its own."""

_LEAST_PX = 5
"""Of a lower one nothing tells."""

_INK = 0.35
"""Coverage of what is ink."""

_PLAIN, _BLACK = 0.6, 0.9
"""The coverage that most of a piece has, and that of print in the color of the digits."""

_TIP, _BASE = 0.4, 0.7
"""The tip and the base, in widths of the whole."""

_GROWN = 0.5
"""From first line to last a triangle grows by this share of its width at least: a slender 1 with a
foot has a tip and a base, and a stem between them that does not grow."""

_OFF_PX, _OFF = 0.8, 0.1
"""So far a line's width may be off that of a triangle, in pixels and in widths of the whole."""


def triangle(ink: FloatArray) -> str:
    """The triangle that a piece of ink (h, w; coverage 0–1) is, or nothing.

    >>> half = np.tril(np.ones((8, 8)))
    >>> up = np.hstack([half[:, ::-1], half])
    >>> triangle(up), triangle(up[::-1])
    ('▲', '▼')
    >>> triangle(np.ones((8, 8))), triangle(0.6 * up)
    ('', '▲')
    """
    ink = _as_black(ink)
    if min(ink.shape) < _LEAST_PX or not _are_full(ink > _INK):
        return ""
    if _points_up(ink):
        return TRIANGLE_UP
    return TRIANGLE_DOWN if _points_up(ink[::-1]) else ""


def _as_black(ink: FloatArray) -> FloatArray:
    """The coverage of a piece that has one paler color than the digits beside it, as green and red
    ones have, as if it had theirs."""
    inked = ink[ink > _INK]
    if not inked.size:
        return ink
    plain = float(np.quantile(inked, _PLAIN))
    return ink if plain >= _BLACK else np.minimum(ink / plain, 1.0)


def _are_full(lines: npt.NDArray[np.bool_]) -> bool:
    """Whether the ink of no line (h, w) has a gap: it begins once at most."""
    begins = lines[:, 0] + np.count_nonzero(lines[:, 1:] & ~lines[:, :-1], axis=1)
    return bool(begins.max() <= 1)


def _points_up(ink: FloatArray) -> bool:
    """Whether each line of a piece is wider than the one above as in a triangle that stands on its
    base."""
    across = ink.sum(axis=1)
    whole = float(ink.shape[1])
    # The rim of the tip and of the base are parts of lines.
    inner = across[1:-1] if len(across) > _LEAST_PX else across
    if inner[0] > _TIP * whole or across.max() < _BASE * whole:
        return False
    places = np.arange(len(inner), dtype=np.float64)
    slope, first = np.polyfit(places, inner, 1)
    if slope * len(across) < _GROWN * whole:
        return False
    off = np.abs(inner - (first + slope * places)).max()
    middles = (ink @ np.arange(ink.shape[1])) / np.maximum(across, 1e-6)
    upright = np.abs(middles[across > 1.0] - (whole - 1) / 2).max(initial=0.0)
    return bool(max(off, upright) <= max(_OFF_PX, _OFF * whole))
