"""A transcription against a figure: every number gets a verdict and its witnesses.

Names are tied to the figure's labels first; the transpose and a factor of 100 are tried
and said, and taken only where they fit clearly better. Then each number is judged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from unheat.errors import UsageError
from unheat.model import Axis, Cell, Figure, Panel, Status
from unheat.validate.judge import Finding, Judgement, color_interval, judge
from unheat.validate.labels import PART, AxisLabels, Match
from unheat.validate.transcript import Entry, Transcript
from unheat.validate.validation import Checked, Validation

__all__ = ["validate"]

FACTORS = (1.0, 100.0, 0.01)
"""Factors from their numbers to printed ones: 0.619 for 61.9 %, and the other way round."""


def validate(figure: Figure, transcript: Transcript, *, panel: int | None = None) -> Validation:
    """Check every number of a transcription against one panel of a figure.

    ``panel`` counts from 1; without it the panel that fits best is taken and named.

    Raises UsageError where the panel is not there, or where no name of the transcription
    is a label of the figure.
    """
    if panel is not None and not 1 <= panel <= len(figure.panels):
        raise UsageError(f"there is no panel {panel}; the figure has {len(figure.panels)}")
    numbers = range(1, len(figure.panels) + 1) if panel is None else (panel,)
    readings = [
        _Reading.of(number, figure.panels[number - 1], transcript.entries, transposed, factor)
        for number in numbers
        for factor in FACTORS  # the plain reading comes first
        for transposed in (False, True)
    ]
    if not readings:
        raise UsageError("the figure holds no panel to compare with")
    best = _best(readings)
    if best.n_placed == 0:
        raise UsageError(_nothing_fits(figure.panels[best.number - 1], transcript.entries))
    return _report(figure, transcript, best)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an entry belongs: a cell, or the reason why none."""

    row: int = -1
    col: int = -1
    problem: str = ""
    ambiguous: bool = False
    renamed: tuple[tuple[str, str], ...] = ()
    doubtful: bool = False

    @property
    def found(self) -> bool:
        return self.row >= 0


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read the transcription: panel, orientation, factor, and how well it fits."""

    number: int
    panel: Panel
    transposed: bool
    factor: float
    places: tuple[_Place, ...]
    n_placed: int
    n_fitting: int

    @classmethod
    def of(
        cls, number: int, panel: Panel, entries: Sequence[Entry], transposed: bool, factor: float
    ) -> _Reading:
        rows, columns = AxisLabels.of(panel.rows), AxisLabels.of(panel.columns)
        places = tuple(_place(entry, rows, columns, transposed) for entry in entries)
        placed = [(e, p) for e, p in zip(entries, places, strict=True) if p.found]
        fitting = sum(
            judge(entry, panel.cells[place.row, place.col], panel, factor).finding
            in (Finding.HOLDS, Finding.ROUNDED)
            for entry, place in placed
        )
        return cls(number, panel, transposed, factor, places, len(placed), fitting)


def _best(readings: Sequence[_Reading]) -> _Reading:
    """The reading that fits best; another than the plain one has to be clearly better.

    Clearly means: more of the names are labels, or at least a quarter more (and two more)
    of the numbers hold.
    """
    best = readings[0]
    for reading in readings[1:]:
        if reading.n_placed < 0.9 * best.n_placed:
            continue
        if reading.number != best.number and not reading.transposed and reading.factor == 1.0:
            better = (reading.n_placed, reading.n_fitting) > (best.n_placed, best.n_fitting)
        else:
            margin = max(2.0, 0.25 * reading.n_placed)
            more_names = reading.n_placed > 1.1 * best.n_placed
            better = more_names or reading.n_fitting >= best.n_fitting + margin
        if better:
            best = reading
    return best


def _place(entry: Entry, rows: AxisLabels, columns: AxisLabels, transposed: bool) -> _Place:
    """The cell that an entry's names mean; of several ways to part them the closest fit."""
    options: list[tuple[int, int, Match, Match]] = []
    failures: list[_Place] = []
    for order, pair in enumerate(entry.pairs):
        row_name, column_name = reversed(pair) if transposed else pair
        row, column = rows.find(row_name), columns.find(column_name)
        if row.index is not None and column.index is not None:
            options.append((row.how + column.how, order, row, column))
        else:
            failures.append(_failure(row_name, row, column_name, column))
    if not options:
        certain = [failure for failure in failures if failure.ambiguous]
        return (certain or failures or [_Place(problem="it names no row and column")])[0]
    options.sort(key=lambda option: option[:2])
    loosest, _, row, column = options[0]
    cells = {(o[2].index, o[3].index) for o in options if o[0] == loosest}
    if len(cells) > 1:
        return _Place(problem="its names can be parted in several ways", ambiguous=True)
    if row.index is None or column.index is None:
        return _Place(problem="it names no row and column")
    names = _pair(entry, options[0][1], transposed)
    labels = (rows.axis.names[row.index], columns.axis.names[column.index])
    renamed = tuple(
        (name, str(label))
        for name, match, label in zip(names, (row, column), labels, strict=True)
        if match.how >= PART
    )
    return _Place(
        row.index, column.index, renamed=renamed, doubtful=row.doubtful or column.doubtful
    )


def _pair(entry: Entry, order: int, transposed: bool) -> tuple[str, str]:
    row, column = entry.pairs[order]
    return (column, row) if transposed else (row, column)


def _failure(row_name: str, row: Match, column_name: str, column: Match) -> _Place:
    for kind, name, match in (("row", row_name, row), ("column", column_name, column)):
        if match.index is None and match.candidates:
            choices = " or ".join(match.candidates[:3])
            return _Place(problem=f"{kind} {name!r} can be {choices}", ambiguous=True)
    missing = [
        f"{kind} {name!r}"
        for kind, name, match in (("row", row_name, row), ("column", column_name, column))
        if match.index is None
    ]
    return _Place(problem=f"the figure has no {' and no '.join(missing)}")


def _report(figure: Figure, transcript: Transcript, reading: _Reading) -> Validation:
    panel = reading.panel
    checked = [
        _check(entry, place, panel, reading.factor)
        for entry, place in zip(transcript.entries, reading.places, strict=True)
    ]
    seen = {(item.row_index, item.col_index) for item in checked if item.row_index is not None}
    left_out = [
        _absent(panel, row, col)
        for row in range(panel.grid.n_rows)
        for col in range(panel.grid.n_cols)
        if (row, col) not in seen and panel.cells.status[row, col] != Status.EMPTY
    ]
    title = panel.title or figure.title
    return Validation(
        source=figure.provenance.source,
        title=title.text if title is not None else None,
        panel=reading.number,
        n_panels=len(figure.panels),
        transposed=reading.transposed,
        factor=reading.factor,
        entries=(*_mark_repeats(checked), *left_out),
        skipped=transcript.skipped,
        renamed=tuple(dict.fromkeys(pair for place in reading.places for pair in place.renamed)),
    )


def _check(entry: Entry, place: _Place, panel: Panel, factor: float) -> Checked:
    if not place.found:
        row, column = entry.pairs[0] if entry.pairs else ("", "")
        finding = Finding.UNSURE if place.ambiguous else Finding.EXTRA
        return Checked(
            finding=finding,
            row=row,
            column=column,
            line=entry.line,
            theirs=entry.text,
            words=entry.words,
            note=place.problem,
        )
    cell = panel.cells[place.row, place.col]
    verdict = judge(entry, cell, panel, factor)
    if entry.percent and factor == 1.0 and verdict.finding == Finding.DIFFERS:
        # 61.9 % is 0.619, whatever the others do.
        as_fraction = judge(entry, cell, panel, 0.01)
        if as_fraction.finding in (Finding.HOLDS, Finding.ROUNDED):
            verdict = as_fraction
    if place.doubtful and verdict.finding != Finding.MISSING:
        verdict = Judgement(
            finding=Finding.UNSURE if verdict.finding != Finding.HOLDS else Finding.HOLDS,
            note=verdict.note or "a label of this cell is up for review",
            contradicts=verdict.contradicts,
            supports=verdict.supports,
        )
    return _checked(
        panel, cell, verdict.finding, verdict.note, verdict.contradicts, verdict.supports, entry
    )


def _absent(panel: Panel, row: int, col: int) -> Checked:
    return _checked(panel, panel.cells[row, col], Finding.MISSING, "", (), (), None)


def _checked(
    panel: Panel,
    cell: Cell,
    finding: Finding,
    note: str,
    contradicts: tuple[str, ...],
    supports: tuple[str, ...],
    entry: Entry | None,
) -> Checked:
    interval = color_interval(cell, panel)
    return Checked(
        finding=finding,
        row=_name(panel.rows, cell.row),
        column=_name(panel.columns, cell.col),
        row_index=cell.row,
        col_index=cell.col,
        line=None if entry is None else entry.line,
        theirs=None if entry is None else entry.text,
        words=None if entry is None else entry.words,
        printed=cell.text if cell.text_value is not None else None,
        value=cell.value,
        status=str(cell.status),
        color_low=None if interval is None else interval[0],
        color_high=None if interval is None else interval[1],
        color_words=None if cell.rgb is None or entry is None else _words(cell.rgb),
        contradicts=contradicts,
        supports=supports,
        note=note,
    )


def _name(axis: Axis, index: int) -> str:
    return axis.names[index] or f"#{index + 1}"


def _words(rgb: tuple[float, float, float]) -> str:
    from unheat.color.words import color_words

    return color_words(rgb)


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


def _nothing_fits(panel: Panel, entries: Sequence[Entry]) -> str:
    names = list(dict.fromkeys(name for entry in entries[:6] for name in entry.pairs[0][:1]))[:3]
    labels = [label for label in panel.rows.names if label][:4]
    theirs = ", ".join(repr(name) for name in names)
    ours = ", ".join(repr(label) for label in labels) or "no row labels"
    return f"no name of the transcription is a label of the figure: it has {theirs}, not {ours}"
