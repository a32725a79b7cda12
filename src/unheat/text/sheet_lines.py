"""Letters and numbers of a spreadsheet that stand before the names of its lines.

A sheet counts its columns by letters and its rows by numbers in a margin of its own, next to
the names that somebody wrote into the first row and the first column. Names that are counted begin
with A or 1; what begins later and goes on by one in every label counts the lines of a sheet. Where
nothing but such letters was read the names are missing.
"""

from __future__ import annotations

import re
from dataclasses import replace

from unheat.model import Axis
from unheat.text.sites import Texts

_FEWEST, _BEGIN = 3, 2
_ALONE = re.compile(r"[B-Z]")
_LETTER = re.compile(r"([B-Z])\s+(\S.*)")
_NUMBER = re.compile(r"(\d+)\s*([^\W\d].*)")


def without_sheet_lines(texts: Texts) -> Texts:
    """Texts whose labels are names alone where a sheet counts them."""
    return replace(
        texts,
        panels=tuple(
            replace(
                panel,
                rows=_named(panel.rows, _NUMBER),
                columns=_named(panel.columns, _LETTER),
            )
            for panel in texts.panels
        ),
    )


def _named(axis: Axis, counted: re.Pattern[str]) -> Axis:
    found = [None if label is None else counted.fullmatch(label) for label in axis.labels]
    if _counts_alone(axis):
        # The first columns of a sheet hold something too, and names are what they mostly hold.
        return replace(axis, review=(True,) * len(axis.labels))
    matches = [match for match in found if match is not None]
    if len(matches) < max(_FEWEST, len(axis.labels)):
        return axis
    counts = [_count(match[1]) for match in matches]
    if counts[0] < _BEGIN or counts != list(range(counts[0], counts[0] + len(counts))):
        return axis
    return replace(axis, labels=tuple(match[2] for match in matches))


def _counts_alone(axis: Axis) -> bool:
    """Whether the labels are letters of a sheet that begin after A and go on."""
    letters = [label for label in axis.labels if label is not None and _ALONE.fullmatch(label)]
    if len(letters) < max(_FEWEST, len(axis.labels)):
        return False
    counts = [_count(letter) for letter in letters]
    return counts == list(range(counts[0], counts[0] + len(counts)))


def _count(text: str) -> int:
    return int(text) if text.isdigit() else ord(text) - ord("A") + 1
