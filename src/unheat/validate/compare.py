"""A transcription against a figure: every number gets a verdict and its witnesses.

Names are tied to the figure's labels first; the transpose and a factor of 100 are tried
and said, and taken only where they fit clearly better. Then each number is judged. What stands
under headings that name panels is held against those.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from unheat.color.shades import agrees
from unheat.color.words import color_words
from unheat.errors import UsageError
from unheat.export.doubts import cell_name, doubts
from unheat.model import Axis, Cell, Figure, Panel, Status
from unheat.validate.claims import Claim, check_claims
from unheat.validate.colors import color_interval
from unheat.validate.groups import panel_of
from unheat.validate.judge import Finding, Judgement, judge
from unheat.validate.labels import plain_name
from unheat.validate.mentions import mentions_of, without_labels
from unheat.validate.places import Place, resolve, within_triangle
from unheat.validate.prose import read_prose
from unheat.validate.readings import Reading, best_reading
from unheat.validate.strange import nothing_fits
from unheat.validate.transcript import Entry, Statement, Transcript
from unheat.validate.validation import Checked, Part, Validation

__all__ = ["validate"]

_LONGEST_NAME = 6
"""Words of a name in a list; what has more is a piece of a sentence, as these are."""

_NO_NAMES = {"and", "or", "the", "a", "is", "of", "it", "this", "that", "respectively"}


def validate(figure: Figure, transcript: Transcript, *, panel: int | None = None) -> Validation:
    """Check every number of a transcription against a figure.

    ``panel`` counts from 1. Without it, tables under headings that name panels are held against
    these, and others against the panel that fits best, which is named.

    Raises UsageError where the panel is not there, or where no name of the transcription
    is a label of the figure.
    """
    if panel is not None and not 1 <= panel <= len(figure.panels):
        raise UsageError(f"there is no panel {panel}; the figure has {len(figure.panels)}")
    if not figure.panels:
        raise UsageError("the figure holds no panel to compare with")
    parts = _parts(figure, transcript, panel)
    done = [_report(figure, reading, statements) for reading, statements in parts]
    if not any(_is_understood(part) for part, _ in done):
        raise UsageError(nothing_fits(*parts[0]))
    skipped = [line for _, lines in done for line in lines]
    title = figure.title or (figure.panels[0].title if len(figure.panels) == 1 else None)
    return Validation(
        source=figure.provenance.source,
        title=title.text if title is not None else None,
        n_panels=len(figure.panels),
        parts=tuple(part for part, _ in done),
        skipped=tuple(sorted(set(skipped))),
    )


def _parts(
    figure: Figure, transcript: Transcript, panel: int | None
) -> list[tuple[Reading, tuple[Statement, ...]]]:
    """The readings that were chosen, one a panel, and the statements that go with each."""
    chosen: dict[int | None, list[Entry]] = {}
    for entry in transcript.entries:
        chosen.setdefault(panel_of(entry.under, figure), []).append(entry)
    said: dict[int | None, list[Statement]] = {}
    for statement in transcript.statements:
        said.setdefault(panel_of(statement.under, figure), []).append(statement)
    common = said.get(None, [])
    if panel is not None or len(figure.panels) == 1:
        # What stands under the heading of another panel is about that one.
        number = panel or 1
        own = [*chosen.get(None, []), *chosen.get(number - 1, [])]
        return [(best_reading(figure, own, (number,)), (*common, *said.get(number - 1, [])))]
    every = range(1, len(figure.panels) + 1)
    for group in _by_table(chosen.pop(None, []), figure):
        reading = best_reading(figure, group, every)
        if reading.n_placed or not chosen:
            chosen.setdefault(reading.number - 1, []).extend(group)
    if not chosen:
        chosen[0] = []
    alone = len(chosen) == 1
    return [
        (
            best_reading(figure, chosen[key], (key + 1,)),
            (*(common if alone else ()), *said.get(key, [])),
        )
        for key in sorted(key for key in chosen if key is not None)
    ]


def _by_table(entries: Sequence[Entry], figure: Figure) -> list[list[Entry]]:
    """Entries under no panel's heading: one group, or as many as there are tables and panels."""
    tables: dict[tuple[str, ...], list[Entry]] = {}
    for entry in entries:
        tables.setdefault(() if entry.loose else entry.under, []).append(entry)
    several = 1 < len(tables) <= len(figure.panels)
    return list(tables.values()) if several else [list(entries)] if entries else []


def _related(
    reading: Reading,
) -> tuple[list[tuple[Entry, Place]], list[tuple[int, str]]]:
    """The entries without those of tables that are about something else, which are told.

    A workbook or a page may hold more than the figure's numbers.
    """
    tables: dict[tuple[str, ...], list[tuple[Entry, Place]]] = {}
    for entry, where in reading.placed:
        tables.setdefault(entry.under, []).append((entry, where))
    kept: list[tuple[Entry, Place]] = []
    told: list[tuple[int, str]] = []
    for under, pairs in tables.items():
        strange = not any(where.found or where.half or where.ambiguous for _, where in pairs)
        if strange and len(tables) > 1 and not pairs[0][0].loose:
            name = f" under “{under[-1]}”" if under else ""
            told.append((pairs[0][0].line, f"a table{name} names nothing of the figure"))
        else:
            kept += pairs
    return kept, told


def _is_understood(part: Part) -> bool:
    given = [entry for entry in part.entries if entry.line is not None]
    return bool(part.claims) or any(entry.row_index is not None for entry in given)


def _report(
    figure: Figure, reading: Reading, statements: Sequence[Statement]
) -> tuple[Part, list[tuple[int, str]]]:
    """The verdicts on one panel, and the lines with numbers that were not understood."""
    panel = reading.panel
    pairs, skipped = _related(reading)
    told = {entry.line for entry, where in pairs if where.found and entry.loose}
    claims: list[Claim] = []
    understood = set(told)
    rows, columns = reading.rows, reading.columns
    for statement in statements:
        if statement.line in told:
            continue
        found = check_claims(statement, figure, panel, reading.transposed, reading.factor)
        more = () if found else read_prose(statement, panel, reading.transposed)
        claims += found
        for entry in more:
            entry, where = resolve(entry, rows, columns, transposed=reading.transposed)
            pairs.append((entry, within_triangle(where, panel)))
        if found or more:
            understood.add(statement.line)
    checked = []
    for entry, where in pairs:
        if not where.found and entry.missing:
            continue  # no number for a name that the figure does not have
        if (
            not where.found
            and entry.loose
            and (entry.line in understood or not _is_name(where, panel))
        ):
            if entry.line not in understood:
                skipped.append((entry.line, _said(statements, entry)))
            continue
        checked.append(_check(entry, where, panel, reading.factor))
    used = understood | {entry.line for entry, _ in pairs} | {line for line, _ in skipped}
    skipped += [
        (statement.line, statement.text)
        for statement in statements
        if statement.line not in used
        and rows.find(statement.text).index is None
        and columns.find(statement.text).index is None
        and _has_number(statement, panel)
    ]
    seen = {(item.row_index, item.col_index) for item in checked if item.row_index is not None}
    left_out = [
        _absent(panel, row, col)
        for row in range(panel.grid.n_rows)
        for col in range(panel.grid.n_cols)
        if (row, col) not in seen and panel.cells.status[row, col] != Status.EMPTY
    ]
    part = Part(
        panel=reading.number,
        title=panel.title.text if panel.title is not None else None,
        transposed=reading.transposed,
        factor=reading.factor,
        entries=(*_mark_repeats(checked), *left_out),
        claims=tuple(claims),
        doubts=tuple(
            doubt.sentence
            for doubt in doubts(figure)
            if doubt.panel == reading.number - 1 and doubt.kind in ("panel", "scale", "label")
        ),
        renamed=tuple(dict.fromkeys(pair for _, where in pairs for pair in where.renamed)),
    )
    return part, skipped


def _is_name(where: Place, panel: Panel) -> bool:
    """Whether a line of prose names a row or column that is not there, and no sentence."""
    if where.ambiguous:
        return True
    return where.half and not any(
        len(name.split()) > _LONGEST_NAME or name.lower() in _NO_NAMES or mentions_of(name, panel)
        for name in where.strange
    )


def _said(statements: Sequence[Statement], entry: Entry) -> str:
    return next((one.text for one in statements if one.line == entry.line), entry.text)


def _has_number(statement: Statement, panel: Panel) -> bool:
    return any(char.isdigit() for char in without_labels(statement.text, panel))


def _check(entry: Entry, where: Place, panel: Panel, factor: float) -> Checked:
    if not where.found:
        row, column = map(plain_name, entry.pairs[0] if entry.pairs else ("", ""))
        # A line that was overlooked and one that is not there look the same.
        unsure = where.ambiguous or panel.review
        finding = Finding.UNSURE if unsure else Finding.EXTRA
        return Checked(
            finding=finding,
            row=row,
            column=column,
            line=entry.line,
            theirs=entry.text,
            words=entry.words,
            note=where.problem,
        )
    cell = panel.cells[where.row, where.col]
    verdict = judge(entry, cell, panel, factor)
    differs = verdict.finding == Finding.DIFFERS
    if entry.percent and factor == 1.0 and differs and _holds_shares(panel):
        # 61.9 % is 0.619, whatever the others do.
        as_fraction = judge(entry, cell, panel, 0.01)
        if as_fraction.finding in (Finding.HOLDS, Finding.ROUNDED):
            verdict = as_fraction
    if where.mirrored:
        note = "of the mirrored cell, since this half is blank"
        verdict = replace(verdict, note="; ".join(filter(None, (verdict.note, note))))
    if where.doubtful and verdict.finding != Finding.MISSING:
        held = verdict.finding in (Finding.HOLDS, Finding.ROUNDED)
        verdict = replace(
            verdict,
            finding=verdict.finding if held else Finding.UNSURE,
            note=verdict.note or "a label of this cell is up for review",
        )
    if verdict.finding == Finding.DIFFERS and entry.value is not None:
        elsewhere = _elsewhere(entry.value * factor, cell, panel)
        verdict = replace(verdict, note="; ".join(filter(None, (verdict.note, elsewhere))))
    return _checked(panel, cell, verdict, entry)


def _elsewhere(value: float, cell: Cell, panel: Panel) -> str:
    """Where in its row or column a number is printed that differs here: a slip of the eye."""
    printed = panel.cells.text_value
    same = np.isclose(printed, value, rtol=1e-9, atol=1e-12)
    same[cell.row, cell.col] = False
    lines = np.zeros_like(same)
    lines[cell.row, :] = lines[:, cell.col] = True
    places = np.argwhere(same & lines)
    if len(places) != 1 or same.sum() != 1:
        return ""
    return f"it is the number of {cell_name(panel, int(places[0][0]), int(places[0][1]))}"


def _holds_shares(panel: Panel) -> bool:
    """Whether a panel's values can be shares of one."""
    values = np.abs(panel.cells.value[np.isfinite(panel.cells.value)])
    return bool(values.size and values.max() <= 1.0)


def _absent(panel: Panel, row: int, col: int) -> Checked:
    return _checked(panel, panel.cells[row, col], Judgement(finding=Finding.MISSING), None)


def _checked(panel: Panel, cell: Cell, verdict: Judgement, entry: Entry | None) -> Checked:
    interval = color_interval(cell, panel)
    words = None if entry is None else entry.words
    told = words is not None or verdict.finding in (Finding.DIFFERS, Finding.UNSURE)
    return Checked(
        finding=verdict.finding,
        row=_name(panel.rows, cell.row),
        column=_name(panel.columns, cell.col),
        row_index=cell.row,
        col_index=cell.col,
        line=None if entry is None else entry.line,
        theirs=None if entry is None else entry.text,
        words=words,
        printed=cell.text if cell.text_value is not None else None,
        value=cell.value,
        status=str(cell.status),
        color_low=None if interval is None else interval[0],
        color_high=None if interval is None else interval[1],
        color_words=color_words(cell.rgb) if cell.rgb is not None and told else None,
        words_agree=None if cell.rgb is None or words is None else agrees(words, cell.rgb),
        contradicts=verdict.contradicts,
        supports=verdict.supports,
        note=verdict.note,
    )


def _name(axis: Axis, index: int) -> str:
    return axis.names[index] or f"#{index + 1}"


def _mark_repeats(checked: Sequence[Checked]) -> list[Checked]:
    """A cell that is named twice with two numbers is nowhere certain."""
    first: dict[tuple[int | None, int | None], Checked] = {}
    result = []
    for item in checked:
        key = (item.row_index, item.col_index)
        earlier = first.get(key) if item.row_index is not None else None
        if earlier is not None and earlier.theirs != item.theirs:
            note = f"line {earlier.line} gives {earlier.theirs} for the same cell"
            item = replace(item, note="; ".join(filter(None, (item.note, note))))
        elif item.row_index is not None:
            first[key] = item
        result.append(item)
    return result
