"""Whose a title over several panels is: of all of them, or of the one that it stands over.

Figures on one page are lettered, and a letter stands over all of its figure: what is set under
the letters of a page is the title of one of its figures, and not of the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from unheat.medians import median
from unheat.model import Box
from unheat.model.geometry import surround
from unheat.text.headline import headline
from unheat.text.lines import Line
from unheat.text.page import Page
from unheat.text.pen_size import is_larger, letter_height
from unheat.text.sites import Site, level_heads

_AS_LABELS, _FLUSH = 1.25, 0.25
"""A name of rows is so many times as high as their labels at most, and a second line begins where
the first one does to this share of a letter's height."""


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
    if any(boxes[number].y0 <= block.y0 for number in titled):
        return None
    sure = _is_under_letter(page, block)
    if not sure and not titled:
        return None
    return Site(role="title", owner=owner, index=0, lines=tuple(lines), sure=sure)


def under_letters(
    page: Page, boxes: Sequence[Box], sites: Sequence[Site], sizes: Sequence[float]
) -> list[Site]:
    """Titles that stand off their panels, beyond a bar or a dendrogram, under their own letters.

    They are looked for as over a figure by itself, in the room that its letter leaves a panel and
    beside print of the panel's own ``sizes``.
    """
    overall = page.size
    titled = {site.owner for site in sites if site.role == "title"}
    centers, found = page.glyphs.centers, list[Site]()
    for number, box in enumerate(boxes):
        room = page.rooms[box.as_tuple()]
        alone = [one for one in boxes if one.intersection(room) > 0] == [box]
        if number in titled or not page.letters or not alone:
            continue
        low, high = np.array([room.x0, room.y0]), np.array([room.x1, room.y1])
        outside = page.free & ~((centers >= low) & (centers <= high)).all(axis=1)
        page.free[outside] = False
        own = [site for site in sites if _is_of(page, site, number)]
        around = surround([box, *(site.box for site in own)])
        page.size = sizes[number]
        lines = headline(page, box, around, level_heads(own))
        page.size = overall
        page.free[outside] = True
        if lines:
            found.append(Site(role="title", owner=number, index=0, lines=tuple(lines)))
    return found


def figure_titled(lines: Sequence[Line], sites: Sequence[Site], *, named: bool) -> Site:
    """The lines as the title of all, or of the only panel where that is not ``named``.

    Where a panel has its title further up the page they are not surely that of all.
    """
    sure = not any(site.role == "title" and site.box.y1 <= lines[0].box.y0 for site in sites)
    role = "figure-title" if named else "title"
    return Site(role=role, owner=0, index=0, lines=tuple(lines), sure=sure)


def may_be_of_others(
    title: Site | None, sites: Sequence[Site], boxes: Sequence[Box]
) -> tuple[tuple[str, int, Box], ...]:
    """(role, owner, place) of what else titles that are not sure may be, to be asked about: that of
    the figure where the ``title`` over all was given to one, and of the columns of a panel above.
    """
    asked = [] if title is None or title.sure else [("figure-title", 0, title.box)]
    named = {site.owner for site in sites if site.role == "column-title"}
    for site in sites:
        if site.role != "title" or site.sure:
            continue
        middle, top = site.box.center[0], site.box.y0
        above = [i for i, box in enumerate(boxes) if box.y1 <= top and box.x0 < middle < box.x1]
        nearest = max(above, key=lambda number: boxes[number].y1, default=None)
        if nearest is not None and nearest not in named:
            asked.append(("column-title", nearest, site.box))
    return tuple(asked)


def names_in_place_of_title(
    page: Page, sites: list[Site], own: Box, overall: list[Line]
) -> tuple[list[Site], list[Line]]:
    """(sites, title): what stands over the labels of the columns names these where a larger
    line is set over the figure beyond a bar, and what stands over the corner of the cells may name
    the rows under a title (``overall``) of which it is no second line.
    """
    (title,) = (site for site in sites if site.role == "title")
    over_labels = any(site.role == "column" and site.side == "top" for site in sites)
    over_labels &= not any(site.role == "column-title" for site in sites)
    if overall:
        names = title
        if heads_rows(page, sites, title, overall[-1]):
            names = replace(title, role="row-title", side="top", turns=(0.0,), sure=False)
        elif over_labels and is_larger(page, overall[-1], title.lines[0]):
            bars = [bar.box for bar in page.layout.bars]
            if any(overall[-1].box.y1 <= bar.y0 and bar.y1 <= title.box.y0 for bar in bars):
                names = replace(title, role="column-title", side="top")
        return [names if site is title else site for site in sites], overall
    if not over_labels:
        return sites, []
    about = [site.box for site in sites] + [bar.box for bar in page.layout.bars]
    found = headline(page, own, surround([own, *about]), [title.box])
    if not found or not is_larger(page, found[-1], title.lines[0]):
        page.free[
            np.concatenate([line.glyphs for line in found] or [title.lines[0].glyphs[:0]])
        ] = True
        return sites, []
    names = replace(title, role="column-title", side="top")
    return [names if site is title else site for site in sites], found


def heads_rows(page: Page, sites: Sequence[Site], title: Site, above: Line) -> bool:
    """Whether a line under a title is the name of the rows, perhaps, as charts set it that have no
    turned print: it begins at the left end of the cells, and no name of rows and no columns' labels
    stand there; it is of the size of the labels, smaller than the title, and not flush with it.
    """
    (line, *more), size = title.lines, title.lines[0].size
    labels = [one for one in sites if (one.role, one.side) == ("row", "left")]
    if more or not labels or any(site.role == "row-title" for site in sites):
        return False
    if any((site.role, site.side) == ("column", "top") for site in sites):
        return False
    heights = [letter_height(page.glyphs, one) for label in labels for one in label.lines]
    alike = letter_height(page.glyphs, line) <= _AS_LABELS * float(median(np.array(heights)))
    at_corner = abs(line.box.x0 - page.layout.panels[title.owner].grid.box.x0) <= size
    flush = abs(line.box.x0 - above.box.x0) <= _FLUSH * size
    return alike and at_corner and not flush and is_larger(page, above, line)


def _is_of(page: Page, site: Site, number: int) -> bool:
    """Whether a text stands beside a panel or its bar."""
    if site.role in ("tick", "key", "bar-label"):
        return page.layout.panels[number].bar == site.owner
    return site.owner == number and site.role != "figure-title"


def _is_under_letter(page: Page, block: Box) -> bool:
    """Whether one of the letters of figures stands over a title, or before it and level with it."""
    return any(box.y0 <= block.y0 and box.x0 <= block.x0 for box in page.letters)
