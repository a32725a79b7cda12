"""Print in line with a label on a slope, or an upright one, that is nobody's: it may be its rest.

Words of a typewriter stand so far apart that the outer ones are left over ("support" for "Customer
support"), and a label without its first word looks whole.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.text.ink import FloatArray
from unheat.text.lines import turned_extents
from unheat.text.page import Page
from unheat.text.sites import Site

_WORDS, _ON_LINE = 2.5, 0.6
"""Words of one label are so far apart at most, in letter heights, and share so much of the height
of the lower one."""

_LETTERS, _SMALL, _BETWEEN = 3, 0.5, 0.6
"""Letters of a word, which are no lower than this and no further apart, in letter heights; lines of
a caption, which run level, have no more than two side by side there."""

_UPRIGHT_WORDS, _WORD_LONG = 1.0, 1.5
"""Words of an upright label are so far apart at most, and such a piece of touching letters is so
long at least, in letter heights: below these names stand groups and titles."""

_NEAR = 10.0
"""A word that is next to a label lies within so many letter heights of its box."""


def with_rest_in_line(page: Page, sites: Sequence[Site]) -> set[str]:
    """Keys of labels on a slope, and of upright ones of columns, that free print goes on with, on
    their line."""
    found = set[str]()
    free = np.flatnonzero(page.free)
    boxes = page.glyphs.boxes[free]
    for site in sites:
        line = site.lines[0]
        upright = site.role == "column" and line.angle % 180 == 90.0
        on_slope = site.role in ("row", "column") and line.angle % 90 != 0.0
        if len(site.lines) > 1 or not (on_slope or upright):
            continue
        room = _NEAR * line.size
        near = (boxes[:, 2] > line.box.x0 - room) & (boxes[:, 0] < line.box.x1 + room)
        near &= (boxes[:, 3] > line.box.y0 - room) & (boxes[:, 1] < line.box.y1 + room)
        near &= page.glyphs.height[free] >= _SMALL * line.size
        if not near.any():
            continue
        start, low, end, high = turned_extents(page.glyphs, free[near], line.angle).T
        shared = np.minimum(high, line.across[1]) - np.maximum(low, line.across[0])
        level = shared >= _ON_LINE * np.minimum(high - low, line.across[1] - line.across[0])
        apart = np.maximum(start - line.along[1], line.along[0] - end)
        reach = _UPRIGHT_WORDS if upright else _WORDS
        next_to = level & (apart >= 0.0) & (apart <= reach * line.size)
        if not next_to.any():
            continue
        # Upright letters of small print touch: one piece is a word.
        long = float((end - start)[next_to].max()) >= _WORD_LONG * line.size and upright
        if long or _longest_run(start[level], end[level], line.size) >= _LETTERS:
            found.add(site.key)
    return found


def _longest_run(start: FloatArray, end: FloatArray, size: float) -> int:
    """How many pieces of print that begin and end so along a line, each (n,), follow closely."""
    order = np.argsort(start)
    longest, run = 0, 0
    reached = -np.inf
    for first, last in zip(start[order], end[order], strict=True):
        run = run + 1 if first - reached <= _BETWEEN * size else 1
        longest, reached = max(longest, run), max(reached, last)
    return longest
