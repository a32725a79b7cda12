"""Whose a title over several panels is: of all of them, or of the one that it stands over.

Figures on one page are lettered, and a letter stands over all of its figure: what is set under
the letters of a page is the title of one of its figures, and not of the page.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.model import Box
from unheat.text.lines import Line, group_lines, split_line
from unheat.text.over_panels import surround
from unheat.text.page import Page, bands
from unheat.text.sites import Site

_TAG = 2.2
"""The letter of a figure, with its brackets, is shorter than so many of its heights."""

_LEAST_PX = 5.0
"""And so high."""

_ALONE = 1.6
"""Blank beside a lone letter, in letter heights."""

_IN_LINE, _ONE_SIZE = 0.5, 1.2
"""Letters stand level or one under the other to this share of their height, and are of one size:
a capital is no taller than a bracket by more."""


def title_of_one(
    page: Page, lines: Sequence[Line], boxes: Sequence[Box], sites: Sequence[Site]
) -> Site | None:
    """The lines over all panels as the title of one of them; None where they are that of all.

    ``boxes`` are those of the panels. Under letters of figures a title is that of the panel it
    stands over. Where other panels have titles, and the one that it stands over alone has none,
    either may be meant, and it is not sure.
    """
    if len(boxes) < 2 or not lines:
        return None
    block = surround([line.box for line in lines])
    around = [
        surround([box, *(site.box for site in sites if _is_of(page, site, number))])
        for number, box in enumerate(boxes)
    ]
    slack = lines[-1].size
    under = [
        number
        for number, box in enumerate(around)
        if box.x0 - slack <= block.x0 and block.x1 <= box.x1 + slack
        if block.y1 <= boxes[number].y0 + slack
    ]
    titled = {site.owner for site in sites if site.role == "title"}
    if not under or (owner := min(under, key=lambda number: boxes[number].y0)) in titled:
        return None
    above = [number for number in titled if boxes[number].y0 <= block.y0]
    if above:
        return None
    sure = _is_under_letter(page, block, boxes)
    if not sure and not titled:
        return None
    return Site(role="title", owner=owner, index=0, lines=tuple(lines), sure=sure)


def may_be_of_all(title: Site | None) -> tuple[tuple[str, int, Box], ...]:
    """(role, owner, place) of the figure's title, to be asked about where that of one may be it."""
    return () if title is None or title.sure else (("figure-title", 0, title.box),)


def _is_of(page: Page, site: Site, number: int) -> bool:
    """Whether a text stands beside a panel or its bar."""
    if site.role in ("tick", "key", "bar-label"):
        return page.layout.panels[number].bar == site.owner
    return site.owner == number and site.role != "figure-title"


def _is_under_letter(page: Page, block: Box, boxes: Sequence[Box]) -> bool:
    """Whether one of the letters of figures stands over a title, or before it and level with it."""
    letters = _letters(page, boxes)
    return any(box.y0 <= block.y0 and box.x0 <= block.x0 for box in letters)


def _letters(page: Page, boxes: Sequence[Box]) -> list[Box]:
    """Lone letters of one size that stand over panels, in a row or a column: "A", "(b)"."""
    low = max(box.y0 for box in boxes)
    index = np.flatnonzero(page.free & (page.glyphs.boxes[:, 3] <= low))
    tags = []
    for band in bands(page.glyphs.boxes[index][:, [1, 3]], index, 1.0):
        size = page.glyphs.text_size(band)
        for line in group_lines(page.glyphs, band, 0.0, size):
            tags += [part.box for part in split_line(page.glyphs, line, _ALONE * size)]
    tags = [box for box in tags if box.width <= _TAG * box.height and box.height >= _LEAST_PX]
    found = []
    for box in tags:
        others = [one for one in tags if one is not box and _are_of_one_size(one, box)]
        level = [one for one in others if abs(one.y1 - box.y1) <= _IN_LINE * box.height]
        below = [one for one in others if abs(one.x0 - box.x0) <= _IN_LINE * box.height]
        if level or below:
            found.append(box)
    return found


def _are_of_one_size(one: Box, two: Box) -> bool:
    heights = np.array([one.height, two.height])
    return bool(heights.max() <= _ONE_SIZE * heights.min())
