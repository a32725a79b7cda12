"""Captions that journals set under each panel: "(a) Zero-shot", below the labels and their title.

Where the columns have no title such a line stands in its place, and its letter tells it
(``text/claims``). Under a title of the columns it belongs to nothing else. Whether it is a
caption only its letter tells, so it is read first; running text is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from unheat.model import Box, Label, Reason
from unheat.model.geometry import surround
from unheat.text.captions import LETTERED, is_caption, is_number, is_running, numbers_figure
from unheat.text.doubted_places import label_doubted
from unheat.text.free_lines import free_lines
from unheat.text.lines import Line
from unheat.text.page import Page, whole
from unheat.text.set_together import same_block
from unheat.text.sites import Site

_REACH = 12.0
"""A caption stands so far under what belongs to its panel at most, in letter heights."""
_MOST = 3
"""Lines of a caption at most; what goes on is a paragraph."""
_ALIKE = 4.0
"""Captions of one page stand as far under their panels, and are as high, to such a part of that."""
_NUMBER = re.compile(r"[-+\u2212]?[\d.,]*\d[\d.,]*\s*[%kKM]?")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def captions_below(page: Page, sites: Sequence[Site], lines: Sequence[Line]) -> list[Site]:
    """A title for every panel that has none and print under the title of its columns; claimed.

    ``lines`` are words that belong to nothing. A caption is set on the middle of its panel,
    of that with its labels or of both with the bar: within the columns in any case.
    """
    named = {(site.role, site.owner) for site in sites}
    result = []
    for number, around in enumerate(_with_labels(page, sites)):
        if ("title", number) in named or ("column-title", number) not in named:
            continue
        found = _under(page, number, around, lines)
        if found and all(page.free[line.glyphs].all() for line in found):
            for line in found:
                page.claim(line.glyphs)
            result.append(Site(role="title", owner=number, index=0, lines=tuple(found)))
    return result


def with_captions_in_row(page: Page, sites: Sequence[Site]) -> list[Site]:
    """The sites with the captions below panels that stand beside each other, each of which has one,
    level with the others': these are titles, and what stands over a panel and is not set over it,
    as the head of a page is, is none. Claimed.
    """
    cells = [whole(panel.grid.box, panel.frame) for panel in page.layout.panels]
    if len(cells) < 2:
        return list(sites)
    named = {(site.role, site.owner) for site in sites}
    labeled = _with_labels(page, sites)
    lines = free_lines(page)
    sites = _given_to_those_above(page, sites, cells, labeled, lines)
    titles = [site for site in sites if site.role == "title"]
    off = [
        one
        for one in titles
        if not (one.sure and _is_set_over(one, cells[one.owner], labeled[one.owner]))
    ]
    titled = {site.owner for site in titles if site not in off}
    found = {
        number: block
        for number, around in enumerate(labeled)
        if number not in titled and (block := _under(page, number, around, lines))
    }
    captions = []
    for number, block in found.items():
        own, size = cells[number], block[0].size
        level = [
            other in found and abs(found[other][0].center[1] - block[0].center[1]) <= size / 2
            for other, box in enumerate(cells)
            if other != number and min(box.y1, own.y1) > max(box.y0, own.y0)
        ]
        if level and all(level):
            # In the place of a title of the columns its letter tells a caption.
            role = "title" if ("column-title", number) in named else "column-title"
            sure = role == "title"
            captions.append(Site(role=role, owner=number, index=0, lines=tuple(block), sure=sure))
    for site in captions:
        for line in site.lines:
            page.claim(line.glyphs)
    owners = {site.owner for site in captions}
    return [site for site in sites if site not in off or site.owner not in owners] + captions


def _given_to_those_above(
    page: Page,
    sites: Sequence[Site],
    cells: Sequence[Box],
    labeled: Sequence[Box],
    lines: Sequence[Line],
) -> list[Site]:
    """The sites with titles between rows of panels given to the panels above them: where those of
    the lowest row have captions below, all other titles stand as far under the panels above them,
    or under their cells, in letters as high, and no panel of the highest row has one. Claimed.
    """
    sites = list(sites)
    lowest = [k for k, one in enumerate(cells) if not any(_is_over(one, two) for two in cells)]
    titles = [site for site in sites if site.role == "title"]
    if not titles or len(lowest) == len(cells):
        return sites
    joined = _second_lines(sites, lowest)
    blocks, places, owners = {}, [], []
    for number in lowest:
        bottom = labeled[number].y1
        if number in joined:
            bottom = joined[number].lines[0].box.y1
            blocks[number] = list(joined[number].lines[1:])
        else:
            blocks[number] = _under(page, number, labeled[number], lines)
        if not blocks[number]:
            return sites
        first = blocks[number][0].box
        places.append((first.y0 - bottom, first.y0 - cells[number].y1, first.height))
    for site in titles:
        own, box = cells[site.owner], site.lines[0].box
        over = [
            k
            for k, one in enumerate(cells)
            if _is_over(one, own) and one.x0 <= box.center[0] <= one.x1 and one.y1 <= box.y0
        ]
        if not over:
            return sites
        above = max(over, key=lambda k: cells[k].y1)
        places.append((box.y0 - labeled[above].y1, box.y0 - cells[above].y1, box.height))
        owners.append(above)
    if sorted([*owners, *lowest]) != list(range(len(cells))):
        return sites
    # Labels of a panel may not have been found.
    under_labels, under_cells, heights = np.array(places).T
    off = max(min(np.ptp(under_labels), np.ptp(under_cells)), np.ptp(heights))
    if off > heights.min() / _ALIKE:
        return sites
    captions = [replace(site, owner=above) for site, above in zip(titles, owners, strict=True)]
    for number, block in blocks.items():
        captions.append(Site(role="title", owner=number, index=0, lines=tuple(block)))
        for line in block:
            page.claim(line.glyphs)
    others = [
        replace(site, lines=site.lines[:1]) if site in joined.values() else site
        for site in sites
        if site not in titles
    ]
    return others + captions


def _second_lines(sites: Sequence[Site], lowest: Sequence[int]) -> dict[int, Site]:
    """The titles of columns of the ``lowest`` panels that have taken in more than those of all
    others have: one line.
    """
    named = [site for site in sites if site.role == "column-title"]
    if any(len(site.lines) > 1 for site in named if site.owner not in lowest):
        return {}
    return {site.owner: site for site in named if len(site.lines) > 1}


def _is_over(one: Box, other: Box) -> bool:
    """Whether a panel stands over another one."""
    return one.y1 <= other.y0 and min(one.x1, other.x1) > max(one.x0, other.x0)


def _is_set_over(title: Site, cells: Box, around: Box) -> bool:
    """Whether a title has the middle of a panel, or lies over it and its labels (``around``)."""
    size = title.lines[0].size
    over = around.x0 - size <= title.box.x0 and title.box.x1 <= around.x1 + size
    return over or abs(title.box.center[0] - cells.center[0]) <= size


def kept_in_place(title: Label | None, cells: Box, *, several: bool = False) -> Label | None:
    """The title of a panel, and none where it stands in the place of something else: below the
    ``cells`` without a letter, or as a number beside the columns, where a chart over these has the
    marks of its axis; a year may head one of ``several`` panels. "Table 1: …" is what the page says
    about it, and so are sentences that stand over it. Captions of figures stand below these: over
    the cells "Figure 1: …" may be what was drawn as their title, and is up for review.
    """
    over = title is not None and title.box is not None and title.box.y1 <= cells.y0
    if title is not None and over and numbers_figure(title.text) and not is_running(title.text):
        return label_doubted(title, Reason.LABEL_PLACE, 0.5)
    if title is None or any(said(title.text) for said in (is_caption, is_number, is_running)):
        return None
    if title.box is None:
        return title
    beside = title.box.x1 <= cells.x0 or title.box.x0 >= cells.x1
    number = _NUMBER.fullmatch(title.text) and not (several and _YEAR.fullmatch(title.text))
    if beside and title.box.y1 <= cells.y0 and number:
        return None
    return title if title.box.y0 < cells.y1 or LETTERED.match(title.text) else None


def _with_labels(page: Page, sites: Sequence[Site]) -> list[Box]:
    roles = ("row", "column", "row-title", "column-title")
    return [
        surround(
            [
                whole(panel.grid.box, panel.frame),
                *(site.box for site in sites if site.owner == number and site.role in roles),
            ]
        )
        for number, panel in enumerate(page.layout.panels)
    ]


def _under(page: Page, number: int, around: Box, lines: Sequence[Line]) -> list[Line]:
    """Level lines of one block under a panel, from top to bottom; none where it goes on."""
    own = whole(page.layout.panels[number].grid.box, page.layout.panels[number].frame)
    below = sorted(
        (
            line
            for line in lines
            if line.angle == 0.0
            and line.box.y0 >= around.y1
            and own.x0 <= line.center[0] <= own.x1
            and line.box.width <= _widest(page, around)
        ),
        key=lambda line: line.box.y0,
    )
    if not below or below[0].box.y0 - around.y1 > _REACH * below[0].size:
        return []
    block = [below[0]]
    for line in below[1:]:
        if not same_block(line, block[-1]):
            break
        block.append(line)
    return block if len(block) <= _MOST else []


def _widest(page: Page, around: Box) -> float:
    """Of several panels none has a caption under the next one; a lone one has the page."""
    return 1.2 * around.width if len(page.layout.panels) > 1 else float("inf")
