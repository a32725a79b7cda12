"""What can be seen in a matrix of numbers: extremes, diagonal, symmetry, lines, blocks.

Everything here is arithmetic on the cells' final values, for ``describe``; nothing of it is
evidence about a cell. Values that are missing take no part.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from unheat.model.figure import Axis, Panel

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

_EXTREMES = 2
"""Cells at each end that are named."""

_LEAST_LINES = 3
_LEAST_BLOCK = 2
_STRUCTURAL = (0.0, 1.0, 100.0)
"""What a diagonal holds by definition: distances, gains, correlations, percentages."""

_TOGETHER = 0.9
"""Correlation of a matrix with its mirror image from which it is nearly symmetric ..."""

_APART = 0.25
"""... and share of the range off the diagonal that no two of its mirrored cells differ by."""


@dataclass(frozen=True, slots=True)
class Place:
    """A cell and its value."""

    row: int
    col: int
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagonal:
    """The main diagonal of a square matrix that holds one value throughout.

    ``structural`` where that is what such a diagonal has by definition.
    """

    value: float
    structural: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Symmetry:
    """A square matrix beside its mirror image. ``exact`` where no two cells differ.

    ``largest`` are the two cells that differ most, the higher one first.
    """

    exact: bool
    difference: float
    largest: tuple[Place, Place] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row or a column: its mean and range, without a structural diagonal."""

    index: int
    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """All rows (or columns) rise, or all fall, along the others. ``kind`` is rows or columns."""

    kind: str
    rising: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Observations:
    """What stands out in one panel.

    ``highest`` and ``lowest`` are cells from the outermost inwards, ties together, without a
    structural diagonal. ``above`` and ``below`` are cells past the last tick of the scale.
    ``split`` is the number of rows (and columns) of the first of two blocks along the diagonal,
    all cells within which are higher (``split_high``) or lower than all cells between them.
    """

    count: int
    missing: int
    highest: tuple[Place, ...] = ()
    lowest: tuple[Place, ...] = ()
    diagonal: Diagonal | None = None
    symmetry: Symmetry | None = None
    rows: tuple[Line, ...] = ()
    columns: tuple[Line, ...] = ()
    above: tuple[Place, ...] = ()
    below: tuple[Place, ...] = ()
    trends: tuple[Trend, ...] = ()
    split: int | None = None
    split_high: bool = True


def observe(panel: Panel) -> Observations:
    """What stands out in a panel's final values (in the units they are printed in)."""
    values = panel.cells.value
    known = np.isfinite(values)
    count = int(known.sum())
    if not count:
        return Observations(count=0, missing=values.size)
    square = _is_square(panel.rows, panel.columns)
    diagonal = _diagonal(values, known) if square else None
    free = known.copy()
    if diagonal is not None and diagonal.structural:
        np.fill_diagonal(free, False)
    split, high = _split(values, free) if square else (None, True)
    above, below = _beyond(panel, known)
    return Observations(
        count=count,
        missing=values.size - count,
        highest=_extremes(values, free, np.max),
        lowest=_extremes(values, free, np.min),
        diagonal=diagonal,
        symmetry=_symmetry(values, known) if square else None,
        rows=_lines(values, free),
        columns=_lines(values.T, free.T),
        above=above,
        below=below,
        trends=_trends(values, known),
        split=split,
        split_high=high,
    )


def _is_square(rows: Axis, columns: Axis) -> bool:
    """Whether rows and columns are the same things in the same order, as far as is known."""
    one, two = rows.names, columns.names
    if len(one) != len(two) or len(one) < _LEAST_LINES:
        return False
    if not any(one) and not any(two):
        return True
    return all(a == b for a, b in zip(one, two, strict=True))


def _extremes(
    values: Floats, known: Bools, end: Callable[[Floats], np.float64]
) -> tuple[Place, ...]:
    """The cells of the outermost values, at least ``_EXTREMES`` of them unless all are alike."""
    left = known.copy()
    found: list[Place] = []
    while left.any() and len(found) < _EXTREMES:
        extreme = float(end(values[left]))
        same = left & (values == extreme)
        found += [Place(int(row), int(col), extreme) for row, col in np.argwhere(same)]
        left &= ~same
    return tuple(found)


def _diagonal(values: Floats, known: Bools) -> Diagonal | None:
    own = np.diagonal(values)
    if not np.diagonal(known).all() or np.ptp(own) != 0:
        return None
    others = values[known & ~np.eye(len(values), dtype=bool)]
    value = float(own[0])
    apart = others.size > 0 and (value < others.min() or value > others.max())
    return Diagonal(value=value, structural=value in _STRUCTURAL and bool(apart))


def _symmetry(values: Floats, known: Bools) -> Symmetry | None:
    """Symmetric, nearly so, or None; told by the pairs of mirrored cells that are both known."""
    above = np.triu(known & known.T, 1)
    rows, cols = np.nonzero(above)
    if len(rows) < _LEAST_LINES:
        return None
    one, two = values[rows, cols], values[cols, rows]
    apart = np.abs(one - two)
    worst = int(apart.argmax())
    if apart[worst] == 0:
        return Symmetry(exact=True, difference=0.0, largest=None)
    spread = float(np.ptp(np.concatenate([one, two])))
    if np.ptp(one) == 0 or np.ptp(two) == 0 or spread == 0:
        return None
    if float(np.corrcoef(one, two)[0, 1]) < _TOGETHER or apart[worst] > _APART * spread:
        return None
    row, col = int(rows[worst]), int(cols[worst])
    pair = (Place(row, col, float(one[worst])), Place(col, row, float(two[worst])))
    return Symmetry(
        exact=False,
        difference=float(apart[worst]),
        largest=pair if pair[0].value >= pair[1].value else (pair[1], pair[0]),
    )


def _lines(values: Floats, free: Bools) -> tuple[Line, ...]:
    return tuple(
        Line(
            index=index,
            mean=float(row[some].mean()),
            low=float(row[some].min()),
            high=float(row[some].max()),
        )
        for index, (row, some) in enumerate(zip(values, free, strict=True))
        if some.any()
    )


def _beyond(panel: Panel, known: Bools) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """Cells above the highest tick and below the lowest one, the farthest first."""
    scale, values = panel.scale, panel.cells.value
    if scale is None or len(scale.ticks) < 2:
        return (), ()
    ticks = [tick.value * panel.format.factor for tick in scale.ticks]
    above, below = (
        [Place(int(row), int(col), float(values[row, col])) for row, col in np.argwhere(cells)]
        for cells in (known & (values > max(ticks)), known & (values < min(ticks)))
    )
    return (
        tuple(sorted(above, key=lambda place: -place.value)),
        tuple(sorted(below, key=lambda place: place.value)),
    )


def _trends(values: Floats, known: Bools) -> tuple[Trend, ...]:
    found = []
    for kind, table, whole in (("rows", values, known), ("columns", values.T, known.T)):
        if not whole.all() or min(table.shape) < _LEAST_LINES:
            continue
        steps = np.diff(table, axis=1)
        if (steps >= 0).all() and (steps > 0).any(axis=1).all():
            found.append(Trend(kind=kind, rising=True))
        elif (steps <= 0).all() and (steps < 0).any(axis=1).all():
            found.append(Trend(kind=kind, rising=False))
    return tuple(found)


def _split(values: Floats, free: Bools) -> tuple[int | None, bool]:
    """Where two blocks along the diagonal part, and whether they are the higher cells."""
    count = len(values)
    if not free[~np.eye(count, dtype=bool)].all():
        return None, True
    index = np.arange(count)
    for cut in range(_LEAST_BLOCK, count - _LEAST_BLOCK + 1):
        within = ((index < cut)[:, None] == (index < cut)[None, :]) & free
        between = ~((index < cut)[:, None] == (index < cut)[None, :]) & free
        if values[within].min() > values[between].max():
            return cut, True
        if values[within].max() < values[between].min():
            return cut, False
    return None, True
