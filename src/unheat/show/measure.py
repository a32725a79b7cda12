"""How large text must be drawn to fill the box in which it was read.

The record keeps boxes, not fonts. Text is measured in matplotlib's own font metrics (no
renderer needed) and scaled until it fills its box, so a drawing keeps the source's
proportions and nothing overlaps that did not overlap in the source.
"""

from __future__ import annotations

import functools
import math
from typing import NamedTuple

from unheat.model import Box

FAMILY = "DejaVu Sans"
"""The one font that every matplotlib carries: drawings are the same on every machine."""


LINE_SPACING = 1.2
"""From baseline to baseline, in font sizes."""

MIDDLE = 0.36
"""From the middle of a capital letter or digit down to its baseline, in font sizes."""


FEW_LETTERS = 2
"""Shorter text is measured by its height."""

LINE_DESCENT = 0.236
"""How far a line of text reaches below its baseline whatever is written on it, in font sizes."""


class Extent(NamedTuple):
    """Ink of text at font size 1: the box, and how far it reaches above its first and below
    its last baseline."""

    width: float
    height: float
    ascent: float
    descent: float


@functools.lru_cache(maxsize=4096)
def extent(text: str) -> Extent:
    """Ink of text (lines parted by newlines) per unit of font size.

    >>> size = extent("GPT-4")
    >>> 2.5 < size.width < 3.5 and 0.7 < size.height < 0.8 and size.descent < 0.05
    True
    """
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    font = FontProperties(family=FAMILY, size=100.0)
    lines = [
        text_to_path.get_text_width_height_descent(line or " ", font, ismath=False)
        for line in text.split("\n")
    ]
    width = max(line[0] for line in lines) / 100.0
    ascent = max((lines[0][1] - lines[0][2]) / 100.0, 0.1)
    descent = max(lines[-1][2] / 100.0, 0.0)
    height = ascent + descent + LINE_SPACING * (len(lines) - 1)
    return Extent(width, height, ascent, descent)


def turned(size: Extent, turn: float) -> tuple[float, float]:
    """(width, height) of the upright box around text turned by ``turn`` degrees.

    Slanted text leaves corners of its own box empty, which takes half of its height at 45°.
    """
    cosine, sine = abs(math.cos(math.radians(turn))), abs(math.sin(math.radians(turn)))
    height = size.height * (1.0 - sine * cosine)
    return (size.width * cosine + height * sine, size.width * sine + height * cosine)


def room_below(text: str, size: float) -> float:
    """What a line of text keeps free below its ink: matplotlib measures pads from there."""
    return (LINE_DESCENT - min(extent(text).descent, LINE_DESCENT)) * size


def fit(text: str, box: Box, turn: float = 0.0, *, max_lines: int = 4) -> tuple[str, float]:
    """(text with line breaks as in the source, font size in px) that fills the box.

    A wrapped label is recorded with a space where the line broke; the number of lines is
    the one for which width and height of the box ask for the same font size.
    """
    if len(text) <= FEW_LETTERS and turn % 90 == 0 and text.strip():
        # Fonts differ most in how wide a single digit is.
        height = box.height if turn % 180 == 0 else box.width
        return text, height / extent(text).height
    best: tuple[float, str, float] | None = None
    for n_lines in range(1, min(max_lines, len(text.split())) + 1):
        wrapped = wrap(text, n_lines)
        width, height = turned(extent(wrapped), turn)
        by_width, by_height = box.width / width, box.height / height
        disagreement = abs(math.log(max(by_width, 1e-6) / max(by_height, 1e-6)))
        # Fonts differ in width; only a clear gain justifies another line break.
        disagreement += 0.15 * (n_lines - 1)
        if best is None or disagreement < best[0]:
            along = by_width if box.width * height > box.height * width else by_height
            # Wider letters than the source's may not make long text much longer.
            longest = (max(box.width, box.height) + 2.0) / max(width, height)
            best = (disagreement, wrapped, min(along, 1.15 * min(by_width, by_height), longest))
    if best is None:
        return text, box.height
    return best[1], best[2]


def wrap(text: str, n_lines: int) -> str:
    """Text over ``n_lines`` lines, broken at spaces so that the longest line is shortest.

    >>> wrap("Claude 2 Instant", 2)
    'Claude 2\\nInstant'
    """
    words = text.split()
    if n_lines <= 1 or len(words) < n_lines:
        return text
    if n_lines == 2 or len(words) > 12:
        return _wrap_greedily(words, n_lines)
    head = [
        (" ".join(words[:i]), wrap(" ".join(words[i:]), n_lines - 1))
        for i in range(1, len(words) - n_lines + 2)
    ]
    first, rest = min(head, key=lambda pair: extent("\n".join(pair)).width)
    return f"{first}\n{rest}"


def _wrap_greedily(words: list[str], n_lines: int) -> str:
    if n_lines == 2:
        options = [" ".join(words[:i]) + "\n" + " ".join(words[i:]) for i in range(1, len(words))]
        return min(options, key=lambda option: extent(option).width)
    per_line = math.ceil(len(words) / n_lines)
    return "\n".join(" ".join(words[i : i + per_line]) for i in range(0, len(words), per_line))
