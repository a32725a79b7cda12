"""The heading of a slide whose figure stands off it to one side: over nothing of the figure.

A slide has its heading at the margin, and text beside the figure. What is set much larger than
all other print, over all of it, and with nothing between it and the cells is what the slide
shows. Headings of a page of text have that text under them. Where no other print is left, as on a
page that holds a table and its heading, larger is enough.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.model import Box
from unheat.model.geometry import surround
from unheat.text.headline import level_lines
from unheat.text.left_over import letters_left
from unheat.text.lines import Line, group_lines
from unheat.text.page import Page
from unheat.text.pen_size import letter_height
from unheat.text.set_together import is_set_under
from unheat.text.sites import Site

_MUCH_LARGER = 1.6
"""So many times as high as usual print are the letters of such a heading."""

_LARGER = 1.2
"""And so many times as high as any other line over the figure."""


_MARGIN = 3.0
"""Titles that begin further left of the labels than this, in letter heights, may be a page's."""

_LEAST, _MOST, _WORDS, _SEVERAL = 0.45, 3.0, 4.0, 2
"""Letters are so high at least and so long at most, in letter heights, and lines of words so long;
so many lines are a text."""

_ALIKE, _FLUSH = 0.2, 0.5
"""Lines of one heading have letters of one size, and begin as near, in their height."""

_OVERLAP, _NEXT, _WIDE = 0.3, 2.2, 40.0
"""A line reaches so little into the next one, which ends so near under it, and is no longer than
this, in letter heights."""


def page_heading(page: Page, boxes: Sequence[Box], sites: Sequence[Site]) -> list[Line]:
    """The heading of a page over and beside a figure that has no title; it is claimed.

    ``boxes`` are those of the panels; titles of each of them are none of their figure. Empty
    where there is none.
    """
    titled = {site.owner for site in sites if site.role == "title"}
    if not boxes or (titled and len(titled) < len(boxes)):
        return []
    together = surround([*boxes, *(site.box for site in sites)])
    lines = level_lines(page, together)
    if not lines:
        return []
    at_margin = [] if titled or len(boxes) > 1 else _at_margin(page, lines, together)
    if at_margin:
        page.claim(at_margin[0].glyphs)
        return at_margin
    heights = [letter_height(page.glyphs, line) for line in lines]
    height = max(heights)
    tallest = lines[int(np.argmax(heights))]
    alike = [
        line
        for line, own in zip(lines, heights, strict=True)
        if own >= (1.0 - _ALIKE) * height and _is_flush(line, tallest, height)
    ]
    line = min(alike, key=lambda one: one.box.y0)
    found = [line, *_going_on(page, line, height)]
    own_glyphs = np.concatenate([one.glyphs for one in found])
    rest = [
        own
        for one, own in zip(lines, heights, strict=True)
        if not np.isin(one.glyphs, own_glyphs).any()
    ]
    left = np.setdiff1d(letters_left(page, sites), own_glyphs)
    # Nothing but its heading can be all the print of a page that belongs to no cell, label, title
    # or bar.
    larger = _MUCH_LARGER if len(left) or titled else _LARGER
    if height < max(larger * page.size, _LARGER * max(rest, default=0.0)):
        return []
    letters = page.glyphs.boxes[left]
    over = letters[:, 3] <= line.box.y1
    under = (letters[:, 1] >= line.box.y1) & (letters[:, 3] <= together.y0)
    between = under & (letters[:, 2] > together.x0) & (letters[:, 0] < together.x1)
    # Print that was claimed as text of the page belongs to what is headed just as well.
    claimed = page.glyphs.boxes[~page.free]
    text = (claimed[:, 1] >= line.box.y1) & (claimed[:, 3] <= together.y0)
    text &= (claimed[:, 2] > together.x0) & (claimed[:, 0] < together.x1)
    # What begins right of the middle is company of the figure: the name of a strip or of bars.
    aside = line.box.x0 >= together.center[0]
    if aside or over.any() or between.any() or text.any():
        return []
    page.claim(own_glyphs)
    return found


def _at_margin(page: Page, lines: Sequence[Line], figure: Box) -> list[Line]:
    """The title of a card at its margin: the topmost of all print and larger than any other, which
    ends before the ``figure``, and under it its subtitle and nothing else. Empty for none.
    """
    head, *rest = sorted(lines, key=lambda line: line.box.y0)
    height = letter_height(page.glyphs, head)
    least = [page.size, *(letter_height(page.glyphs, line) for line in rest)]
    x0, y0, x1, y1 = page.glyphs.boxes.T
    first = (y1 > head.box.y0).all() or not (y1 <= head.box.y0)[page.glyphs.height >= 3].any()
    beside = (y0 < head.box.y1) & (y1 > head.box.y0) & ((x0 > head.box.x1) | (x1 < head.box.x0))
    subtitles = all(is_set_under(page, line, head) for line in rest)
    large = height >= _LARGER * max(least) and head.box.x1 <= figure.x0 + figure.width / 2
    begins = head.box.x0 < figure.x0 - _MARGIN * head.size
    # Without a subtitle it may head anything, and over running text it does.
    card = subtitles and len(rest) == 1 and not len(page.text)
    if large and begins and first and card and not beside.any():
        return [head]
    return []


def is_at_margin(page: Page, site: Site, sites: Sequence[Site]) -> bool:
    """Whether a title begins far left of all labels and cells and is not much larger than usual
    print, or heads what is written beside the figure as well: it may be the heading of a page, or
    another text."""
    others = [one.box for one in sites if one.key != site.key]
    if site.role not in ("title", "figure-title") or not others or len(page.layout.panels) > 1:
        return False
    others += [panel.grid.box for panel in page.layout.panels]
    size = site.lines[0].size
    if site.box.x0 >= min(box.x0 for box in others) - _MARGIN * size:
        return False
    large = letter_height(page.glyphs, site.lines[0]) >= _MUCH_LARGER * page.size
    return not large or _heads_words(page, site, sites)


def _heads_words(page: Page, heading: Site, sites: Sequence[Site]) -> bool:
    """Whether lines of words that are nobody's begin under a heading, left of all of the figure."""
    cells = surround([panel.grid.box for panel in page.layout.panels])
    figure = surround([cells, *(site.box for site in sites if site.key != heading.key)])
    own = np.concatenate([line.glyphs for site in sites for line in site.lines])
    boxes = page.glyphs.boxes
    letters = page.glyphs.height >= _LEAST * page.size
    letters &= page.glyphs.extent <= _MOST * page.size
    letters[own] = False
    beside = letters & (boxes[:, 2] < figure.x0) & (boxes[:, 1] >= heading.box.y1)
    index = np.flatnonzero(beside & (boxes[:, 3] <= cells.y1))
    lines = group_lines(page.glyphs, index, 0.0, page.size) if len(index) else []
    return sum(line.box.width >= _WORDS * page.size for line in lines) >= _SEVERAL


def _is_flush(one: Line, other: Line, height: float) -> bool:
    return abs(one.box.x0 - other.box.x0) <= _FLUSH * height


def _going_on(page: Page, line: Line, height: float) -> list[Line]:
    """The lines in which a heading goes on: as large, flush with it and close under each other.

    ``height`` is that of its letters. They may stand beside the cells, where no title begins.
    """
    found: list[Line] = []
    last = line
    while True:
        x0, y0, x1, y1 = page.glyphs.boxes.T
        near = (y0 >= last.box.y1 - _OVERLAP * height) & (y1 <= last.box.y1 + _NEXT * height)
        level = near & (x1 > line.box.x0 - height) & (x0 < line.box.x0 + _WIDE * height)
        index = np.flatnonzero(page.free & level)
        if not len(index):
            return found
        one = max(group_lines(page.glyphs, index, 0.0, last.size), key=lambda own: len(own.glyphs))
        alike = abs(letter_height(page.glyphs, one) - height) <= _ALIKE * height
        if not alike or not _is_flush(one, line, height):
            return found
        found.append(one)
        last = one
