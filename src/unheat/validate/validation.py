"""The outcome of a validation, as a value, as text and as JSON."""

from __future__ import annotations

import json
import math
from collections import Counter
from dataclasses import asdict, dataclass
from typing import Any

from unheat.errors import ExitCode
from unheat.show.numerals import interval_text
from unheat.validate.judge import Finding

LISTED_MISSING = 12
"""Cells named one by one before the rest is only counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One number of theirs, or one cell that they left out, with the evidence.

    ``row`` and ``column`` are the figure's labels (theirs where they match none).
    ``theirs`` and ``printed`` are texts as they stand; ``color_low`` and ``color_high``
    bound what the colour allows in printed units, infinite at an open end. ``words`` are
    their words for the colour and ``color_words`` ours; they never decide.
    """

    finding: Finding
    row: str
    column: str
    row_index: int | None = None
    col_index: int | None = None
    line: int | None = None
    theirs: str | None = None
    words: str | None = None
    printed: str | None = None
    value: float | None = None
    status: str | None = None
    color_low: float | None = None
    color_high: float | None = None
    color_words: str | None = None
    contradicts: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Validation:
    """All verdicts. ``panel`` counts from 1. ``factor`` turns their numbers into printed
    ones. ``skipped`` are lines of theirs that look like numbers and were not understood.
    ``renamed`` are (their name, the label it was taken for) where the two differ in more
    than case and dashes."""

    source: str
    title: str | None
    panel: int
    n_panels: int
    transposed: bool
    factor: float
    entries: tuple[Checked, ...]
    skipped: tuple[tuple[int, str], ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """Number of entries per finding, all findings named."""
        counter = Counter(entry.finding for entry in self.entries)
        return {str(finding): counter[finding] for finding in Finding}

    @property
    def findings(self) -> int:
        """How many entries a person has to look at: differs, extra and unsure.

        A cell that the transcription leaves out is reported and is no mismatch.
        """
        counts = self.counts
        return counts["differs"] + counts["extra"] + counts["unsure"]

    @property
    def exit_code(self) -> ExitCode:
        return ExitCode.FINDINGS if self.findings else ExitCode.DONE

    def to_text(self) -> str:
        """A report for the terminal: what does not hold first, then counts."""
        lines = [_headline(self)]
        lines += _remarks(self)
        order = [Finding.DIFFERS, Finding.UNSURE, Finding.EXTRA, Finding.ROUNDED, Finding.MISSING]
        for finding in order:
            items = [entry for entry in self.entries if entry.finding == finding]
            shown = items if finding != Finding.MISSING else items[:LISTED_MISSING]
            lines += [describe(item) for item in shown]
            if len(items) > len(shown):
                lines.append(f"missing   … and {len(items) - len(shown)} more cells")
        lines += [f"skipped   line {number} was not understood: {t}" for number, t in self.skipped]
        counts = self.counts
        lines.append(
            ", ".join(f"{n} {_plural(name, n)}" for name, n in counts.items() if n) or "nothing"
        )
        return "\n".join(lines) + "\n"

    def to_dict(self) -> dict[str, Any]:
        """Plain values; an open end of a colour interval is None."""
        return {
            "source": self.source,
            "title": self.title,
            "panel": self.panel,
            "transposed": self.transposed,
            "factor": self.factor,
            "counts": self.counts,
            "findings": self.findings,
            "entries": [_plain(entry) for entry in self.entries],
            "renamed": [{"theirs": theirs, "label": label} for theirs, label in self.renamed],
            "skipped": [{"line": number, "text": text} for number, text in self.skipped],
        }

    def to_json(self) -> str:
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=2) + "\n"


def describe(item: Checked) -> str:
    """One entry in one line.

    >>> item = Checked(finding=Finding.DIFFERS, row="Vicuna", column="GPT-4", theirs="52.7",
    ...     line=14, printed="59.7", color_low=52.4, color_high=53.1)
    >>> print(describe(item))
    differs   Vicuna / GPT-4: theirs 52.7, printed 59.7, colour 52.4–53.1 (line 14)
    """
    parts = []
    if item.theirs:
        parts.append(f"theirs {item.theirs}" + (f" ({item.words})" if item.words else ""))
    if item.printed is not None:
        parts.append(f"printed {item.printed}")
    elif item.row_index is not None:
        parts.append("nothing printed" if item.status != "unread" else "print unreadable")
    told = _interval(item)
    if told and (item.printed is None or item.finding in (Finding.DIFFERS, Finding.UNSURE)):
        words = f" ({item.color_words})" if item.color_words and item.words else ""
        parts.append(f"colour {told}{words}")
    note = f"; {item.note}" if item.note else ""
    line = f" (line {item.line})" if item.line is not None else ""
    return f"{item.finding:<9} {item.row} / {item.column}: {', '.join(parts)}{note}{line}"


def _headline(validation: Validation) -> str:
    given = sum(entry.line is not None for entry in validation.entries)
    name = validation.title or validation.source
    if validation.n_panels > 1:
        name += f", panel {validation.panel} of {validation.n_panels}"
    return f"{name}: {given} {_plural('number', given)} checked"


def _remarks(validation: Validation) -> list[str]:
    remarks = []
    if validation.transposed:
        remarks.append("note      the table is the transpose of the figure: rows are its columns")
    if validation.factor != 1.0:
        remarks.append(f"note      their numbers × {validation.factor:g} are the printed ones")
    remarks += [f"note      {name!r} was taken for {label!r}" for name, label in validation.renamed]
    doubted = sum(e.finding == Finding.HOLDS and "review" in e.note for e in validation.entries)
    if doubted:
        remarks.append(f"note      {doubted} of those that hold are up for review in the figure")
    return remarks


def _interval(item: Checked) -> str:
    if item.color_low is None or item.color_high is None:
        return ""
    return interval_text(item.color_low, item.color_high)


def _plain(entry: Checked) -> dict[str, Any]:
    result = asdict(entry)
    result["finding"] = str(entry.finding)
    for name in ("color_low", "color_high"):
        value = result[name]
        result[name] = None if value is None or math.isinf(value) else round(value, 6)
    result["contradicts"] = list(entry.contradicts)
    result["supports"] = list(entry.supports)
    return result


def _plural(word: str, count: int) -> str:
    words = {"holds": "hold", "differs": "differ", "number": "numbers"}
    return words.get(word, word) if count != 1 else word
