"""The heading of a column of row labels: the name of the rows where tables have it.

It stands over the labels of the rows, flush with them or on their middle, and over no column
of cells. On the line of the column labels it may be the name of these as well, as in the corner of
a table; a person is asked.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.model import Box
from unheat.text.axes import Side
from unheat.text.lines import Line, group_lines, split_line
from unheat.text.page import Page, bands, side_view
from unheat.text.titles import letter_height

# How far over the first label it stands at most, in distances between labels: on the line of the
# column labels, with a line between.
_REACH = 3.0
# Heights that differ by less than this share are of one size.
_ALIKE = 1.25
# A word is so many letter heights long at least.
_WORD = 1.5


def row_heading(page: Page, own: Box, side: Side, top: Side) -> tuple[Line, bool] | None:
    """(heading, whether it can name nothing else) over the labels of rows ``side``; claimed.

    ``own`` is the box of the cells and ``top`` what stands over them.
    """
    places = sorted(side.labels.places)
    labels = [line for place in places for line in side.labels.places[place]]
    heads = [line.box for lines in top.labels.places.values() for line in lines]
    if side.angle != 0.0 or len(places) < 2 or not heads:
        return None
    first = min(line.box.y0 for line in labels)
    tops = [line.center[1] for line in labels]
    pitch = (max(tops) - min(tops)) / (len(places) - 1)
    low, high = min(line.box.x0 for line in labels), max(line.box.x1 for line in labels)
    for line in _over(page, low, high, first):
        size = max(line.size, labels[0].size)
        apart = line.box.x1 <= own.x0 if side.side == "left" else line.box.x0 >= own.x1
        flush = min(
            abs(line.box.x0 - low),
            abs(line.box.x1 - high),
            abs(line.center[0] - (low + high) / 2),
        )
        if not apart or flush > 0.5 * size or first - line.box.y1 > _REACH * max(pitch, 2 * size):
            continue
        usual = float(np.median([letter_height(page.glyphs, label) for label in labels]))
        height = letter_height(page.glyphs, line)
        # Higher than the labels of the columns stand titles.
        if line.center[1] < min(box.y0 for box in heads):
            continue
        if max(height, usual) > _ALIKE * min(height, usual):
            continue
        page.claim(line.glyphs)
        return line, all(line.box.y0 >= box.y1 for box in heads)
    return None


def _over(page: Page, low: float, high: float, first: float) -> Sequence[Line]:
    """Free level lines over a column of labels, the nearest first."""
    column = Box(low, first, high, first + 1)
    view = side_view(page.glyphs.boxes, column, "top")
    index = np.flatnonzero(page.free & (view[:, 0] >= -1))
    lines = []
    for band in bands(view[index], index, 1.0):
        size = page.glyphs.text_size(band)
        for line in group_lines(page.glyphs, band, 0.0, size):
            parts = split_line(page.glyphs, line, 1.6 * size)
            lines += [part for part in parts if part.box.x1 > low and part.box.x0 < high]
    lines.sort(key=lambda line: -line.box.y1)
    # Letters of small print touch: a word may be one piece.
    return [line for line in lines[:1] if line.box.width >= _WORD * line.size]
