"""Print that no text has claimed where a title would stand: it is never dropped in silence.

Of the ink that is left over specks and drawings do not matter; a line of letters next to a panel
or a bar that has no name on that side may be the name, and a person is asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from unheat.model import Axis, Box, Label, Reason
from unheat.model.geometry import surround
from unheat.text.bar_headings import is_small_print
from unheat.text.bar_names import is_thin
from unheat.text.bar_neighbors import could_name
from unheat.text.captioned import captioned
from unheat.text.captions import over_captions, without_letter
from unheat.text.captions_below import captions_below
from unheat.text.doubted_places import label_doubted
from unheat.text.facet_heads import with_facet_heads
from unheat.text.free_lines import free_lines
from unheat.text.heads_names import heads_names
from unheat.text.layer import said_at
from unheat.text.left_over import short_names
from unheat.text.level_labels import lettered_captions, title_reach, with_labels
from unheat.text.lines import Line
from unheat.text.lost_keys import lost_key
from unheat.text.name_in_numbers import names_in_numbers
from unheat.text.nameless_bars import bars_named_by
from unheat.text.over_numbers import titles_over_numbers
from unheat.text.page import Page, blank_between, side_view, whole
from unheat.text.picture_edge import is_cut_along
from unheat.text.row_heading import rows_headed_by
from unheat.text.run_in_titles import (
    named_among_numbers,
    run_in_titles,
    run_into_columns,
    run_into_rows,
    titles_over_labels,
)
from unheat.text.set_together import is_set_under
from unheat.text.several_titles import places_of_several, titled_by, with_names_asked_alike
from unheat.text.sites import PanelTexts, Site, Sites, Texts
from unheat.text.stamps import without_stamps
from unheat.text.titled_names import titled_names
from unheat.text.titles_at_ends import is_sister
from unheat.text.unread_heading import unread_headings
from unheat.text.words_over_bars import named_as_factor, unread_as_factor

# How far off its bar a name stands, in letter heights: any, and one along it or over it on its
# middle; and how near to that a name over it is.
_NAME_REACH, _ALONG_REACH, _ON_MIDDLE = 2.5, 6.0, 0.5


def unclaimed(page: Page, sites: Sequence[Site]) -> tuple[tuple[str, int, Box], ...]:
    """(role, owner, place) of the texts that are missing although print stands in their place."""
    named = {(site.role, site.owner) for site in sites}
    left = _left(page, sites)
    found = {place: surround([line.box for line in lines]) for place, lines in left}
    for place, box in places_of_several(page, sites, left, lambda line: _places(page, sites, line)):
        found.setdefault(place, box)
    other = {"title": "column-title", "column-title": "title"}
    for site in sites:
        # A title of the panel that may as well be that of the columns, or the other way round.
        either = not site.sure and site.role in other and _is_over(page, site)
        if either and (other[site.role], site.owner) not in named:
            found[other[site.role], site.owner] = site.box
        elif not site.sure and site.role == "bar-label":
            for place in _about_a_bar(page, site):
                if place not in named:
                    found[place] = site.box
        for number in titled_by(page, site) if site.role == "column-title" else ():
            if ("title", number) not in named:
                found["title", number] = site.box
        for number in rows_headed_by(page, sites, site):
            found["row-title", number] = site.box
        for number in bars_named_by(page, sites, site):
            found["bar-label", number] = site.box
    for role, owner, box in (
        *short_names(page, sites),
        *names_in_numbers(page, sites),
        *run_in_titles(page, sites),
        *titles_over_labels(page, sites),
        *unread_headings(page, sites),
    ):
        found.setdefault((role, owner), box)
    return tuple((*place, box) for place, box in sorted(found.items()))


def _about_a_bar(page: Page, site: Site) -> list[tuple[str, int]]:
    """What else the name of a bar may be: the title of the columns of a panel over a bar that lies
    under it, and that of a panel under a bar that it stands over.
    """
    bar = page.layout.bars[site.owner].box
    if site.box.y1 > bar.y0:
        return []
    boxes = [panel.grid.box for panel in page.layout.panels]
    over = [i for i, box in enumerate(boxes) if box.x0 < site.box.center[0] < box.x1]
    columns = [("column-title", i) for i in over if boxes[i].y1 <= site.box.y0]
    return columns + [("title", i) for i in over if bar.y1 <= boxes[i].y0]


def proposed(page: Page, sites: Sequence[Site]) -> list[Site]:
    """A site for every text that is missing where one line stands in its place: it is read.

    A person is asked whether it is what it stands for; the line is claimed. Where an axis has
    no labels either the line may be theirs.
    """
    labelled = {(site.role + "-title", site.owner) for site in sites if site.role in _LABELS}
    result = []
    for (role, owner), lines in _left(page, sites, nearest=True):
        # What stands over a panel and is not set over it is company.
        if role.endswith("title") and (role, owner) not in labelled:
            continue
        if len(lines) == 1 and page.free[lines[0].glyphs].all():
            turns = (90.0, 270.0) if lines[0].angle == 90.0 else (0.0,)
            sure = role == "column-title" and is_sister(sites, page.layout.panels, owner, lines[0])
            page.claim(lines[0].glyphs)
            result.append(
                Site(role=role, owner=owner, index=0, lines=tuple(lines), turns=turns, sure=sure)
            )
    return result + captions_below(page, [*sites, *result], free_lines(page))


def _left(
    page: Page, sites: Sequence[Site], *, nearest: bool = False
) -> list[tuple[tuple[str, int], list[Line]]]:
    """Places without a text, each with the lines of free ink that may be meant for it.

    What lies farther off than the ``nearest`` place of a line, and names under a title, may be
    asked about and are not read.
    """
    named = {(site.role, site.owner) for site in sites}
    titles = [site.lines[-1] for site in sites if site.role in ("title", "figure-title")]
    found: dict[tuple[str, int], list[Line]] = {}
    for line in free_lines(page):
        places = _places(page, sites, line)
        if any(is_set_under(page, line, title) for title in titles if line.angle == 0.0):
            # A subtitle names what its title does, or columns where it is set on these.
            others = [place for place in places if _may_name_as_well(page, line, *place)]
            places = [] if nearest else others
        # Print whose nearest place is taken may be meant for the next one.
        near = places[:1] if nearest else places
        place = next((one for one in near if one not in named), None)
        if place is not None:
            found.setdefault(place, []).append(line)
    return sorted(found.items())


def _may_name_as_well(page: Page, line: Line, role: str, owner: int) -> bool:
    """Whether a line under a title may name a bar, or the columns of a panel below it."""
    if role == "column-title":
        return could_name(line, page.layout.panels[owner].grid.box, "bottom")
    return role == "bar-label"


def with_doubts(sites: Sites, texts: Texts) -> Texts:
    """Texts with an empty one up for review wherever there is print and no text."""
    silent = {(role, owner): box for role, owner, box in sites.unclaimed}
    silent |= {(site.role, site.owner): site.box for site in sites.sites}
    unsure = {(site.role, site.owner) for site in sites.sites if not site.sure}
    unsure -= lettered_captions(sites, texts)
    for number, box in titled_names(sites, texts):
        unsure.add(("column-title", number))
        silent["title", number] = box
    for number, box in titles_over_numbers(sites, texts):
        unsure.add(("title", number))
        silent.setdefault(("column-title", number), box)

    def asked(label: Label | None, role: str, owner: int) -> Label | None:
        if label is None:
            if (role, owner) not in silent:
                return None
            box = silent[role, owner]
            missing = (Reason.LABEL_MISSING,)
            # Of print that the edge cuts a page may still know the characters.
            read = any(site.box == box for site in sites.sites)
            text = "" if read else said_at(sites.layout.raster.words, box)
            return Label(text=text, confidence=0.0, box=box, review=True, reasons=missing)
        # A year may name a panel; a number with a sign or a point is a tick.
        number = _NUMBER.fullmatch(label.text) is not None and (
            role == "bar-label" or not label.text.isdigit()
        )
        number |= role == "bar-label" and _RUN.fullmatch(label.text) is not None
        if role in ("row-title", "column-title") and (ticks := _TICKS.match(label.text)):
            # Labels so close to each other that they were taken for the first line of the name.
            label, number = replace(label, text=label.text[ticks.end() :]), True
        if label.review or not (number or (role, owner) in unsure):
            return label
        return label_doubted(label, Reason.LABEL_PLACE, 0.5)

    def axis(axis: Axis, role: str, owner: int) -> Axis:
        axis = replace(axis, title=asked(axis.title, role, owner))
        return run_into_columns(axis) if role == "column-title" else run_into_rows(axis)

    said = with_facet_heads(
        Texts(
            figure_title=over_captions(
                asked(texts.figure_title, "figure-title", 0),
                [panel.title for panel in texts.panels],
            ),
            panels=with_names_asked_alike(
                [
                    captioned(
                        sites,
                        number,
                        PanelTexts(
                            title=without_letter(asked(panel.title, "title", number)),
                            rows=axis(panel.rows, "row-title", number),
                            columns=axis(panel.columns, "column-title", number),
                            key=lost_key(sites, number),
                        ),
                        headed=texts.figure_title is not None,
                    )
                    for number, panel in enumerate(texts.panels)
                ]
            ),
            bars=tuple(
                replace(
                    bar,
                    label=named_among_numbers(bar)
                    or asked(bar.label, "bar-label", number)
                    or named_as_factor(bar)
                    or unread_as_factor(sites, number, bar),
                    keys=tuple(_kept_whole(sites, key) for key in bar.keys),
                )
                for number, bar in enumerate(texts.bars)
            ),
        )
    )
    return without_stamps(sites.layout, said)


def _kept_whole(sites: Sites, key: Label | None) -> Label | None:
    """The text of a key, in doubt where the edge of the picture may cut it."""
    sure = key is None or all(site.sure for site in sites.of("key") if site.box == key.box)
    if key is None or sure:
        return key
    return label_doubted(key, Reason.LABEL_PLACE, 0.5)


_NUMBER = re.compile(r"[-+\u2212]?[\d.,]*\d[\d.,]*")
# Labels of an axis that ran into each other, and its name: "0 3 6 9121518 coefficients".
_TICKS = re.compile(r"(?:[-+\u2212]?\d[\d.,]*\s+){3,}(?=[^\W\d])")
# Numbers of a bar that ran into each other, "0%10%20%30%", or one of an axis: "28.0Mb".
_RUN = re.compile(r"(?:[-\u2212]?\d[\d.,]*\s*%?\s*){2,}|[-\u2212]?\d[\d.,]*\s?[^\W\d]{1,3}")


def _places(page: Page, sites: Sequence[Site], line: Line) -> list[tuple[str, int]]:
    """The places that such a line could stand in, nearest first: (role, owner)."""
    places = []
    for number, bar in enumerate(page.layout.bars):
        ticks = [site for site in sites if site.role == "tick" and site.owner == number]
        around = surround([bar.box, *(site.box for site in ticks)])
        away = blank_between(line.box, around)
        small = is_small_print(page, line, [one for site in ticks for one in site.lines])
        # What is as thin as a tick mark is one, at the very end of the bar.
        if (small and not is_cut_along(page, line)) or is_thin(page, line):
            continue
        if away <= _name_reach(page, line, bar.box) and _is_on(line, around):
            places.append((away, "bar-label", number))
    for number, panel in enumerate(page.layout.panels):
        own = whole(panel.grid.box, panel.frame)
        role = _side_role(page, line, own)
        if role is None and heads_names(page, sites, line, number):
            role = "title"
        around = with_labels(page, sites, number, role)
        reach = np.inf if role == "title" else title_reach(page, line, own)
        away = blank_between(line.box, around)
        if role is not None and away <= reach:
            places.append((away, role, number))
    high = len(page.layout.panels) > 1 and _is_high(page, line)
    ranked: list[tuple[str, int]] = []
    for _, role, number in sorted(places):
        if role == "title" and high and not _has_titles_beside(sites, line, number):
            ranked.append(("figure-title", 0))
        ranked.append((role, number))
        if role == "title" and any(_is_column_over(site, number) for site in sites):
            ranked.append(("column-title", number))
    return ranked


def _is_column_over(site: Site, owner: int) -> bool:
    return (site.role, site.owner, site.side) == ("column", owner, "top")


def _has_titles_beside(sites: Sequence[Site], line: Line, owner: int) -> bool:
    """Whether other panels have their titles at the height of a line, which is one like them."""
    return any(
        site.box.y0 < line.center[1] < site.box.y1
        for site in sites
        if site.role == "title" and site.owner != owner
    )


_LABELS = ("row", "column")


def _name_reach(page: Page, line: Line, bar: Box) -> float:
    """How far off a bar and its numbers a line may be the bar's name, in pixels."""
    size = max(page.size, line.size)
    if line.angle == 90.0:
        on_middle = bar.height > bar.width and abs(line.center[1] - bar.center[1]) <= size
    else:
        # Over a bar; what is under one may be the title of the columns that it stands over.
        over = line.box.y1 <= bar.y0
        on_middle = over and abs(line.center[0] - bar.center[0]) <= _ON_MIDDLE * size
    return _ALONG_REACH * size if on_middle else _NAME_REACH * line.size


def _is_on(line: Line, bar: Box) -> bool:
    """Whether a line runs along a bar, over or under it if level: as its name would."""
    if line.angle == 0.0:
        return line.box.x1 > bar.x0 and line.box.x0 < bar.x1
    return line.box.y1 > bar.y0 and line.box.y0 < bar.y1


def _side_role(page: Page, line: Line, own: Box) -> str | None:
    """Which title a line beside a panel could be, by the side it stands at."""
    row = np.array([line.box.as_tuple()])
    beside = {
        side: (view := side_view(row, own, side)[0])[0] >= -1 and view[2] < end and view[3] > start
        for side, start, end in (
            ("top", own.x0, own.x1),
            ("bottom", own.x0, own.x1),
            ("left", own.y0, own.y1),
            ("right", own.y0, own.y1),
        )
    }
    if line.angle == 0.0 and beside["top"]:
        return "title"
    if line.angle == 0.0 and beside["bottom"]:
        return "column-title"
    if line.angle == 90.0 and (beside["left"] or beside["right"]):
        return "row-title"
    return None


def _is_high(page: Page, line: Line) -> bool:
    """Whether a line stands over all panels."""
    return all(line.box.y1 <= panel.grid.box.y0 for panel in page.layout.panels)


def _is_over(page: Page, site: Site) -> bool:
    return site.box.y1 <= page.layout.panels[site.owner].grid.box.y0
