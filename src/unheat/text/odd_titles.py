"""Titles that may be something else, as what they say and where they stand tells.

A number and nothing else over a lone panel is the height of a bar, or a page, more often than a
title; a year may be one, and panels of one figure may each be named by a size. Several numbers are
labels of an axis, and name none, and no more does one; stars and "n.s." stand over brackets. What
stands over a single column that has no name may be this column's, and parts of a line that stand on
columns without names are theirs. And what stands over a bar of
which no numbers were read may be the bar's name. A sentence that is set neither on the middle of
the figure nor flush with anything of it is text of the page that the figure was taken from with,
and so is what begins with a comma or closes brackets that it does not open: the end of a line of
code or of a sentence. On the bar of a window its name stands, unless it is set as a heading; in
that of a browser the address of the page, wherever it ends. And an "a" alone is an alpha as likely
as not. A name of columns that is written as panels are titled but for its numbers ("Base = 75 |
Increase = 10") may be the title of a panel below that was not found. A title of the figure between
which and the title of its only panel something is drawn may be that of the chart there. What stands
before the labels of columns, on their line, heads the names of the rows. Titles of
panels are written alike: where one is "lib_2" a low line was lost in "lib 1".
"""

from __future__ import annotations

import re
from dataclasses import replace

import cv2
import numpy as np

from unheat.channels import most
from unheat.medians import median
from unheat.model import Bar, Reason
from unheat.model.geometry import surround
from unheat.text.bar_or_columns import bar_names_doubted
from unheat.text.captions import is_prose
from unheat.text.far_apart import is_in_pieces, may_be_names
from unheat.text.letter_names import NAMES
from unheat.text.lost_second_lines import holds_labels
from unheat.text.over_some_cells import stands_within
from unheat.text.page import whole
from unheat.text.pen_size import letter_height
from unheat.text.reading import Reading, doubted
from unheat.text.row_heading import is_among_heads
from unheat.text.second_axis import is_over_second_axis
from unheat.text.sentences_over import headings_of_text_doubted
from unheat.text.sites import Site, Sites
from unheat.text.titles_below import titles_below_doubted
from unheat.title_bar import title_bar

_NUMBER = re.compile(r"[-−+]?\d[\d.,]*\s?%?$")
_NUMBERS = re.compile(r"[-−+]?\d[\d.,]*\s?%?(\s+[-−+]?\d[\d.,]*\s?%?)+$")
_UNITED = re.compile(r"(?:[-−+]?\d[\d.,]*\s?[%‰°'\"′″”’]\s?){2,}[-−+]?\d[\d.,]*[%‰°'\"′″”’]?$")
_RUN = re.compile(r"[\d.,]{12,}")
_MARKS = re.compile(r"(?:(?:[*†‡§#]+|[Nn]\.?\s?[Ss]\.?|[Pp]\s?[<=>]\s?[\d.,]+)(?:\s+|$))+$")
"""What brackets over columns say: that these differ, and how sure that is."""
_DIGITS = re.compile(r"\d+(?:[.,]\d+)?")
_ADDRESS = re.compile(r"(?:\w+://|www\.|localhost\b)\S+$|[\w-]+(?:\.[\w-]+)+(?::\d+)?/\S*$")
"""An address in a network: a host with a path."""
_YEAR = re.compile(r"(1[89]|20)\d\d$")

_SENTENCE = re.compile(r"(\S+\s+){4,}\S*\w{2}[.!?:]$")
"""Five words and more that end as sentences do; no points that tell that something goes on."""

_WITHIN = re.compile(r"[a-z]+\s(?:\S+\s+){4,}\S+$")
"""Six words and more of which the first is small: titles begin with a capital or a name."""

_SET = 0.25
"""Letter heights to which a renderer sets a title flush or on a middle, the first and last letter's
own blanks among them."""

_NUMBERED = re.compile(r"^\W?\w{1,4}[)\]]")
"""The number or letter of a panel or an item, with its bracket."""

_INDEX, _SMALLER = 2, 0.6
"""Signs of a lowered or raised number, and how small it is beside its text."""

_LARGER = 1.25
"""A heading is so many times as large as the largest label."""

_PAGE, _THICK, _LEAST_PX, _SOLID = 12, 0.6, 6, 0.02
"""Levels that a page is off itself, and how thick an area is, in letter heights and in pixels, and
how much of the room between two titles such areas take."""

_SEVERAL = 2
"""Titles of one form are those of a set of panels."""

_TOUCHING_PX = 0.5
"""Two lines of print without a row of blank pixels between them touch."""

_CLOSE = 2.5
"""Heights of a text that it stands off its bar at most, with a line of numbers between them."""


def odd_titles_doubted(sites: Sites, readings: dict[str, Reading]) -> dict[str, Reading]:
    """Readings, in which titles are in doubt that may be no titles."""
    titles = [site for site in sites.sites if site.role in ("title", "figure-title")]
    window = title_bar(sites.layout.raster.rgb, sites.layout.background) if titles else 0
    found = dict(readings)
    for site in sites.sites:
        text = readings[site.key].text
        alpha = text == "a" and not readings[site.key].layer
        if (site.role in (*NAMES, "title") and alpha) or (
            site.role in NAMES and (has_lost_index(site) or _is_no_name(site, text))
        ):
            found[site.key] = doubted(readings[site.key])
    for site in (
        *_titles_of_others(sites, readings, titles),
        *_without_low_lines(sites, readings),
        *_overprinted(titles),
    ):
        found[site.key] = doubted(readings[site.key])
    for site in titles:
        reading = readings[site.key]
        if (
            (len(titles) == 1 and _is_lone_number(sites, reading))
            or _NUMBERS.match(reading.text)
            or _run_together(reading.text)
            or _MARKS.match(reading.text)
            or _ADDRESS.match(reading.text)
            or _may_name_a_column(sites, site)
            or holds_labels(sites, site)
            or is_among_heads(sites.glyphs, sites.sites, site)
            or has_lost_index(site)
            or is_over_second_axis(sites, site)
            or any(is_in_pieces(sites.glyphs, line) for line in site.lines)
            or may_be_names(sites, site)
            or _is_over_some_cells(sites, readings, site)
            or _is_sentence(sites, readings, site)
            or is_cut_off(reading.text)
            or (site.box.y1 <= window and not _is_set_larger(sites, site))
            or _is_over_another_chart(sites, site)
            or any(
                _is_over(site, bar) and not _has_numbers(sites, readings, number)
                for number, bar in enumerate(sites.layout.bars)
            )
        ):
            reasons = tuple(dict.fromkeys((*reading.reasons, Reason.LABEL_PLACE)))
            found[site.key] = replace(reading, review=True, reasons=reasons)
        if _is_sentence(sites, readings, site):
            # What stands between the text of the page and names on top may be the title.
            for one in sites.of("column-title", site.owner if site.role == "title" else None):
                if one.side == "top":
                    found[one.key] = doubted(found[one.key])
    found = headings_of_text_doubted(sites, titles_below_doubted(sites, found))
    return bar_names_doubted(sites, found)


def _is_no_name(site: Site, text: str) -> bool:
    """Whether numbers alone are the name of an axis, as its marks are; a year names its months."""
    lone = _NUMBER.match(text) is not None and not _YEAR.match(text)
    several = _NUMBERS.match(text) is not None or _run_together(text)
    return several or (lone and site.role != "bar-label")


def _run_together(text: str) -> bool:
    """Whether numbers run into each other, as labels do, with the sign of their unit or none."""
    return _UNITED.match(text) is not None or _RUN.search(text) is not None


def _titles_of_others(sites: Sites, readings: dict[str, Reading], titles: list[Site]) -> list[Site]:
    """Names of columns in the form that titles of several panels have, with other numbers."""
    forms = [_form(readings[site.key].text) for site in titles if site.role == "title"]
    several = {form for form in forms if forms.count(form) >= _SEVERAL and form != ""}
    names = sites.of("column-title")
    return [site for site in names if _form(readings[site.key].text) in several]


def _overprinted(titles: list[Site]) -> list[Site]:
    """Titles that stand so close over or under another one that letters of both may touch, which
    are then neither's: a title of the figure is set over those of its panels by chance.
    """
    return [
        one
        for one in titles
        for two in titles
        if abs(one.box.center[1] - two.box.center[1]) > one.lines[0].size / 2
        and min(one.box.x1, two.box.x1) > max(one.box.x0, two.box.x0)
        and max(one.box.y0 - two.box.y1, two.box.y0 - one.box.y1) <= _TOUCHING_PX
    ]


def _is_over_another_chart(sites: Sites, site: Site) -> bool:
    """Whether a title of the figure stands over solid areas, below which its only panel is titled.

    Neither strokes of letters nor those of a tree are as thick, and bars of the panel do not count.
    """
    heads = sites.of("title")
    if site.role != "figure-title" or len(sites.layout.panels) != 1 or not heads:
        return False
    grid = sites.layout.panels[0].grid.box
    rows = slice(round(site.box.y1), round(min(head.box.y0 for head in heads)))
    columns = slice(max(round(grid.x0), 0), round(grid.x1))
    ground = np.array(sites.layout.background)
    page = most(np.abs(sites.layout.raster.rgb[rows, columns] - ground)) <= _PAGE
    drawn = (~page).astype(np.uint8)
    for bar in sites.layout.bars:
        above, beside = round(bar.box.y0) - rows.start, round(bar.box.x0) - columns.start
        drawn[
            max(above, 0) : max(round(bar.box.y1) - rows.start, 0),
            max(beside, 0) : max(round(bar.box.x1) - columns.start, 0),
        ] = 0
    side = max(round(_THICK * site.lines[0].size), _LEAST_PX)
    if min(drawn.shape) < side:
        return False
    pen = np.ones((side, side), dtype=np.uint8)
    solid = cv2.erode(drawn, pen, borderType=cv2.BORDER_CONSTANT, borderValue=0)
    return float(solid.mean()) >= _SOLID


def _without_low_lines(sites: Sites, readings: dict[str, Reading]) -> list[Site]:
    """Titles with a space, or nothing, where one of the same form has a low line."""
    titles = sites.of("title")
    forms = {site.key: _form(readings[site.key].text) for site in titles}
    lined = {re.sub(r"[ _]", "", form) for form in forms.values() if "_" in form}
    return [
        site
        for site in titles
        if "_" not in forms[site.key] and forms[site.key].replace(" ", "") in lined
    ]


def _form(text: str) -> str:
    """A text with a nought for each number; nothing where it has no number, or nothing else.

    >>> _form("Base = 75 | Increase = 10"), _form("Gain"), _form("12")
    ('Base = 0 | Increase = 0', '', '')
    """
    form = _DIGITS.sub("0", text)
    return form if form != text and any(char.isalpha() for char in form) else ""


def _is_sentence(sites: Sites, readings: dict[str, Reading], site: Site) -> bool:
    text = readings[site.key].text
    return _SENTENCE.match(text) is not None and _is_of_the_page(sites, readings, site)


def is_cut_off(text: str) -> bool:
    """Whether a text is the end of a longer one: it begins with what ends a word, or closes a
    bracket that it does not open, and not that of a number before it; or a line within one.

    >>> is_cut_off(", main = 'Stability')"), is_cut_off("b) Stability (all)")
    (True, False)
    """
    if _WITHIN.match(text):
        return True
    depth = 0
    for char in _NUMBERED.sub("", text):
        depth += (char in "([{") - (char in ")]}")
        if depth < 0:
            return True
    return text[:1] in (",", ";", ":")


def has_lost_index(site: Site) -> bool:
    """Whether one of the lines of a text is a sign or two that are smaller than its letters: a
    lowered or raised digit stands there, and not in its word.
    """
    heights = [line.across[1] - line.across[0] for line in site.lines]
    return any(
        len(line.glyphs) <= _INDEX and height <= _SMALLER * max(heights)
        for line, height in zip(site.lines, heights, strict=True)
    )


def _is_set_larger(sites: Sites, site: Site) -> bool:
    """Whether a text is larger than all labels, as the heading of a card is on its ground."""
    names = [one.lines[0].size for one in sites.sites if one.role in ("row", "column", "tick")]
    return bool(names) and site.lines[0].size >= _LARGER * max(names)


def _is_lone_number(sites: Sites, reading: Reading) -> bool:
    number = _NUMBER.match(reading.text) is not None
    return len(sites.layout.panels) == 1 and number and _YEAR.match(reading.text) is None


def _is_of_the_page(sites: Sites, readings: dict[str, Reading], site: Site) -> bool:
    """Whether a title neither begins where cells, labels or bars do nor has their middle.

    What else is written in sentences is of the page as well, and tells nothing.
    """
    layout, room = sites.layout, _SET * site.lines[0].size
    cells = [whole(panel.grid.box, panel.frame) for panel in layout.panels]
    names = [
        one.box
        for one in sites.sites
        if one.role not in ("title", "figure-title") and not is_prose(readings[one.key].text)
    ]
    about = surround([*cells, *names, *(bar.box for bar in layout.bars)])
    starts = [box.x0 for box in (*cells, *names, about)]
    middles = [box.center[0] for box in (*cells, surround(cells), about)]
    return all(abs(site.box.x0 - x) > room for x in starts) and all(
        abs(site.box.center[0] - x) > room for x in middles
    )


def _is_over_some_cells(sites: Sites, readings: dict[str, Reading], site: Site) -> bool:
    """Whether a text no larger than labels are stands over some cells and is set over nothing."""
    panel = sites.layout.panels[site.owner] if site.role == "title" else None
    if panel is None or len(site.lines) > 1:
        return False
    if not stands_within(site.lines[0], whole(panel.grid.box, panel.frame)):
        return False
    names = [
        one
        for one in sites.sites
        if one.role in ("row", "column", "tick") and one.lines[0].angle == 0.0
    ]
    heights = [letter_height(sites.glyphs, one.lines[0]) for one in names]
    height = letter_height(sites.glyphs, site.lines[0])
    if not heights or height > median(heights):
        return False
    middle = sites.layout.raster.rgb.shape[1] / 2
    centered = abs(site.box.center[0] - middle) <= site.lines[0].size
    return not centered and _is_of_the_page(sites, readings, site)


def _may_name_a_column(sites: Sites, site: Site) -> bool:
    if site.role != "title" or sites.of("column", site.owner):
        return False
    grid = sites.layout.panels[site.owner].grid
    (start, end), *others = grid.column_spans
    return not others and start <= site.box.center[0] <= end and site.box.width <= end - start


def _is_over(site: Site, bar: Bar) -> bool:
    if bar.orientation != "horizontal" or not bar.box.x0 <= site.box.center[0] <= bar.box.x1:
        return False
    return 0.0 <= bar.box.y0 - site.box.y1 <= _CLOSE * site.box.height


def _has_numbers(sites: Sites, readings: dict[str, Reading], bar: int) -> bool:
    texts = [readings[site.key].text for site in sites.of("tick", bar)]
    return sum(_NUMBER.match(text) is not None for text in texts) > 1
