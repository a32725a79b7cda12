"""Where a label on a slope ends: what stands further on in its line is the title of the axis.

Lines on a slope go on under the next labels, and one of them leads to the title in the middle of
the axis, which stands as near to the longest label as a line does, and far from the end of its own.
"""

from __future__ import annotations

from unheat.model import Box
from unheat.text.lines import Line, split_line
from unheat.text.page import Page, side_view

_FAR = 2.0
"""Blank within a line, in letter heights, that no label has."""

_LEAST = 3
"""So many labels on a slope tell that what only one of them has is not a part of it."""


def without_title_beyond(page: Page, own: Box, side: str, lines: list[Line]) -> list[Line]:
    """Labels on a slope, the one without what stands far off in its line, where one alone has it.

    ``own`` is the panel that they stand at one ``side`` of. Lines of other angles stay.
    """
    if len(lines) < _LEAST or any(line.angle % 90 == 0.0 for line in lines):
        return lines
    parted = [split_line(page.glyphs, line, _FAR * line.size) for line in lines]
    far = [number for number, parts in enumerate(parted) if len(parts) > 1]
    if len(far) != 1:
        return lines
    near = [
        float(side_view(page.glyphs.boxes[part.glyphs], own, side)[:, 0].min())
        for part in parted[far[0]]
    ]
    nearest = parted[far[0]][near.index(min(near))]
    return [nearest if number == far[0] else line for number, line in enumerate(lines)]
