"""Numbers at an upright bar that reach past the corner of a panel.

Print beside a bar is looked for up to the panel next to it. In a clustered heatmap the bar stands
at the corner of the cells, and the last digit of "150" over them: without it, 15 is read.
"""

from __future__ import annotations

import numpy as np

from unheat.model import Bar
from unheat.text.ink import IntArray
from unheat.text.page import Page, side_view

_LETTER_GAP = 0.35
"""A letter follows the one before it within so many letter heights: a space is wider."""

_SHARED = 0.5
"""Share of its height that a letter has in common with the one before it."""


def past_corners(
    page: Page, bar: Bar, side: str, limit: float, slack: float, found: IntArray
) -> IntArray:
    """The glyphs ``found`` beside an upright bar, up to ``limit`` pixels from it and ``slack``
    beyond its ends, and those that go on with them beyond that, letter by letter, where no cells
    stand.
    """
    if bar.orientation != "vertical" or side not in ("left", "right") or not len(found):
        return found
    view = side_view(page.glyphs.boxes, bar.box, side)
    beyond = np.flatnonzero(page.free & (view[:, 1] > limit + 1) & (view[:, 0] > 0))
    obstacles = np.array([box.as_tuple() for box in page.obstacles(bar.box)]).reshape(-1, 4)
    own = page.glyphs.boxes[beyond][:, None]
    covered = (
        (np.minimum(own[..., 2], obstacles[:, 2]) > np.maximum(own[..., 0], obstacles[:, 0]))
        & (np.minimum(own[..., 3], obstacles[:, 3]) > np.maximum(own[..., 1], obstacles[:, 1]))
    ).any(axis=1)
    more = beyond[~covered]
    more = more[np.argsort(view[more, 0])]
    size = page.glyphs.text_size(found)
    start, end = bar.box.y0 - slack, bar.box.y1 + slack
    kept = found.tolist()
    for glyph in more.tolist():
        if view[glyph, 3] - view[glyph, 2] > 1.5 * size:
            continue
        # Letters of one number that touch are one piece, which begins beside the bar.
        if view[glyph, 0] < limit - 1 and start <= view[glyph, 2:].mean() <= end:
            kept.append(glyph)
            continue
        last = view[kept]
        gap = view[glyph, 0] - last[:, 1]
        shared = np.minimum(last[:, 3], view[glyph, 3]) - np.maximum(last[:, 2], view[glyph, 2])
        height = np.maximum(last[:, 3] - last[:, 2], view[glyph, 3] - view[glyph, 2])
        close = (gap <= _LETTER_GAP * size) & (gap > -0.5 * size)
        if (close & (shared >= _SHARED * height)).any():
            kept.append(glyph)
    return np.array(sorted(kept), dtype=found.dtype)
