"""Words for a colour, as people write them: "dark blue", "bright red", "light grey".

They are reported beside a value and never decide anything.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from unheat.color.spaces import srgb_to_lab

# Lab hue angles in degrees where one colour word gives way to the next, going round.
_HUES: tuple[tuple[float, str], ...] = (
    (18.0, "pink"),
    (50.0, "red"),
    (74.0, "orange"),
    (112.0, "yellow"),
    (168.0, "green"),
    (220.0, "teal"),
    (263.0, "light blue"),
    (312.0, "blue"),
    (328.0, "purple"),
    (352.0, "magenta"),
    (360.0, "pink"),
)
_GREY_CHROMA = 8.0
_PALE_CHROMA = 25.0


def color_words(rgb: Sequence[float]) -> str:
    """Name an sRGB colour (0–255).

    >>> color_words((0, 0, 139)), color_words((255, 0, 0)), color_words((221, 220, 220))
    ('dark blue', 'bright red', 'light gray')

    The ends of matplotlib's RdBu_r and inferno:

    >>> color_words((103, 0, 31)), color_words((252, 255, 164))
    ('dark red', 'light yellow')
    """
    lightness, a, b = (float(x) for x in srgb_to_lab(np.asarray(rgb, dtype=float)))
    chroma = math.hypot(a, b)
    if lightness > 96 and chroma < _GREY_CHROMA:
        return "white"
    if lightness < 10 and chroma < 2 * _GREY_CHROMA:
        return "black"
    if chroma < _GREY_CHROMA:
        return f"{_shade(lightness)}gray"
    hue = math.degrees(math.atan2(b, a)) % 360.0
    name = next(word for limit, word in _HUES if hue <= limit)
    if name == "light blue":
        name = "blue"
    if name in ("orange", "yellow") and lightness < 55:
        return "dark brown" if lightness < 32 else "brown"
    if name == "pink" and hue <= _HUES[0][0] and lightness < 38:
        return "dark red"
    if name == "red" and lightness > 70:
        return "light pink" if lightness > 85 else "pink"
    if chroma < _PALE_CHROMA and 40 <= lightness <= 75:
        return f"grayish {name}"
    if chroma > 75 and 45 <= lightness <= 85:
        return f"bright {name}"
    return f"{_shade(lightness)}{name}"


def _shade(lightness: float) -> str:
    if lightness < 38:
        return "dark "
    return "light " if lightness > 75 else ""
