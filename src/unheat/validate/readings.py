"""The ways to read a transcription: which panel, which way round, by which factor.

The plain way is taken unless another one fits clearly better. A name that is no label, and a
label that could not be read for certain, belong together where their numbers say so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from unheat.model import Axis, Figure, Panel
from unheat.validate.judge import Finding, judge
from unheat.validate.labels import AxisLabels
from unheat.validate.places import Place, resolve, within_triangle
from unheat.validate.transcript import Entry

FACTORS = (1.0, 100.0, 0.01)
"""Factors from their numbers to printed ones: 0.619 for 61.9 %, and the other way round."""

_TRIED = 2000
"""Numbers that are judged to find out how a transcription is meant; of more, evenly many."""

_CLEAR = 0.9
"""Share of the numbers that hold where no other way needs to be tried."""

_ADOPTED = 0.6
"""Share of its numbers that must hold in a line, for a name to be taken for its label ..."""

_RIVAL = 0.5
"""... and how many, of that, may hold in any other line."""

Pairs = tuple[tuple[Entry, Place], ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reading:
    """One way to read entries, and how well it fits.

    ``number`` is the panel, from 1. ``placed`` are the entries with their places; ``rows`` and
    ``columns`` the labels that they were looked up in. Of ``n_tried`` numbers ``n_fitting`` hold.
    """

    number: int
    panel: Panel
    transposed: bool
    factor: float
    rows: AxisLabels
    columns: AxisLabels
    placed: Pairs
    n_placed: int
    n_tried: int
    n_fitting: int


def best_reading(figure: Figure, entries: Sequence[Entry], numbers: Sequence[int]) -> Reading:
    """The reading that fits best; another than the plain one has to be clearly better.

    ``numbers`` are the panels to try, from 1. Clearly means: more of the names are labels, or at
    least a quarter more (and two more) of the numbers hold.
    """
    plain = [_reading(figure.panels[n - 1], n, entries, False, (1.0,))[0] for n in numbers]
    best = plain[0]
    for reading in plain[1:]:
        enough = reading.n_placed >= 0.9 * best.n_placed
        if enough and (reading.n_placed, reading.n_fitting) > (best.n_placed, best.n_fitting):
            best = reading
    if best.n_placed == len(entries) and best.n_fitting >= _CLEAR * best.n_tried:
        return best
    for number in numbers:
        panel = figure.panels[number - 1]
        for reading in (
            *_reading(panel, number, entries, False, FACTORS[1:]),
            *_reading(panel, number, entries, True, FACTORS),
        ):
            margin = max(2.0, 0.25 * reading.n_tried)
            more_names = reading.n_placed > 1.1 * best.n_placed
            enough = reading.n_placed >= 0.9 * best.n_placed
            if enough and (more_names or reading.n_fitting >= best.n_fitting + margin):
                best = reading
    return best


def _reading(
    panel: Panel,
    number: int,
    entries: Sequence[Entry],
    transposed: bool,
    factors: Sequence[float],
) -> list[Reading]:
    """One way round, by every factor."""
    rows, columns, pairs = _looked_up(panel, entries, transposed)
    placed = [(entry, where) for entry, where in pairs if where.found]
    tried = placed[:: -(-len(placed) // _TRIED) or 1]
    return [
        Reading(
            number=number,
            panel=panel,
            transposed=transposed,
            factor=factor,
            rows=rows,
            columns=columns,
            placed=pairs,
            n_placed=len(placed),
            n_tried=len(tried),
            n_fitting=sum(_holds(entry, panel, at.row, at.col, factor) for entry, at in tried),
        )
        for factor in factors
    ]


def _looked_up(
    panel: Panel, entries: Sequence[Entry], transposed: bool
) -> tuple[AxisLabels, AxisLabels, Pairs]:
    """The places of all entries, with names adopted by their numbers."""
    rows, columns = AxisLabels.of(panel.rows), AxisLabels.of(panel.columns)
    named = [_by_name(entry) for entry in entries]
    if any(
        one is not entry and resolve(one, rows, columns, transposed=transposed)[1].found
        for one, entry in zip(named, entries, strict=True)
    ):
        # A first column of numbers is an axis if any of them is a label, and no index then.
        entries = named

    def look_up() -> Pairs:
        found = (resolve(entry, rows, columns, transposed=transposed) for entry in entries)
        return tuple((entry, _filled(entry, where, panel)) for entry, where in found)

    pairs = look_up()
    adopted = False
    for own, other, by_row in ((rows, columns, True), (columns, rows, False)):
        if all(where.found for _, where in pairs):
            break
        first = by_row != transposed  # whether the name is the first of a pair
        taken = {where.row if by_row else where.col for _, where in pairs if where.found}
        if _adopt(own, other, panel, entries, first, taken, by_row):
            adopted, pairs = True, look_up()
    return rows, columns, look_up() if adopted else pairs


def _by_name(entry: Entry) -> Entry:
    """An entry without the place that its row may stand for, where it has a name as well."""
    named = tuple(pair for pair in entry.pairs if not any(name.startswith("#") for name in pair))
    return replace(entry, pairs=named) if named and len(named) < len(entry.pairs) else entry


def _filled(entry: Entry, where: Place, panel: Panel) -> Place:
    return where if entry.value is None else within_triangle(where, panel)


def _adopt(
    own: AxisLabels,
    other: AxisLabels,
    panel: Panel,
    entries: Sequence[Entry],
    first: bool,
    taken: set[int],
    by_row: bool,
) -> bool:
    """Take names that are no labels for labels in doubt whose numbers they have."""
    free = [index for index in range(len(own.axis.names)) if index not in taken]
    doubted = _uncertain(own.axis)
    lines: dict[str, list[tuple[Entry, int]]] = {}
    for entry in entries:
        name, across = entry.pairs[0] if first else entry.pairs[0][::-1]
        place = other.find(across).index
        if place is not None and own.find(name).index is None and entry.value is not None:
            lines.setdefault(name, []).append((entry, place))
    done = False
    for name, line in lines.items():
        candidates = [i for i in free if i in doubted or own.resembles(name, i)]
        scores = sorted(
            (
                (sum(_holds_at(panel, entry, i, place, by_row) for entry, place in line), -i)
                for i in candidates
            ),
            reverse=True,
        )
        if not scores or scores[0][0] < max(2.0, _ADOPTED * len(line)):
            continue
        if len(scores) > 1 and scores[1][0] > _RIVAL * scores[0][0]:
            continue
        own.adopt(name, -scores[0][1])
        free.remove(-scores[0][1])
        done = True
    return done


def _uncertain(axis: Axis) -> set[int]:
    """The lines whose label was not read, not for certain, or stands there twice."""
    names = axis.names
    return {
        index
        for index, name in enumerate(names)
        if name is None
        or names.count(name) > 1
        or (index < len(axis.review) and axis.review[index])
    }


def _holds_at(panel: Panel, entry: Entry, index: int, place: int, by_row: bool) -> bool:
    row, col = (index, place) if by_row else (place, index)
    return _holds(entry, panel, row, col, 1.0)


def _holds(entry: Entry, panel: Panel, row: int, col: int, factor: float) -> bool:
    finding = judge(entry, panel.cells[row, col], panel, factor).finding
    return finding in (Finding.HOLDS, Finding.ROUNDED)
