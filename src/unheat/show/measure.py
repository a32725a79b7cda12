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


class Extent(NamedTuple):
    """Width and height of text at size 1, and how far its lines are apart."""

    width: float
    height: float


@functools.lru_cache(maxsize=4096)
def extent(text: str) -> Extent:
    """Ink width and height of text (lines parted by newlines) per unit of font size.

    >>> wide, high = extent("GPT-4")
    >>> 2.5 < wide < 3.5 and 0.6 < high < 0.9
    True
    """
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    font = FontProperties(family=FAMILY, size=100.0)
    lines = text.split("\n")
    measured = [
        text_to_path.get_text_width_height_descent(line or " ", font, ismath=False)
        for line in lines
    ]
    # Ink of one line without room for what is not there: digits have no descender.
    width = max(line[0] for line in measured) / 100.0
    height = measured[-1][1] / 100.0 + LINE_SPACING * (len(lines) - 1)
    return Extent(width, max(height, 0.1))


LINE_SPACING = 1.2


def turned(size: Extent, turn: float) -> Extent:
    """Extent of the upright box around text turned by ``turn`` degrees."""
    cosine, sine = abs(math.cos(math.radians(turn))), abs(math.sin(math.radians(turn)))
    return Extent(
        size.width * cosine + size.height * sine, size.width * sine + size.height * cosine
    )


def fit(text: str, box: Box, turn: float = 0.0) -> tuple[str, float]:
    """(text with line breaks as in the source, font size in px) that fills the box.

    A wrapped label is recorded with a space where the line broke; the number of lines is
    the one for which width and height of the box ask for the same font size.
    """
    best: tuple[float, str, float] | None = None
    for n_lines in range(1, min(4, len(text.split())) + 1):
        wrapped = wrap(text, n_lines)
        size = turned(extent(wrapped), turn)
        by_width, by_height = box.width / size.width, box.height / size.height
        disagreement = abs(math.log(max(by_width, 1e-6) / max(by_height, 1e-6)))
        # Fonts differ in width; only a clear gain justifies another line break.
        disagreement += 0.15 * (n_lines - 1)
        if best is None or disagreement < best[0]:
            along = by_width if box.width * size.height > box.height * size.width else by_height
            best = (disagreement, wrapped, min(along, 1.15 * min(by_width, by_height)))
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
