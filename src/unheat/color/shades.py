"""Whether words for a color can be said of it: "dark blue", "orange-red", "pale".

People name colors loosely, and the same color goes by several names, so this asks only whether
words are possible: every basic word has a stretch of hues with wide margins, and words such as
"dark" and "pale" rule out only what is clearly the other. The stretches are held against the
names that people gave in the color survey of xkcd (``tests/unit/color/test_shades.py``).
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from unheat.color.spaces import srgb_to_lab


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shade:
    """A stretch of Lab: hues in degrees from ``start`` round to ``end``, chroma, lightness."""

    start: float = 0.0
    end: float = 360.0
    chroma: tuple[float, float] = (8.0, 200.0)
    lightness: tuple[float, float] = (0.0, 100.0)


_GRAY = (0.0, 20.0)
_SHADES: dict[str, _Shade] = {
    "red": _Shade(start=350, end=60, chroma=(18, 200)),
    "orange": _Shade(start=35, end=85, chroma=(16, 200), lightness=(35, 100)),
    "yellow": _Shade(start=68, end=122, chroma=(12, 200), lightness=(45, 100)),
    "green": _Shade(start=95, end=200, chroma=(6, 200)),
    "teal": _Shade(start=165, end=250, chroma=(6, 200), lightness=(15, 95)),
    "cyan": _Shade(start=165, end=260, chroma=(8, 200), lightness=(40, 100)),
    "blue": _Shade(start=205, end=318, chroma=(6, 200)),
    "purple": _Shade(start=285, end=356, chroma=(8, 200)),
    "magenta": _Shade(start=315, end=15, chroma=(25, 200)),
    "pink": _Shade(start=315, end=65, chroma=(8, 200), lightness=(35, 100)),
    "brown": _Shade(start=25, end=105, chroma=(6, 75), lightness=(5, 68)),
    "beige": _Shade(start=20, end=120, chroma=(0.5, 50), lightness=(55, 100)),
    "gray": _Shade(chroma=_GRAY, lightness=(8, 100)),
    "white": _Shade(chroma=(0, 22), lightness=(84, 100)),
    "black": _Shade(chroma=(0, 30), lightness=(0, 28)),
}
_SAME = {
    **dict.fromkeys(("crimson", "scarlet", "vermilion", "ruby"), "red"),
    **dict.fromkeys(("grey", "grayish", "greyish", "silver"), "gray"),
    **dict.fromkeys(("turquoise", "aqua"), "cyan"),
    **dict.fromkeys(("violet", "indigo", "plum", "mauve", "lavender", "lilac"), "purple"),
    **dict.fromkeys(("fuchsia", "raspberry"), "magenta"),
    **dict.fromkeys(("rose",), "pink"),
    **dict.fromkeys(("cream", "tan", "ivory", "sand", "peach"), "beige"),
    **dict.fromkeys(("gold", "golden", "amber", "mustard", "lemon"), "yellow"),
    **dict.fromkeys(("lime", "olive", "mint", "emerald", "chartreuse"), "green"),
    **dict.fromkeys(("coral", "salmon"), "pink"),
    **dict.fromkeys(("navy", "azure", "cobalt"), "blue"),
    **dict.fromkeys(("maroon", "burgundy"), "red"),
    **dict.fromkeys(("rust", "chocolate"), "brown"),
}
_WIDER = {"coral": ("orange", "red"), "salmon": ("orange", "red"), "peach": ("orange", "pink")}
"""Words that stand between two basic ones."""

_DARK = {"dark", "deep", "darker", "darkest", "deepest", "navy", "maroon", "burgundy"}
_LIGHT = {"light", "pale", "lighter", "lightest", "faint", "pastel", "soft", "cream", "ivory"}
_BRIGHT = {"bright", "vivid", "saturated", "intense", "strong", "brightest", "brilliant"}
_DARKEST, _LIGHTEST = 64.0, 50.0
"""Lightness above which nothing is dark, and below which nothing is light ..."""

_BRIGHT_BY_NATURE = {"yellow": 80.0, "orange": 72.0, "cyan": 80.0, "beige": 80.0, "pink": 72.0}
"""... but for words whose colors are light: a dark yellow is as light as a light blue."""

_PALEST = 0.3
"""Share of a word's least chroma that is enough where it is called light."""

_DULL = 28.0
"""Chroma below which nothing is bright; white and black have no say in it."""


def agrees(words: str, rgb: Sequence[float]) -> bool | None:
    """Whether words can be said of an sRGB color (0–255); None where they name no color.

    Of several words ("orange-red", "blue to purple") the color may be any, or lie between.

    >>> agrees("dark blue", (59, 76, 192)), agrees("dark blue", (180, 4, 38))
    (True, False)
    >>> agrees("orange-red", (255, 69, 0)), agrees("the highest of its row", (255, 69, 0))
    (True, None)
    """
    said = re.findall(r"[a-z]+", words.lower())
    names = [name for word in said for name in _names(word)]
    modified = [word for word in said if word in _DARK | _LIGHT | _BRIGHT]
    if not names and not (modified and "color" in words.replace("colour", "color").lower()):
        return None
    lightness, a, b = (float(x) for x in srgb_to_lab(np.asarray(rgb, dtype=float)))
    chroma, hue = math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360.0
    least = _PALEST if any(word in _LIGHT for word in modified) else 1.0
    shades = [
        replace(shade, chroma=(least * shade.chroma[0], shade.chroma[1]))
        for shade in (_SHADES[name] for name in dict.fromkeys(names))
    ]
    fits = not shades or any(_within(shade, lightness, chroma, hue) for shade in shades)
    if not fits and len(shades) == 2:
        fits = _between(shades[0], shades[1], lightness, chroma, hue)
    darkest = max([_DARKEST, *(_BRIGHT_BY_NATURE.get(name, 0.0) for name in names)])
    return fits and not _denied(modified, lightness, chroma, darkest)


def _names(word: str) -> tuple[str, ...]:
    """The basic words that a word is: "reddish" → red, "greys" → gray."""
    for stem in (word, word.removesuffix("s"), word.removesuffix("ish"), word.removesuffix("y")):
        for name in (stem, f"{stem}e", stem[:-1] if stem[-2:-1] == stem[-1:] else stem):
            if name in _WIDER:
                return (_SAME[name], *_WIDER[name])
            if name in _SHADES or name in _SAME:
                return (_SAME.get(name, name),)
    return ()


def _within(shade: _Shade, lightness: float, chroma: float, hue: float) -> bool:
    if not shade.chroma[0] <= chroma <= shade.chroma[1]:
        return False
    if not shade.lightness[0] <= lightness <= shade.lightness[1]:
        return False
    return _turned(hue, shade.start) <= _turned(shade.end, shade.start) or shade.end == 360.0


def _between(one: _Shade, two: _Shade, lightness: float, chroma: float, hue: float) -> bool:
    """Whether a color lies between two shades, the short way round the hues."""
    low = min(one.lightness[0], two.lightness[0]), max(one.lightness[1], two.lightness[1])
    thin = min(one.chroma[0], two.chroma[0]), max(one.chroma[1], two.chroma[1])
    if not (low[0] <= lightness <= low[1] and thin[0] <= chroma <= thin[1]):
        return False
    spans = ((one.start, two.end), (two.start, one.end))
    start, end = min(spans, key=lambda span: _turned(span[1], span[0]))
    return _turned(hue, start) <= _turned(end, start)


def _denied(modified: Sequence[str], lightness: float, chroma: float, darkest: float) -> bool:
    dark = any(word in _DARK for word in modified)
    light = any(word in _LIGHT for word in modified)
    bright = any(word in _BRIGHT for word in modified)
    if dark and not light and lightness > darkest:
        return True
    if light and not dark and lightness < _LIGHTEST:
        return True
    return bright and not light and not dark and chroma < _DULL and lightness < 90.0


def _turned(hue: float, start: float) -> float:
    return (hue - start) % 360.0
