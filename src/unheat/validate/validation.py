"""The outcome of a validation, as values and as JSON; ``told`` puts it into words."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from unheat.errors import ExitCode
from unheat.validate.claims import Claim
from unheat.validate.judge import Finding

SCHEMA = "unheat/validation/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One number of theirs, or one cell that they left out, with the evidence.

    ``row`` and ``column`` are the figure's labels (theirs where they match none).
    ``theirs`` and ``printed`` are texts as they stand; ``color_low`` and ``color_high``
    bound what the color allows in printed units, infinite at an open end. ``contradicts`` and
    ``supports`` name the witnesses "print" and "color". ``words`` are their words for the color,
    ``color_words`` ours where theirs or a doubt ask for them, ``words_agree`` whether theirs can
    be said of it (None: they name no color); they never decide.
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
    words_agree: bool | None = None
    contradicts: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The verdicts on one panel, which counts from 1.

    ``factor`` turns their numbers into printed ones. ``renamed`` are (their name, the label it
    was taken for) where the two differ in more than case and dashes. ``claims`` are what their
    sentences say about the panel. ``doubts`` say what of the panel itself is up for review, in
    sentences: its grid, its scale, its labels.
    """

    panel: int
    title: str | None
    transposed: bool
    factor: float
    entries: tuple[Checked, ...]
    claims: tuple[Claim, ...] = ()
    doubts: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Validation:
    """All verdicts, one part a panel. ``skipped`` are their lines (number, text) that hold
    numbers and were not understood."""

    source: str
    title: str | None
    n_panels: int
    parts: tuple[Part, ...]
    skipped: tuple[tuple[int, str], ...] = ()

    @property
    def entries(self) -> tuple[Checked, ...]:
        return tuple(entry for part in self.parts for entry in part.entries)

    @property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(claim for part in self.parts for claim in part.claims)

    @property
    def counts(self) -> dict[str, int]:
        """Number of entries per finding, all findings named."""
        return _counted(entry.finding for entry in self.entries)

    @property
    def claim_counts(self) -> dict[str, int]:
        return _counted(claim.finding for claim in self.claims)

    @property
    def findings(self) -> int:
        """How many numbers and claims a person has to look at: differs, extra and unsure.

        A cell that the transcription leaves out is reported and is no mismatch.
        """
        return sum(
            counts[name]
            for counts in (self.counts, self.claim_counts)
            for name in ("differs", "extra", "unsure")
        )

    @property
    def exit_code(self) -> ExitCode:
        return ExitCode.FINDINGS if self.findings else ExitCode.DONE

    def to_text(self) -> str:
        """A report for the terminal: what does not hold first, then counts."""
        from unheat.validate.told import text_of

        return text_of(self)

    def to_markdown(self) -> str:
        """The same as a Markdown page."""
        from unheat.validate.told import markdown_of

        return markdown_of(self)

    def to_dict(self) -> dict[str, Any]:
        """Plain values, schema ``unheat/validation/1``; an open end of an interval is None."""
        return {
            "schema": SCHEMA,
            "source": self.source,
            "title": self.title,
            "findings": self.findings,
            "counts": self.counts,
            "claim_counts": self.claim_counts,
            "parts": [
                {
                    "panel": part.panel,
                    "title": part.title,
                    "transposed": part.transposed,
                    "factor": part.factor,
                    "doubts": list(part.doubts),
                    "entries": [_plain(entry) for entry in part.entries],
                    "claims": [asdict(claim) for claim in part.claims],
                    "renamed": [
                        {"theirs": theirs, "label": label} for theirs, label in part.renamed
                    ],
                }
                for part in self.parts
            ],
            "skipped": [{"line": number, "text": text} for number, text in self.skipped],
        }

    def to_json(self) -> str:
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=2) + "\n"


def _counted(findings: Iterable[Finding]) -> dict[str, int]:
    counter = Counter(findings)
    return {str(finding): counter[finding] for finding in Finding}


def _plain(entry: Checked) -> dict[str, Any]:
    result = asdict(entry)
    for name in ("color_low", "color_high"):
        value = result[name]
        result[name] = None if value is None or math.isinf(value) else round(value, 6)
    return result
