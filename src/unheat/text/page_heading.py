"""The heading of a slide whose figure stands off it to one side: over nothing of the figure.

A slide has its heading at the margin, and text beside the figure. What is set much larger than
all other print, over all of it, and with nothing between it and the cells is what the slide
shows. Headings of a page of text have that text under them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.model import Box
from unheat.text.headline import level_lines
from unheat.text.left_over import letters_left
from unheat.text.lines import Line
from unheat.text.over_panels import surround
from unheat.text.page import Page
from unheat.text.pen_size import letter_height
from unheat.text.sites import Site

_MUCH_LARGER = 1.6
"""So many times as high as usual print are the letters of such a heading."""

_LARGER = 1.2
"""And so many times as high as any other line over the figure."""


def page_heading(page: Page, boxes: Sequence[Box], sites: Sequence[Site]) -> list[Line]:
    """The heading of a page in one line over and beside a figure that has no title; it is claimed.

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
    heights = [letter_height(page.glyphs, line) for line in lines]
    tallest = int(np.argmax(heights))
    line, height = lines[tallest], heights.pop(tallest)
    if height < max(_MUCH_LARGER * page.size, _LARGER * max(heights, default=0.0)):
        return []
    letters = page.glyphs.boxes[np.setdiff1d(letters_left(page, sites), line.glyphs)]
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
    page.claim(line.glyphs)
    return [line]
