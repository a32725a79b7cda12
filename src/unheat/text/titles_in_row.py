"""Titles of panels in a row that leave no more room between each other than between their words.

Two long titles over panels side by side make one line, which would be the title of the figure. Of
one text over all panels no words stand on the middle of each of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from unheat.model import Box
from unheat.text.lines import Line, join_lines, split_line
from unheat.text.page import Page

_SPACE = 0.15
"""Words are further apart than the letters of one, in letter heights."""

_ON_MIDDLE, _ON_MIDDLE_PX = 0.15, 1.5
"""A title stands on the middle of its panel to this, in letter heights or in pixels."""

_LEVEL = 1.0
"""Panels of a row begin at one height to this, in letter heights."""


def own_title(page: Page, line: Line, own: Box, boxes: Sequence[Box]) -> Line:
    """The part of a level line that is the title of the panel ``own``, where each of the panels
    (``boxes``) below it has one on its middle; else the line.
    """
    row = sorted(
        (
            box
            for box in boxes
            if abs(box.y0 - own.y0) <= _LEVEL * line.size
            and line.box.x0 < box.center[0] < line.box.x1
        ),
        key=lambda box: box.x0,
    )
    if own not in row or len(row) < 2 or any(a.x1 > b.x0 for a, b in pairwise(row)):
        return line
    words = split_line(page.glyphs, line, _SPACE * line.size)
    found = _parted(words, [box.center[0] for box in row])
    if not found:
        return line
    start, end = found[row.index(own)]
    return join_lines(page.glyphs, words[start:end])


def _parted(
    words: Sequence[Line], middles: Sequence[float], start: int = 0
) -> list[tuple[int, int]]:
    """First word and end of each of the titles that stand on these ``middles`` (pixels), which
    take all words from ``start`` on; nothing where they do not.
    """
    if not middles:
        return []
    near = max(_ON_MIDDLE * words[0].size, _ON_MIDDLE_PX)
    ends = range(start + 1, len(words) - len(middles) + 2)
    for end in ends if len(middles) > 1 else [len(words)]:
        middle = (words[start].box.x0 + words[end - 1].box.x1) / 2
        if abs(middle - middles[0]) > near:
            continue
        rest = _parted(words, middles[1:], end)
        if len(rest) == len(middles) - 1:
            return [(start, end), *rest]
    return []
