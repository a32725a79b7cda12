"""Bars that have no name, and whose name the title of a panel or of its columns may be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from unheat.medians import median
from unheat.model import Box
from unheat.text.lines import Line
from unheat.text.page import Page
from unheat.text.pen_size import is_set_larger
from unheat.text.sites import Site

_HARDLY = 2.0
"""A line is hardly nearer to one thing than to another that is up to so many times as far."""

_MARKS, _NUMBERS, _PAD = 2, 6.0, 2.0
"""Marks of a bar at least, how far over it its name stands, its numbers between, and how far under
these, in letter heights."""

_HANGS = 0.12
"""Pieces of ink hang under their line that end lower than others by this share of the highest."""

_MIDDLE, _RIGHT_ON = 2.0, 0.25
"""So far off the middle of a bar, in letter heights, a text is set on it, whatever else is, and so
far where nothing else is: half a letter."""


def bars_named_by(page: Page, sites: Sequence[Site], site: Site) -> list[int]:
    """Bars whose name the title of columns may be: it stands between the cells and a level bar that
    has no name, on the middle of it, and labels of the columns stand elsewhere or hardly nearer.
    And those that a title may name, which stands over their marks, where none of their numbers
    was found: what parts a bar from its name are these. Or it stands between them and the panel,
    or over them where the panel below has a title of its own.
    """
    if site.role in ("title", "figure-title"):
        return [
            number
            for number, bar in enumerate(page.layout.bars)
            if len(bar.tick_positions) >= _MARKS
            and bar.orientation == "horizontal"
            and not any((one.role, one.owner) == ("tick", number) for one in sites)
            and 0.0 <= bar.box.y0 - site.box.y1 <= _NUMBERS * site.lines[0].size
            and abs(site.box.center[0] - bar.box.center[0]) <= site.lines[0].size
        ] + [*_with_numbers_over(page, sites, site), *_with_numbers_under(page, sites, site)]
    own = page.layout.panels[site.owner].grid.box if site.role == "column-title" else None
    if own is None or site.box.y0 < own.y1:
        return []
    labels = [
        one.box.y1
        for one in sites
        if (one.role, one.owner, one.side) == ("column", site.owner, "bottom")
    ]
    size = site.lines[0].size
    # A title and a bar under it that belong to different things stand well apart.
    room = min(size, _HARDLY * (site.box.y0 - max(labels))) if labels else np.inf
    named = {one.owner for one in sites if one.role == "bar-label"}
    return [
        number
        for number, bar in enumerate(page.layout.bars)
        if number not in named
        and bar.orientation == "horizontal"
        and 0.0 <= bar.box.y0 - site.box.y1 <= room
        and abs(site.box.center[0] - bar.box.center[0]) <= size
    ]


def _with_numbers_over(page: Page, sites: Sequence[Site], site: Site) -> list[int]:
    """Level bars without a name whose numbers end hardly further over a title than its panel begins
    under it, or nearer, and on whose middle it stands: plotting libraries set names there.
    """
    if site.role != "title":
        return []
    size = site.lines[0].size
    away = page.layout.panels[site.owner].grid.box.y0 - site.box.y1
    found = []
    for number, bar, (top, foot) in _nameless(page, sites, site):
        near = site.box.y0 - foot
        if bar.y1 <= top and 0.0 <= near <= min(_PAD * size, _HARDLY * away):
            found.append(number)
    return found


def _with_numbers_under(page: Page, sites: Sequence[Site], site: Site) -> list[int]:
    """Level bars without a name close over whose numbers the title of a figure stands, on their
    middle, while another title stands under them: one of the two is the bar's name."""
    titles = [one for one in sites if one.role == "title"]
    if site.role != "figure-title" or not titles:
        return []
    return [
        number
        for number, bar, (top, foot) in _nameless(page, sites, site)
        if foot <= bar.y0
        and 0.0 <= top - site.box.y1 <= _PAD * site.lines[0].size
        and any(one.box.y0 >= bar.y1 for one in titles)
    ]


def _nameless(
    page: Page, sites: Sequence[Site], site: Site
) -> list[tuple[int, Box, tuple[float, float]]]:
    """(number, box, top and foot of the numbers) of the level bars without a name on whose middle a
    title is set."""
    named = {one.owner for one in sites if one.role == "bar-label"}
    found = []
    for number, bar in enumerate(page.layout.bars):
        numbers = [one.box for one in sites if (one.role, one.owner) == ("tick", number)]
        centered = abs(site.box.center[0] - bar.box.center[0]) <= site.lines[0].size
        if number in named or bar.orientation == "vertical" or not centered:
            continue
        if len(numbers) >= _MARKS:
            ends = min(one.y0 for one in numbers), max(one.y1 for one in numbers)
            found.append((number, bar.box, ends))
    return found


def swapped(page: Page, sites: Sequence[Site]) -> set[str]:
    """Keys of titles of panels and of names of the level bars over them that may be each other: one
    stands over the bar and one between its numbers and the cells, both on its middle. Plotting
    libraries set names of bars beyond the numbers as often as over the bar, but none of them larger
    than titles.
    """
    return {
        one.key
        for title, name in _stacked(page, sites)
        if not _is_told(page, sites, title, name)
        for one in (title, name)
    }


def told_by_size(page: Page, sites: Sequence[Site]) -> list[Site]:
    """The sites, where a name over a level bar is sure if the title under it is set larger, or its
    place tells that it is the name: it had been doubted before anything was known of that title.
    """
    if any(one.role == "figure-title" for one in sites):
        return list(sites)
    stacked = _stacked(page, sites)
    sure = {name.key for title, name in stacked if _is_told(page, sites, title, name)}
    return [replace(one, sure=True) if one.key in sure else one for one in sites]


def _is_told(page: Page, sites: Sequence[Site], title: Site, name: Site) -> bool:
    """Whether a title under a level bar and a name over it are told, by size or by place."""
    return _is_larger(page, title, name) or _is_beyond_numbers(page, sites, name)


def _is_larger(page: Page, title: Site, name: Site) -> bool:
    """Whether a title is set larger than a name, by the letters of both that stand on their lines:
    brackets about a unit rise higher than letters and hang under these.
    """
    first, *names = (_standing(page, line) for line in (title.lines[0], *name.lines))
    return is_set_larger(page, first, *names)


def _is_beyond_numbers(page: Page, sites: Sequence[Site], name: Site) -> bool:
    """Whether a name over a level bar stands beyond numbers over it, right on the middle of the bar
    and off that of the picture. No library sets a name on the other side than its numbers, and
    titles of figures stand on the middle of these.
    """
    top, middle = page.layout.bars[name.owner].box.y0, page.layout.raster.rgb.shape[1] / 2
    numbers = [one.box.y1 for one in sites if (one.role, one.owner) == ("tick", name.owner)]
    over = len(numbers) >= _MARKS and max(numbers) <= top
    aside = all(abs(line.center[0] - middle) > line.size for line in name.lines)
    return over and aside and is_right_on_bar(page, name)


def is_right_on_bar(page: Page, name: Site) -> bool:
    """Whether all lines of a level name stand right on the middle of their bar: so does what is
    whole, and what lost a letter does not.
    """
    middle = page.layout.bars[name.owner].box.center[0]
    return all(
        line.angle == 0.0 and abs(line.center[0] - middle) <= _RIGHT_ON * line.size
        for line in name.lines
    )


def _standing(page: Page, line: Line) -> Line:
    """A level line without what hangs under the feet of its letters."""
    boxes = page.glyphs.boxes[line.glyphs]
    height = float((boxes[:, 3] - boxes[:, 1]).max())
    return replace(line, glyphs=line.glyphs[boxes[:, 3] <= median(boxes[:, 3]) + _HANGS * height])


def _stacked(page: Page, sites: Sequence[Site]) -> list[tuple[Site, Site]]:
    """Titles of panels, and the names of level bars over them, with the bar between the two."""
    titles = [one for one in sites if one.role == "title"]
    return [
        (title, name)
        for name in sites
        if name.role == "bar-label" and page.layout.bars[name.owner].orientation == "horizontal"
        for title in titles
        if _lies_between(page, title, name)
    ]


def _lies_between(page: Page, title: Site, name: Site) -> bool:
    """Whether a bar stands under its ``name`` and over the ``title`` of the panel below."""
    bar, panel = page.layout.bars[name.owner].box, page.layout.panels[title.owner].grid.box
    stacked = (
        name.box.y1 <= bar.y0
        and bar.y1 <= title.box.y0
        and title.box.y1 <= panel.y0 + title.lines[0].size
    )
    off = [abs(one.box.center[0] - bar.center[0]) / one.lines[0].size for one in (title, name)]
    return stacked and max(off) <= _MIDDLE
