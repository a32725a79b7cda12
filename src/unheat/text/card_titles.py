"""Titles at the left margin of each panel's part of a page, as the cards of a dashboard have.

Such a title begins over the labels of the rows and stands over no cells, so that one alone may be
the heading of anything. Where every panel has one, set alike and larger than other print, or larger
or bolder than the names of the columns, they are the titles of the panels.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.model import Box
from unheat.text.headline import is_on_bar, is_text
from unheat.text.lines import Line, group_lines, split_line
from unheat.text.page import Page, bands
from unheat.text.pen_size import (
    is_bold_beside,
    is_larger,
    letter_height,
    may_be_of_one_size,
    stroke_of,
)

_APART = 4.5
"""Texts of one level line are further apart than words, in letter heights."""

_WORDS = 1.6
"""Words of one text are closer, in letter heights."""

_LARGER = 1.1
"""Titles of cards are so many times as high as usual print: a pixel in nine tells sizes apart."""

_NEAR = 4.0
"""They stand so near over the cells, in their letter heights."""


def card_titles(page: Page, boxes: Sequence[Box]) -> dict[int, Line]:
    """Panel → its title at the left of its card, for all panels (``boxes``) or for none.

    The titles are claimed.
    """
    if len(boxes) < 2:
        return {}
    found: dict[int, Line] = {}
    for number, box in enumerate(boxes):
        over = _nearest_over(page, box)
        if over is None:
            return {}
        found[number] = over
    lines = list(found.values())
    places = {line.box.as_tuple() for line in lines}
    if len(places) < len(lines) or any(
        is_larger(page, one, other) for one in lines for other in lines
    ):
        return {}
    for line in lines:
        page.claim(line.glyphs)
    return found


def _nearest_over(page: Page, box: Box) -> Line | None:
    """The large line nearest over a panel's box that begins left of it; None where other print
    than names of columns stands over the cells as near.
    """
    glyphs = page.glyphs
    near = _NEAR * 3.0 * page.size
    above = (glyphs.boxes[:, 3] <= box.y0) & (glyphs.boxes[:, 3] >= box.y0 - near)
    over = above & (glyphs.boxes[:, 0] < box.x1)
    index = np.flatnonzero(page.free & over)
    names: list[Line] = []
    for band in bands(box.y0 - glyphs.boxes[index][:, [3, 1]], index, 1.0):
        size = glyphs.text_size(band)
        parts = [
            part
            for line in group_lines(glyphs, band, 0.0, size)
            for part in split_line(glyphs, line, _APART * size)
            if part.box.x1 > box.x0 - _reach(page, box) and is_text(glyphs, part, page.size)
        ]
        if not parts:
            continue
        (*others, last) = sorted(parts, key=lambda part: part.box.x0)
        if not names and _name_columns(page, parts, box):
            names = parts
            continue
        return None if others or not _is_title(page, last, box, names) else last
    return None


def _name_columns(page: Page, parts: Sequence[Line], box: Box) -> bool:
    """Whether texts are several, further apart than words, and stand over the cells alone."""
    texts = [one for part in parts for one in split_line(page.glyphs, part, _WORDS * part.size)]
    return len(texts) > 1 and all(
        one.box.x0 >= box.x0 - 0.5 * one.size and one.center[0] <= box.x1 for one in texts
    )


def _reach(page: Page, box: Box) -> float:
    """How far left of a panel its part of the page goes on: to what stands there, or the margin."""
    left = [
        one.x1
        for one in page.obstacles(box)
        if one.x1 <= box.x0 and one.y0 < box.y1 and one.y1 > box.y0
    ]
    return box.x0 - max(left, default=0.0)


def _is_title(page: Page, line: Line, box: Box, names: Sequence[Line]) -> bool:
    """Whether a line over a panel is set as titles of cards are; ``names`` are those of columns."""
    height = letter_height(page.glyphs, line)
    large = height >= _LARGER * page.size
    large |= bool(names) and all(_stands_out(page, line, name) for name in names)
    aside = line.box.x0 < box.x0 - line.size and line.center[0] < box.center[0] - line.size
    return aside and large and box.y0 - line.box.y1 <= _NEAR * height and not is_on_bar(page, line)


def _stands_out(page: Page, line: Line, name: Line) -> bool:
    """Whether a line is set larger than a name of columns, or bolder and about as large."""
    if is_larger(page, line, name):
        return True
    strokes = stroke_of(page.glyphs, line), stroke_of(page.glyphs, name)
    return is_bold_beside(*strokes) and may_be_of_one_size(page.glyphs, line, name)
