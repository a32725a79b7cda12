"""Names of rows that stand beyond other columns: a table's first columns.

Tables of results put columns between the names of the rows and the colored cells: users of a
cohort, the size of a class, a license. The nearest print on the side of the cells is then no label.
What tells it is what it says, numbers in every row, with a unit or without, or words that repeat,
which name no row, and that words stand in every row further out under a heading. All columns are
read, and the words of the readers choose. Where words of two columns could each name the rows,
nothing says which do.
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

_STEPS = ("outer-", "outer2-", "outer3-", "outer4-")
"""What stands before the roles of the columns further and further out."""

# Fewer rows are no column of a table.
_ROWS = 3
# So many of a column's texts are numbers where all of them are.
_MOSTLY = 0.75
# Columns of a table stand so far apart at least, in letter heights.
_APART = 1.0
_NUMBER = re.compile(r"[-+−–~≈$€£#]?\d[\d.,\s]*[kKMB%]?")

_QUANTITY = re.compile(r"[-+−–~≈]?\d[\d.,\s]*?\s?([^\d\s.,–−-][^\d\s]{0,4})")
"""A number and its unit."""
_CODE = re.compile(r"[^\W\d]{1,3}\W?\d+")
"""A letter or three and a number, by which samples are named."""

# What cohorts are named by: a month, a day, a quarter.
_DATE = re.compile(r"\d{4}[-/](?:\d{1,2}|Q\d)(?:[-/]\d{1,2})?|\d{1,2}/\d{1,2}/\d{2,4}|Q\d \d{4}")


def outer_sites(page: Page, number: int, panel: PanelLayout, side: Side, top: Side) -> list[Site]:
    """The columns of print next beyond level labels at the left, and their headings; claimed."""
    labels = side.labels.places
    full = len(labels) == panel.grid.n_rows >= _ROWS
    if side.side != "left" or side.angle != 0.0 or not full:
        return []
    own = whole(panel.grid.box, panel.frame)
    inner = [label for lines in labels.values() for label in lines]
    edge = min(label.box.x0 for label in inner)
    size = float(median([label.size for label in inner]))
    outermost = own.x0 - reach(page, own, "left")
    sites: list[Site] = []
    for step in _STEPS:
        if outermost >= edge:
            # The labels stand beyond a track of annotation.
            break
        within = Box(outermost, own.y0, edge, own.y1)
        column = _column(page, within, [lines[0] for lines in labels.values()], size)
        if column is None:
            break
        places = dict(zip(labels, column, strict=True))
        outer = replace(
            side, labels=replace(side.labels, places={k: [v] for k, v in places.items()})
        )
        heading = row_heading(page, own, outer, top)
        for line in column:
            page.claim(line.glyphs)
        sites += [
            Site(role=f"{step}row", owner=number, index=place, lines=(line,))
            for place, line in places.items()
        ]
        if heading is not None:
            line, sure = heading
            role = f"{step}row-title"
            sites.append(
                Site(role=role, owner=number, index=0, lines=(line,), side="top", sure=sure)
            )
        edge = min(line.box.x0 for line in column)
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


def settled(sites: Sites, words: Mapping[str, Word]) -> tuple[Sites, Mapping[int, str]]:
    """Sites with one column of names a panel, and for the panels whose names are further out what
    stands before the roles of these."""
    owners = {site.owner for site in sites.of(f"{_STEPS[0]}row")}
    if not owners:
        return sites, {}
    chosen = {owner: _names_of(sites, owner, words) for owner in owners}
    taken = {owner: step for owner, (step, _sure) in chosen.items() if step}
    kept = []
    for site in sites.sites:
        step = next((step for step in _STEPS if site.role.startswith(step)), "")
        own, sure = chosen.get(site.owner, ("", True))
        # A title of the axis stands where it stands, what heads the numbers names them.
        headed = site.role == "row-title" and site.side == "top"
        if step:
            if step == own:
                role = site.role.removeprefix(step)
                kept.append(replace(site, role=role, sure=site.sure and sure))
        elif site.role == "row" or headed:
            if not own:
                kept.append(site if sure else replace(site, sure=False))
        else:
            kept.append(site)
    return replace(sites, sites=tuple(kept)), taken


def renamed(words: Mapping[str, Word], taken: Mapping[int, str]) -> dict[str, Word]:
    """Words of the columns that were taken under the keys of labels."""
    if not taken:
        return dict(words)
    result = {key: word for key, word in words.items() if not _is_of(key, taken)}
    for key, word in words.items():
        for owner, step in taken.items():
            if _is_of(key.removeprefix(step), {owner: step}) and key.startswith(step):
                plain = key.removeprefix(step)
                result[plain] = replace(word, key=plain)
    return result


def asked_as(key: str, taken: Mapping[int, str]) -> str:
    """The key under which a label's line was cut."""
    return next((step + key for owner, step in taken.items() if _is_of(key, {owner: step})), key)


def _is_of(key: str, owners: Mapping[int, str]) -> bool:
    return any(key.startswith((f"row.{owner}.", f"row-title.{owner}.")) for owner in owners)


def _names_of(sites: Sites, owner: int, words: Mapping[str, Word]) -> tuple[str, bool]:
    """(what stands before the roles of the column of names, whether it can be no other).

    Of the columns from the cells outward the first is taken in which words stand and none twice,
    else the first with words, beyond numbers and words that repeat and under a heading.
    """
    columns = {step: said for step in ("", *_STEPS) if (said := _said(sites, owner, step, words))}
    headed = any(
        site.side == "top" for step in columns for site in sites.of(f"{step}row-title", owner)
    )
    worded = [step for step, said in columns.items() if _are_words(said)]
    telling = [step for step in worded if len(set(columns[step])) == len(columns[step])]
    inner = columns.get("", [])
    counted = len(inner) >= _ROWS and _are_numbers(inner)
    if "" in telling or not telling:
        first = worded[0] if counted and headed and worded else ""
        # Of several columns in which words repeat the rows may be named by two together.
        return first, len(telling) == 1 or (not telling and len(columns) < 3)
    # Labels in lines without a heading are no table's, whose first columns name.
    named = headed and (counted or "" in worded or _are_quantities(inner))
    return (telling[0] if named else ""), named and len(telling) == 1


def _said(sites: Sites, owner: int, step: str, words: Mapping[str, Word]) -> list[str]:
    """What one column says, as far as it was read."""
    keys = [site.crop_key(0, 0.0) for site in sites.of(f"{step}row", owner)]
    return [words[key].text.strip() for key in keys if key in words]


def _are_numbers(said: list[str]) -> bool:
    """Whether a column has numbers alone; a reader may have taken a digit of one for a sign."""
    digits = all(re.search(r"\d", text) and sum(map(str.isalpha, text)) < 2 for text in said)
    numbers = [text for text in said if _NUMBER.fullmatch(text)]
    return digits and len(numbers) >= _MOSTLY * len(said)


def _are_quantities(said: list[str]) -> bool:
    """Whether a column has numbers with one unit, which were measured as often as they name.

    >>> _are_quantities(["40 °C", "31 °C", "58 °C"]), _are_quantities(["2024-01", "2024-02"])
    (True, False)
    """
    units = [found[1] for text in said if (found := _QUANTITY.fullmatch(text))]
    return bool(units) and units.count(max(units, key=units.count)) >= _MOSTLY * len(said)


def _are_words(said: list[str]) -> bool:
    """Whether most of a column has letters, or is a date or a code."""
    lettered = [
        text
        for text in said
        if sum(map(str.isalpha, text)) > 1 or _DATE.fullmatch(text) or _CODE.fullmatch(text)
    ]
    return 2 * len(lettered) > len(said)
