"""Where an entry of a transcription belongs: a cell, or the reason why none."""

from __future__ import annotations

from dataclasses import dataclass, replace

from unheat.model import Panel, Status
from unheat.validate.labels import BY_PLACE, PART, AxisLabels, Match, fold, plain_name
from unheat.validate.transcript import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A cell, or the reason why none.

    ``renamed`` are (name, label) where the name was stretched. ``half`` says that one of the two
    names is a label. ``doubtful`` marks a name that fits a label under review only loosely,
    ``mirrored`` a cell of the other half of a triangle, since the named one is blank.
    ``strange`` are the names that are no labels.
    """

    row: int = -1
    col: int = -1
    problem: str = ""
    ambiguous: bool = False
    half: bool = False
    renamed: tuple[tuple[str, str], ...] = ()
    doubtful: bool = False
    mirrored: bool = False
    strange: tuple[str, ...] = ()

    @property
    def found(self) -> bool:
        return self.row >= 0


def resolve(
    entry: Entry, rows: AxisLabels, columns: AxisLabels, *, transposed: bool
) -> tuple[Entry, Place]:
    """The way to read an entry whose names are labels, and its cell; the likeliest, if none is."""
    first = place(entry, rows, columns, transposed=transposed)
    if first.found or not entry.others:
        return entry, first
    options = [(entry, first)]
    options += [(one, place(one, rows, columns, transposed=transposed)) for one in entry.others]
    return min(options, key=lambda o: (not o[1].found, not o[1].ambiguous, not o[1].half))


def place(entry: Entry, rows: AxisLabels, columns: AxisLabels, *, transposed: bool) -> Place:
    """The cell that an entry's names mean; of several ways to part them the closest fit."""
    options: list[tuple[int, int, Match, Match]] = []
    failures: list[Place] = []
    for order, pair in enumerate(entry.pairs):
        row_name, column_name = reversed(pair) if transposed else pair
        row, column = rows.find(row_name), columns.find(column_name)
        if row.index is not None and column.index is not None:
            ends = (
                _completes(entry, row_name, row, rows),
                _completes(entry, column_name, column, columns),
            )
            if any(ends):
                continue
            options.append((row.how + column.how, order, row, column))
        else:
            failures.append(_failure(row_name, row, column_name, column))
    if not options:
        failures.sort(key=lambda failure: (not failure.ambiguous, not failure.half))
        return (failures or [Place(problem="it names no row and column")])[0]
    options.sort(key=lambda option: option[:2])
    loosest, order, row, column = options[0]
    cells = {(o[2].index, o[3].index) for o in options if o[0] == loosest}
    if len(cells) > 1:
        return Place(problem="its names can be parted in several ways", ambiguous=True)
    if row.index is None or column.index is None:
        return Place(problem="it names no row and column")
    names = reversed(entry.pairs[order]) if transposed else entry.pairs[order]
    labels = (rows.axis.names[row.index], columns.axis.names[column.index])
    renamed = tuple(
        (plain_name(name), str(label))
        for name, match, label in zip(names, (row, column), labels, strict=True)
        if match.how >= PART
    )
    doubtful = row.doubtful or column.doubtful
    return Place(row=row.index, col=column.index, renamed=renamed, doubtful=doubtful)


def _completes(entry: Entry, name: str, match: Match, labels: AxisLabels) -> bool:
    """Whether the number of an entry is the end of a label: "Claude 2 is the best" gives no 2."""
    if match.how < PART or match.index is None or not entry.loose:
        return False
    label, number = labels.folded[match.index], entry.text.split()[:1]
    return bool(number) and label == f"{fold(plain_name(name))} {fold(number[0])}"


def within_triangle(where: Place, panel: Panel) -> Place:
    """The mirrored cell, where the named one is blank and the matrix a triangle.

    A pair of a triangular matrix has no order.
    """
    if not where.found or panel.rows.names != panel.columns.names:
        return where
    status = panel.cells.status
    blank = status[where.row, where.col] == Status.EMPTY
    if not blank or status[where.col, where.row] == Status.EMPTY:
        return where
    return replace(where, row=where.col, col=where.row, mirrored=True)


def _failure(row_name: str, row: Match, column_name: str, column: Match) -> Place:
    row_name, column_name = plain_name(row_name), plain_name(column_name)
    # A place ("#3") is no name that says what the number is about.
    half = (row.index is not None and row.how != BY_PLACE) or (
        column.index is not None and column.how != BY_PLACE
    )
    for kind, name, match in (("row", row_name, row), ("column", column_name, column)):
        other = column if kind == "row" else row
        if (
            match.index is None
            and match.candidates
            and (other.index is not None or other.candidates)
        ):
            choices = " or ".join(match.candidates[:3])
            problem = f"{kind} {name!r} can be {choices}"
            return Place(problem=problem, ambiguous=True, half=True)
    missing = [
        f"{kind} {name!r}"
        for kind, name, match in (("row", row_name, row), ("column", column_name, column))
        if match.index is None
    ]
    strange = tuple(
        name for name, match in ((row_name, row), (column_name, column)) if match.index is None
    )
    problem = f"the figure has no {' and no '.join(missing)}"
    return Place(problem=problem, half=half, strange=strange)
