"""The heading of a column of row labels: the name of the rows where tables have it.

It stands over the labels of the rows, flush with them or on their middle, and over no column
of cells. On the line of the column labels it may be the name of these as well, as in the corner of
a table; a person is asked.
"""

from __future__ import annotations

import numpy as np

from unheat.model import Box
from unheat.text.axes import Side
from unheat.text.headline import lines_over
from unheat.text.lines import Line
from unheat.text.page import Page, whole
from unheat.text.sites import Site
from unheat.text.titles import letter_height

# How far over the first label it stands at most, in distances between labels: on the line of the
# column labels, with a line between.
_REACH = 3.0
# Heights that differ by less than this share are of one size.
_ALIKE = 1.25
# A word is so many letter heights long at least.
_WORD = 1.5


def heading_sites(page: Page, number: int, side: Side, top: Side) -> list[Site]:
    """The name of the rows where it heads the column of their labels."""
    panel = page.layout.panels[number]
    found = row_heading(page, whole(panel.grid.box, panel.frame), side, top)
    if found is None:
        return []
    line, sure = found
    role, turns = "row-title", (0.0,)
    return [
        Site(role=role, owner=number, index=0, lines=(line,), turns=turns, side="top", sure=sure)
    ]


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
    line = _over(page, low, high, first)
    if line is None:
        return None
    size = max(line.size, labels[0].size)
    apart = line.box.x1 <= own.x0 if side.side == "left" else line.box.x0 >= own.x1
    flush = min(
        abs(line.box.x0 - low),
        abs(line.box.x1 - high),
        abs(line.center[0] - (low + high) / 2),
    )
    if not apart or flush > 0.5 * size or first - line.box.y1 > _REACH * max(pitch, 2 * size):
        return None
    # Higher than the labels of the columns stand titles.
    if line.center[1] < min(box.y0 for box in heads):
        return None
    usual = float(np.median([letter_height(page.glyphs, label) for label in labels]))
    height = letter_height(page.glyphs, line)
    if max(height, usual) > _ALIKE * min(height, usual):
        return None
    page.claim(line.glyphs)
    return line, all(line.box.y0 >= box.y1 for box in heads)


def _over(page: Page, low: float, high: float, first: float) -> Line | None:
    """The nearest free level line over a column of labels, if it may be a word."""
    lines = [
        line
        for line in lines_over(page, Box(low, first, high, first + 1))
        if line.box.x1 > low and line.box.x0 < high
    ]
    nearest = max(lines, key=lambda line: line.box.y1, default=None)
    # Letters of small print touch: a word may be one piece.
    if nearest is None or nearest.box.width < _WORD * nearest.size:
        return None
    return nearest
