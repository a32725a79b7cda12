"""Names of rows that stand beyond a column of numbers: a table's first columns.

Tables of results put counts between the names of the rows and the colored cells: users of a
cohort, the size of a class. The nearest print on the side of the cells is then no label. What
tells it is what it says, numbers in every row, and that words stand in every row further out under
a heading. Both columns are read, and the words of the readers choose.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from unheat.medians import median
from unheat.model import Box, PanelLayout, Word
from unheat.text.axes import Side
from unheat.text.lines import Line, group_lines
from unheat.text.page import Page, bands, reach, side_view, whole
from unheat.text.row_heading import row_heading
from unheat.text.sites import Site, Sites

ROLE, HEADING = "outer-row", "outer-row-title"

# Fewer rows are no column of a table.
_ROWS = 3
# Columns of a table stand so far apart at least, in letter heights.
_APART = 1.0
_NUMBER = re.compile(r"[-+−–~≈$€£#]?\d[\d.,\s]*[kKMB%]?")

# What cohorts are named by: a month, a day, a quarter.
_DATE = re.compile(r"\d{4}[-/](?:\d{1,2}|Q\d)(?:[-/]\d{1,2})?|\d{1,2}/\d{1,2}/\d{2,4}|Q\d \d{4}")


def outer_sites(page: Page, number: int, panel: PanelLayout, side: Side, top: Side) -> list[Site]:
    """The column of words next beyond level labels at the left, and its heading; claimed."""
    labels = side.labels.places
    full = len(labels) == panel.grid.n_rows >= _ROWS
    if side.side != "left" or side.angle != 0.0 or not full:
        return []
    own = whole(panel.grid.box, panel.frame)
    inner = [label for lines in labels.values() for label in lines]
    edge = min(label.box.x0 for label in inner)
    size = float(median([label.size for label in inner]))
    outermost = own.x0 - reach(page, own, "left")
    if outermost >= edge:
        # The labels stand beyond a track of annotation.
        return []
    within = Box(outermost, own.y0, edge, own.y1)
    column = _column(page, within, [lines[0] for lines in labels.values()], size)
    if column is None:
        return []
    places = dict(zip(labels, column, strict=True))
    outer = replace(side, labels=replace(side.labels, places={k: [v] for k, v in places.items()}))
    heading = row_heading(page, own, outer, top)
    for line in column:
        page.claim(line.glyphs)
    sites = [
        Site(role=ROLE, owner=number, index=place, lines=(line,)) for place, line in places.items()
    ]
    if heading is not None:
        line, sure = heading
        sites.append(
            Site(role=HEADING, owner=number, index=0, lines=(line,), side="top", sure=sure)
        )
    return sites


def _column(page: Page, within: Box, inner: list[Line], size: float) -> list[Line] | None:
    """One level line for each of the ``inner`` ones, nearest at their left; None if one lacks."""
    boxes = page.glyphs.boxes
    middles = page.glyphs.centers[:, 1]
    index = np.flatnonzero(
        page.free
        & (boxes[:, 0] >= within.x0 - 1)
        & (boxes[:, 2] <= within.x1 - _APART * size)
        & (middles > within.y0)
        & (middles < within.y1)
    )
    if not len(index):
        return None
    edge = Box(within.x1, within.y0, within.x1 + 1, within.y1)
    band = bands(side_view(boxes[index], edge, "left"), index, _APART * size)[0]
    lines = group_lines(page.glyphs, band, 0.0, page.glyphs.text_size(band))
    if len(lines) != len(inner):
        return None
    lines.sort(key=lambda line: line.center[1])
    order = np.argsort([label.center[1] for label in inner])
    found: dict[int, Line] = {}
    for place, line in zip(order.tolist(), lines, strict=True):
        if abs(line.center[1] - inner[place].center[1]) > 0.5 * size:
            return None
        found[place] = line
    return [found[place] for place in range(len(inner))]


def settled(sites: Sites, words: Mapping[str, Word]) -> tuple[Sites, frozenset[int]]:
    """Sites with one column of names a panel, and the panels whose names are the outer ones."""
    owners = {site.owner for site in sites.of(ROLE)}
    if not owners:
        return sites, frozenset()
    taken = frozenset(owner for owner in owners if _are_names(sites, owner, words))
    kept = []
    for site in sites.sites:
        outer = site.role in (ROLE, HEADING)
        # A title of the axis stands where it stands, what heads the numbers names them.
        counted = site.role == "row" or (site.role == "row-title" and site.side == "top")
        if outer and site.owner in taken:
            kept.append(replace(site, role=site.role.removeprefix("outer-")))
        elif not outer and not (counted and site.owner in taken):
            kept.append(site)
    return replace(sites, sites=tuple(kept)), taken


def renamed(words: Mapping[str, Word], taken: frozenset[int]) -> dict[str, Word]:
    """Words of the columns that were taken under the keys of labels."""
    if not taken:
        return dict(words)
    result = {key: word for key, word in words.items() if not _is_of(key, "row", taken)}
    for key, word in words.items():
        if _is_of(key, "outer-row", taken):
            plain = key.removeprefix("outer-")
            result[plain] = replace(word, key=plain)
    return result


def asked_as(key: str, taken: frozenset[int]) -> str:
    """The key under which a label's line was cut."""
    return "outer-" + key if _is_of(key, "row", taken) else key


def _is_of(key: str, role: str, owners: frozenset[int]) -> bool:
    return any(key.startswith((f"{role}.{owner}.", f"{role}-title.{owner}.")) for owner in owners)


def _are_names(sites: Sites, owner: int, words: Mapping[str, Word]) -> bool:
    """Whether numbers alone stand next to the cells, words beyond them, and a heading over one."""
    inner, outer = (
        [
            word.text.strip()
            for site in sites.of(role, owner)
            for word in [words.get(site.crop_key(0, 0.0))]
            if word is not None
        ]
        for role in ("row", ROLE)
    )
    headed = sites.of(HEADING, owner) or [
        site for site in sites.of("row-title", owner) if site.side == "top"
    ]
    lettered = [text for text in outer if sum(map(str.isalpha, text)) > 1 or _DATE.fullmatch(text)]
    return (
        bool(headed)
        and len(inner) >= _ROWS
        and all(_NUMBER.fullmatch(text) for text in inner)
        and 2 * len(lettered) > len(sites.of(ROLE, owner))
    )
