"""Numbers of the lines of a manuscript, at its margin: they count the page and name no row.

They stand one under the other from above the figure to below it, as far from each other as the
lines of the text, with nothing between them and the edge of the picture. Level with a line of text
they would make a row of labels of it.
"""

from __future__ import annotations

import numpy as np

from unheat.model import Box
from unheat.text.ink import IntArray
from unheat.text.page import Page, bands

_FEWEST, _BEYOND = 8, 4
"""Numbers of a page, and those over and under the figure together, one on either side at least."""

_DIGITS, _EVEN, _MOSTLY = 4, 2.0, 0.8
"""Digits of a number at most, whose heights differ by so many pixels in so many numbers."""

_GUTTER, _WIDEST = 0.7, 4.0
"""Blank between the numbers and the text at least, and their width at most, in letter heights."""

_OFF_PX, _REGULAR = 2.0, 0.9
"""Pixels by which a number stands off the pitch of its lines, and the share that keeps it."""


def line_numbers(page: Page, together: Box) -> IntArray:
    """Glyphs of the numbers of lines at the left and the right margin of a page about the figures
    in the box ``together``."""
    free = np.flatnonzero(page.free)
    if len(free) < _FEWEST:
        return np.zeros(0, dtype=np.int64)
    boxes = page.glyphs.boxes[free]
    found = []
    for start, end in ((boxes[:, 0], boxes[:, 2]), (-boxes[:, 2], -boxes[:, 0])):
        order = np.argsort(start, kind="stable")
        gaps = start[order][1:] - np.maximum.accumulate(end[order])[:-1]
        wide = np.flatnonzero(gaps >= _GUTTER * page.size)
        if not len(wide):
            continue
        column = order[: wide[0] + 1]
        if np.ptp([start[column].min(), end[column].max()]) > _WIDEST * page.size:
            continue
        if _count_lines(page, free[column], together):
            found.append(free[column])
    return np.concatenate(found) if found else np.zeros(0, dtype=np.int64)


def _count_lines(page: Page, column: IntArray, together: Box) -> bool:
    boxes = page.glyphs.boxes
    rows = sorted(bands(boxes[column][:, [1, 3]], column, 0.0), key=lambda row: boxes[row, 1].min())
    if len(rows) < _FEWEST:
        return False
    even = [np.ptp(page.glyphs.height[row]) <= _EVEN for row in rows]
    if max(map(len, rows)) > _DIGITS or np.mean(even) < _MOSTLY:
        return False
    feet = np.array([boxes[row, 3].max() for row in rows])
    heads = np.array([boxes[row, 1].min() for row in rows])
    above, below = int((feet <= together.y0).sum()), int((heads >= together.y1).sum())
    if min(above, below) < 1 or above + below < _BEYOND:
        return False
    steps = np.diff(feet)
    pitch = float(np.median(steps))
    lines = np.maximum(np.round(steps / pitch), 1.0) if pitch > 0 else steps
    return bool((np.abs(steps - lines * pitch) <= _OFF_PX).mean() >= _REGULAR)
