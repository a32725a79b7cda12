"""A sentence of a transcription, or a part of one, and which cells of a panel it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from unheat.model import Figure, Panel
from unheat.show import observe as seen
from unheat.show.observe import observe
from unheat.show.phrases import Sayer
from unheat.validate.judge import Finding
from unheat.validate.labels import AxisLabels
from unheat.validate.mentions import Mention, Said, masked, mentions_of, numbers_of
from unheat.validate.places import Place, within_triangle
from unheat.validate.transcript import Statement

Bools = npt.NDArray[np.bool_]

_VALUE_WORDS = r"values?|scores?|cells?|entry|entries|numbers?|diagonals?|matrix|heat-?map|overall"
_SIDES = r"row|column|source|target"
OFF_DIAGONAL = (
    r"off[- ]?diagonals?|non[- ]?diagonals?|exclud\w+ (?:the )?diagonals?"
    r"|(?:apart|aside) from the diagonal|other than the diagonal"
)
_CLAUSE = re.compile(
    r";\s+|(?<=[^\d\s][.!?])\s+|(?<=\d[.!?])\s+(?=[A-Z])|,?\s+\b(?:while|whereas|but)\b\s+"
    r"|,?\s+and\s+(?=(?:the\s+|its\s+|a\s+)?(?:second[- ])?(?:lowest|highest|minimum|"
    r"maximum|smallest|largest|max|min|diagonal|average|mean)\b)"
    r"|,\s+and\s+(?=(?:most|all|no|none|every|off|values|scores|the|it|they|there|is)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A sentence or a part of one, with what it names.

    ``bare`` is the text with spaces in place of labels. ``quoted`` are texts in quotation marks.
    ``heading`` is the innermost heading over it.
    """

    text: str
    bare: str
    panel: Panel
    figure: Figure
    transposed: bool
    factor: float
    mentions: tuple[Mention, ...]
    numbers: tuple[Said, ...]
    quoted: tuple[str, ...]
    heading: str

    def has(self, pattern: str) -> bool:
        """Whether a pattern occurs as words, in any case, outside of the labels ("VO₂ max")."""
        return re.search(rf"\b(?:{pattern})\b", self.bare, re.IGNORECASE) is not None


Verdict = tuple[str, Finding, str]
"""Kind of a claim, finding, note."""


def clauses(text: str) -> list[str]:
    """A line in sentences and parts of sentences.

    >>> clauses("The highest value is 64.1 and the lowest 45.7. It is symmetric.")
    ['The highest value is 64.1', 'the lowest 45.7.', 'It is symmetric.']
    """
    return [part.strip() for part in _CLAUSE.split(text) if part and part.strip()]


def clause_of(
    text: str, statement: Statement, figure: Figure, panel: Panel, transposed: bool, factor: float
) -> Clause:
    quoted = re.findall(r"[\"“«]([^\"”»]+)[\"”»]|(?<!\w)['‘]([^'’]+)['’](?!\w)", text)
    mentions = mentions_of(text, panel)
    return Clause(
        text=text,
        bare=masked(text, mentions),
        panel=panel,
        figure=figure,
        transposed=transposed,
        factor=factor,
        mentions=mentions,
        numbers=numbers_of(text, mentions),
        quoted=tuple(one or other for one, other in quoted),
        heading=statement.under[-1] if statement.under else "",
    )


def scope(clause: Clause) -> tuple[Bools, bool]:
    """The cells that a clause is about, and whether a structural diagonal may be left out."""
    mask, structural = whole(clause)
    line = line_of(clause)
    if line is not None:
        only = np.zeros_like(mask)
        only[line] = True
        mask &= only
    return mask, structural


def whole(clause: Clause) -> tuple[Bools, bool]:
    """The same, without regard to rows and columns that it names."""
    mask = np.ones(clause.panel.cells.shape, dtype=bool)
    diagonal = observe(clause.panel).diagonal
    structural = diagonal is not None and diagonal.structural
    if clause.has(OFF_DIAGONAL):
        return mask & ~on_diagonal(clause.panel), False
    return mask, structural


def lines_of(clause: Clause) -> tuple[Bools, ...]:
    """The row and the column of a single label, where the clause does not say which it means.

    None where it does, or names none or several; then ``scope`` tells.
    """
    if len(clause.mentions) != 1:
        return ()
    one = clause.mentions[0]
    before, after = clause.text[: one.start], clause.text[one.end :]
    says = re.search(rf"\b(?:{_SIDES}|from|to|on|for|in)\W*$", before, re.IGNORECASE)
    if says or re.match(rf"\W*(?:as an? )?(?:{_SIDES})", after, re.IGNORECASE):
        return ()
    found = []
    for index, by_row in ((one.row, True), (one.col, False)):
        if index is not None:
            mask = np.zeros(clause.panel.cells.shape, dtype=bool)
            mask[(index, slice(None)) if by_row else (slice(None), index)] = True
            found.append(mask & whole(clause)[0])
    return tuple(found)


def line_of(clause: Clause) -> tuple[slice | int, slice | int] | None:
    """The one row or column that a clause, or the heading over it, is about; None for all."""
    mentions = clause.mentions
    if not mentions and clause.heading:
        rows, columns = AxisLabels.of(clause.panel.rows), AxisLabels.of(clause.panel.columns)
        row, col = rows.find(clause.heading).index, columns.find(clause.heading).index
        if row is None and col is None:
            return None
        as_column = row is None or (clause.transposed and col is not None)
        return (slice(None), col) if as_column and col is not None else (row or 0, slice(None))
    if len(mentions) != 1:
        return None
    one = mentions[0]
    before = clause.text[: one.start].lower()
    after = clause.text[one.end :].lower()
    says_column = bool(
        re.search(r"\b(?:column|target|to|on|for target)\W*$", before)
        or re.match(r"\W*(?:column|as (?:a )?target)", after)
    )
    as_column = one.row is None or (says_column != clause.transposed and one.col is not None)
    if as_column and one.col is not None:
        return (slice(None), one.col)
    return None if one.row is None else (one.row, slice(None))


def on_diagonal(panel: Panel) -> Bools:
    mask = np.zeros(panel.cells.shape, dtype=bool)
    np.fill_diagonal(mask, True)
    return mask


def filled(panel: Panel, cell: tuple[int, int]) -> tuple[int, int]:
    """A cell, or the mirrored one where this one is blank and the matrix a triangle."""
    where = within_triangle(Place(row=cell[0], col=cell[1]), panel)
    return where.row, where.col


def is_about_values(clause: Clause) -> bool:
    """Whether numbers of a clause can be the panel's: it says so, or they lie near its values.

    "Data range: 2010–2020" and "maximum length: 512 tokens" are about something else.
    """
    if clause.mentions or clause.has(_VALUE_WORDS):
        return True
    known = clause.panel.cells.value[np.isfinite(clause.panel.cells.value)]
    if not known.size:
        return False
    low, high = float(known.min()), float(known.max())
    span = high - low
    said = [one.value * clause.factor for one in clause.numbers]
    return not said or any(low - span <= value <= high + span for value in said)


def slack_of(panel: Panel) -> float:
    """How far a value that is read from color alone may be off; nothing where it is printed."""
    cells = panel.cells
    if np.isfinite(cells.text_value).any():
        return 1e-9
    widths = (cells.color_high - cells.color_low) * panel.format.factor
    return float(np.nanmedian(widths)) if np.isfinite(widths).any() else 1e-9


def finding_of(panel: Panel, held: bool, mask: Bools) -> Finding:
    return Finding.HOLDS if held else failed(panel, mask)


def failed(panel: Panel, mask: Bools) -> Finding:
    doubtful = panel.cells.review | ~np.isfinite(panel.cells.value)
    return (
        Finding.UNSURE
        if bool((doubtful & mask & (panel.cells.status != "empty")).any())
        else Finding.DIFFERS
    )


def told_cell(panel: Panel, place: tuple[int, int]) -> str:

    return Sayer(panel).cell(seen.Place(place[0], place[1], float(panel.cells.value[place])))
