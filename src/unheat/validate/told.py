"""The outcome of a validation in words: for the terminal, and as a Markdown page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unheat.show.numerals import interval_text
from unheat.validate.claims import Claim
from unheat.validate.judge import Finding
from unheat.validate.validation import Checked, Part, Validation

LISTED_MISSING = 12
"""Cells named one by one before the rest is only counted."""

LISTED_DOUBTS = 4
"""Doubts about the figure itself that are told one by one; the gravest come first."""

_ORDER = (Finding.DIFFERS, Finding.UNSURE, Finding.EXTRA, Finding.ROUNDED, Finding.MISSING)


def text_of(validation: Validation) -> str:
    """A report for the terminal: what does not hold first, then counts."""
    lines = []
    for part in validation.parts:
        lines.append(headline(validation, part))
        lines += [f"note      {remark}" for remark in remarks(part)]
        items, left_out = _shown(part)
        lines += [describe(item) for item in items]
        if left_out:
            lines.append(f"missing   … and {left_out} more cells")
        lines += [describe_claim(claim) for claim in part.claims]
    lines += [f"skipped   line {number}, not checked: {t}" for number, t in validation.skipped]
    lines.append(counted(validation))
    return "\n".join(lines) + "\n"


def markdown_of(validation: Validation) -> str:
    """The same as a Markdown page, with a table of what does not hold."""
    title = _in_cell(validation.title or validation.source)
    pieces = [f"# {title}", f"{counted(validation)}."]
    for part in validation.parts:
        if validation.n_panels > 1:
            pieces.append(f"## {headline(validation, part)}")
        pieces.append("\n".join(f"- {remark}" for remark in remarks(part)))
        items, left_out = _shown(part)
        header = "| verdict | row | column | theirs | printed | color | note |"
        pieces.append(_markdown_table(header, [_row(item) for item in items]))
        pieces.append(f"… and {left_out} more cells are missing." if left_out else "")
        header = "| verdict | about | claim | the figure | line |"
        pieces.append(_markdown_table(header, [_claim_row(claim) for claim in part.claims]))
    if validation.skipped:
        pieces.append("Not checked:")
        lines = [f"- line {number}: {_in_cell(text)}" for number, text in validation.skipped]
        pieces.append("\n".join(lines))
    return "\n\n".join(filter(None, pieces)) + "\n"


def describe(item: Checked) -> str:
    """One entry in one line.

    >>> item = Checked(finding=Finding.DIFFERS, row="Vicuna", column="GPT-4", theirs="52.7",
    ...     line=14, printed="59.7", color_low=52.4, color_high=53.1, contradicts=("print",))
    >>> describe(item).partition(": ")[2]
    'theirs 52.7, printed 59.7, color 52.4–53.1; the print contradicts theirs (line 14)'
    """
    parts = []
    if item.theirs:
        parts.append(f"theirs {item.theirs}" + (f" ({item.words})" if item.words else ""))
    parts += evidence_of(item)
    notes = [*contradictions(item), item.note]
    note = "".join(f"; {one}" for one in notes if one)
    line = f" (line {item.line})" if item.line is not None else ""
    return f"{item.finding:<9} {item.row} / {item.column}: {', '.join(parts)}{note}{line}"


def describe_claim(claim: Claim) -> str:
    """One claim in one line."""
    note = f" – {claim.note}" if claim.note else ""
    return f"{claim.finding:<9} {claim.kind}: “{claim.text}”{note} (line {claim.line})"


def evidence_of(item: Checked) -> list[str]:
    """What the two witnesses say about a cell."""
    said = []
    if item.printed is not None:
        said.append(f"printed {item.printed}")
    elif item.row_index is not None:
        said.append("nothing printed" if item.status != "unread" else "print unreadable")
    told = interval_of(item)
    if told and (item.printed is None or item.finding in (Finding.DIFFERS, Finding.UNSURE)):
        words = f" ({item.color_words})" if item.color_words and item.words else ""
        said.append(f"color {told}{words}")
    return said


def contradictions(item: Checked) -> list[str]:
    """Which of the two witnesses contradict a number that differs."""
    if item.finding != Finding.DIFFERS or not item.contradicts:
        return []
    if len(item.contradicts) == 2:
        return ["print and color contradict theirs"]
    return [f"the {item.contradicts[0]} contradicts theirs"]


def interval_of(item: Checked) -> str:
    """What the color allows, "" where it says nothing."""
    if item.color_low is None or item.color_high is None:
        return ""
    return interval_text(item.color_low, item.color_high)


def headline(validation: Validation, part: Part) -> str:
    """Which figure and panel, and how many numbers were checked."""
    given = sum(entry.line is not None for entry in part.entries)
    name = validation.title or validation.source
    if validation.n_panels > 1:
        title = f" ({part.title})" if part.title else ""
        name += f", panel {part.panel} of {validation.n_panels}{title}"
    return f"{name}: {given} {_plural('number', given)} checked"


def remarks(part: Part) -> Iterator[str]:
    """How a transcription was understood, where that is not plain."""
    for doubt in part.doubts[:LISTED_DOUBTS]:
        yield f"up for review in the figure: {doubt}"
    if len(part.doubts) > LISTED_DOUBTS:
        yield f"up for review in the figure: {len(part.doubts) - LISTED_DOUBTS} labels more"
    if part.transposed:
        yield "the table is the transpose of the figure: its rows are the figure's columns"
    if part.factor != 1.0:
        yield f"their numbers × {part.factor:g} are the printed ones"
    for name, label in part.renamed:
        yield f"{name!r} was taken for {label!r}"
    doubted = sum(e.finding == Finding.HOLDS and "review" in e.note for e in part.entries)
    if doubted:
        yield f"{doubted} of those that hold are up for review in the figure"
    said = [entry for entry in part.entries if entry.words_agree is not None]
    odd = [entry for entry in said if not entry.words_agree]
    if len(said) > 1 and not odd:
        yield f"the words for colors fit in all {len(said)} cells that have some"
    elif odd:
        named = [f"{e.row} / {e.column} “{e.words}” is {e.color_words}" for e in odd[:4]]
        more = f", and {len(odd) - 4} more" if len(odd) > 4 else ""
        yield (
            f"words for colors fit in {len(said) - len(odd)} of {len(said)} cells, which decides "
            f"nothing: {'; '.join(named)}{more}"
        )


def counted(validation: Validation) -> str:
    """ "15 hold, 1 differs; of 3 claims 2 hold, 1 differs"."""
    said = _listed(validation.counts) or "nothing"
    if not validation.claims:
        return said
    count = len(validation.claims)
    return f"{said}; of {count} {_plural('claim', count)} {_listed(validation.claim_counts)}"


def _shown(part: Part) -> tuple[list[Checked], int]:
    """What is told one by one, the gravest first, and how many missing cells are only counted."""
    items = [entry for finding in _ORDER for entry in part.entries if entry.finding == finding]
    missing = sum(entry.finding == Finding.MISSING for entry in items)
    left_out = max(0, missing - LISTED_MISSING)
    return items[: len(items) - left_out], left_out


def _markdown_table(header: str, rows: Sequence[str]) -> str:
    rule = "|" + "---|" * (header.count("|") - 1)
    return "\n".join([header, rule, *rows]) if rows else ""


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {_plural(name, count)}" for name, count in counts.items() if count)


def _row(item: Checked) -> str:
    notes = "; ".join(filter(None, [*contradictions(item), item.note]))
    theirs = f"{item.theirs or ''}{f' ({item.words})' if item.words else ''}"
    fields: Sequence[str] = (
        str(item.finding),
        item.row,
        item.column,
        theirs,
        item.printed or "",
        interval_of(item),
        notes,
    )
    return "| " + " | ".join(_in_cell(field) for field in fields) + " |"


def _claim_row(claim: Claim) -> str:
    fields = (str(claim.finding), claim.kind, claim.text, claim.note, str(claim.line))
    return "| " + " | ".join(_in_cell(field) for field in fields) + " |"


def _in_cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _plural(word: str, count: int) -> str:
    words = {"holds": "hold", "differs": "differ", "number": "numbers", "claim": "claims"}
    return words.get(word, word) if count != 1 else word
