"""Letters and numbers of a spreadsheet that stand before the names of its lines.

A sheet counts its columns by letters and its rows by numbers in a margin of its own, next to
the names that somebody wrote into the first row and the first column. Names that are counted begin
with A or 1; what begins later and goes on by one in every label counts the lines of a sheet. Where
nothing but such letters was read the names are missing. Beyond names in the rows' first column the
numbers of the sheet stand where a title of the rows would ("23456789"), or the "A" over them does.
"""

from __future__ import annotations

import re
from dataclasses import replace

from unheat.model import Axis
from unheat.text.sites import PanelTexts, Texts

_FEWEST, _BEGIN = 3, 2
# A table begins in one of the first lines of a sheet.
_DEEPEST = 40
# Of the columns so many show their letter at least where readers lost some.
_MOST = 0.6
# The same count holds for so many of the lines, and so many follow a table at least where it does
# not tell of all.
_SAME, _BARE = 0.8, 2
# What makes an ordinal of a number is no longer.
_ENDING = 2
# "Q1" is a title as well.
_CELL = re.compile(r"[A-Z]{1,3}[1-9]\d+")
_NUMBERS, _LETTERS = re.compile(r"\d+"), re.compile(r"[A-Z]")
_LEADING = re.compile(r"[B-Z](?:\s|$)")
# Of small print the case of letters that have one shape in both is not told.
_LETTER = re.compile(r"([B-Zcosvwxz])\s+(\S.*)")
_MISREAD = re.compile(r"\S\s+(\S.*)")
_NUMBER = re.compile(r"(\d+)\s*([^\W\d].*)")


def without_sheet_lines(texts: Texts) -> Texts:
    """Texts whose labels are names alone where a sheet counts them."""
    return replace(
        texts,
        panels=tuple(
            replace(
                panel,
                title=None if _is_name_box(panel) else panel.title,
                rows=_named(panel.rows, _NUMBER, _NUMBERS),
                columns=_asked(_named(panel.columns, _LETTER, _LETTERS)),
            )
            for panel in texts.panels
        ),
    )


def without_sheet_titles(texts: Texts, built: Texts) -> Texts:
    """Texts without a question about a title of the rows where a sheet has its lines counted, as
    they were ``built`` from what was read."""
    return replace(
        texts,
        panels=tuple(
            replace(panel, rows=replace(panel.rows, title=None)) if _counts_rows(read) else panel
            for panel, read in zip(texts.panels, built.panels, strict=True)
        ),
    )


def _counts_rows(panel: PanelTexts) -> bool:
    """Whether the title of the rows is what a sheet counts these by, or the letter of the column
    that their names stand in."""
    rows, columns = panel.rows, panel.columns
    title = "" if rows.title is None else "".join(rows.title.text.split())
    numbers = ("".join(map(str, range(at, at + len(rows.labels)))) for at in range(2, _DEEPEST))
    if len(rows.labels) >= _FEWEST and title in numbers:
        return True
    if title != "A" or not columns.labels or not (columns.labels[0] or "").startswith("B"):
        return False
    return _named(columns, _LETTER, _LETTERS) is not columns


def _is_name_box(panel: PanelTexts) -> bool:
    """Whether the title is what a sheet says over its letters: which cell is chosen."""
    if panel.title is None or not _CELL.fullmatch(panel.title.text):
        return False
    return _counts(panel.rows, _NUMBERS) and _counts(panel.columns, _LETTERS)


def _counts(axis: Axis, lines: re.Pattern[str]) -> bool:
    """Whether all labels are the numbers, or the letters, by which a sheet counts its lines."""
    labels = [label or "" for label in axis.labels]
    if not labels or not all(lines.fullmatch(label) for label in labels):
        return False
    counts = [_count(label) for label in labels]
    return counts == list(range(counts[0], counts[0] + len(counts)))


def _named(axis: Axis, counted: re.Pattern[str], alone: re.Pattern[str]) -> Axis:
    """The axis with names for labels where a sheet counts its lines before them.

    Readers lose some of what counts, or mistake it; where the sheet goes on beyond its table its
    lines have that ``alone``, and nothing for a name.
    """
    found = {}
    for index, label in enumerate(axis.labels):
        match = counted.fullmatch(label or "")
        if match is not None:
            found[index] = _count(match[1]), match[2]
        elif label is not None and alone.fullmatch(label):
            found[index] = _count(label), ""
    if counted is _LETTER and len(found) >= _SAME * len(axis.labels):
        # "1 Marie" beside "G Yuki" and "H Max" stands in the column I.
        for index, label in enumerate(axis.labels):
            match = _MISREAD.fullmatch(label or "")
            if index not in found and match is not None:
                found[index] = 0, match[1]
    names = [name for _, name in found.values() if name]
    # Letters make no ordinals, but what they count may be letters and numbers as well.
    several = len(names) >= _FEWEST and len(set(names)) == len(names)
    short = counted is _LETTER and several and not _are_names(names)
    if len(found) < _FEWEST or not (short or _are_names(names)):
        return axis
    starts = [count - index for index, (count, _) in found.items()]
    start = max(starts, key=lambda one: (starts.count(one), -one))
    votes, lines = starts.count(start), len(axis.labels)
    bare = [index for index, (_, name) in found.items() if not name]
    goes_on = len(bare) >= _BARE and bare == list(range(lines - len(bare), lines))
    whole = len(found) == lines and votes >= max(_FEWEST, _SAME * lines)
    if start < _BEGIN or not (whole or (goes_on and votes == len(starts))):
        return axis
    labels = [
        found[index][1] or None if index in found else label
        for index, label in enumerate(axis.labels)
    ]
    review = [
        asked or short or index in bare or (index in found and found[index][0] != start + index)
        for index, asked in enumerate(axis.review)
    ]
    return replace(axis, labels=tuple(labels), review=tuple(review))


def _are_names(texts: list[str]) -> bool:
    """Whether texts behind numbers are names: all of them differ, as "beds" in "2 beds" and "3
    beds" does not, and they are more than the "nd" of "2nd".
    """
    return len(set(texts)) == len(texts) and max(map(len, texts), default=0) > _ENDING


def _asked(columns: Axis) -> Axis:
    """The columns, up for review where some have letters of a sheet for names, from B on.

    The first columns of a sheet hold something too, and names are what they mostly hold. A sheet
    has its letters over the cells.
    """
    labels = columns.labels if columns.side == "top" else ()
    first = [(i, label[0]) for i, label in enumerate(labels) if label and _LEADING.match(label)]
    starts = {_count(letter) - i for i, letter in first}
    alone = any(label is not None and len(label) == 1 for label in labels)
    if not alone or len(first) < max(_FEWEST, _MOST * len(labels)) or len(starts) > 1:
        return columns
    return replace(columns, review=(True,) * len(labels)) if min(starts) >= _BEGIN else columns


def _count(text: str) -> int:
    return int(text) if text.isdigit() else ord(text.upper()) - ord("A") + 1
