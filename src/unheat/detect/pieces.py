"""Pieces of one lattice: cells that two regions showed in part, and what lies beyond one.

Pale cells on a white page, parted by white lines, hold less together than the dark ones
beside them. Then one region shows some rows and columns and another one others, or the
whole is refused and a part of it is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice

# Borders of two lattices are the same where they lie within this share of a cell.
_SAME_PLACE = 0.2
# Cells of one size differ by no more than this share of it.
_SAME_PERIOD = 0.02
# Cells may have been taken for halves of cells.
_RATIOS = (1, 2)
_COVERED = 0.9
_MOST_OF_CELL = 0.75
_HALF = 0.5
# A lattice that was laid over the room between panels has cells a little wider or narrower than
# theirs, and a room within this share of a cell of whole cells may hold some.
_NEAR_PERIOD, _NEAR = 0.05, 0.1


def joined(one: GridFit, other: GridFit) -> GridFit | None:
    """The lattice of both where they share cells of one lattice, and neither holds the other."""
    first, second = one.box, other.box
    if min(first.intersection(second) / box.area for box in (first, second)) <= 0.0:
        return None
    if max(first.intersection(second) / box.area for box in (first, second)) >= 0.99:
        return None
    rows, columns = _union(one.rows, other.rows), _union(one.columns, other.columns)
    return None if rows is None or columns is None else GridFit(rows=rows, columns=columns)


def goes_on(fit: GridFit, others: Iterable[GridFit]) -> bool:
    """Whether one of the others holds these cells, or halves of them, and more beyond them."""
    return any(_longer(fit, other) for other in others)


def spans_panels(whole: GridFit, panels: Sequence[GridFit]) -> bool:
    """Whether a lattice is nothing but panels side by side, of cells as large as its own, and the
    room between them, which no whole number of cells would fill.

    Its outer lines may be a few of those of the outer panels.
    """
    for axis in (0, 1):
        mine, across = whole.along(axis), whole.along(1 - axis)
        parts = [
            part
            for part in panels
            if part.box.intersection(whole.box) >= _HALF * part.box.area
            and _alike(part.along(axis), mine)
            and _alike(part.along(1 - axis), across)
            and across.start >= part.along(1 - axis).start - _MOST_OF_CELL * across.period
            and across.end <= part.along(1 - axis).end + _MOST_OF_CELL * across.period
        ]
        lines = sorted((part.along(axis) for part in parts), key=lambda line: line.start)
        rooms = [(b.start - a.end - a.gap) / mine.period for a, b in pairwise(lines)]
        if not rooms or any(abs(room - round(room)) <= _NEAR for room in rooms):
            continue
        reach = _MOST_OF_CELL * mine.period
        if mine.start >= lines[0].start - reach and mine.end <= lines[-1].end + reach:
            return True
    return False


def is_sublattice(part: GridFit, whole: GridFit) -> bool:
    """Whether a lattice of several rows and columns is some of those of another one.

    The middles of lines tell: where the ends of a few cells were taken for the far sides of their
    gaps, borders stand off by a gap more than at the cells before them.
    """
    several = min(part.rows.n, part.columns.n) > 1
    pairs = (part.rows, whole.rows), (part.columns, whole.columns)
    return several and all(_are_some_of(mine, other) for mine, other in pairs)


def is_scattered(fit: GridFit, others: Iterable[GridFit]) -> bool:
    """Whether one of the others stands on the same lattice, in other rows and columns and with
    another shape: crowds of cells in a sparse matrix, most of whose cells look like the page.

    Facets share rows or columns, or are of one size.
    """
    return any(_on_one_lattice(fit, other) for other in others)


def _on_one_lattice(one: GridFit, other: GridFit) -> bool:
    shapes = (one.rows.n, one.columns.n), (other.rows.n, other.columns.n)
    if shapes[0] == shapes[1] or one.box.intersection(other.box) > 0.0:
        return False
    for mine, its in ((one.rows, other.rows), (one.columns, other.columns)):
        period = (mine.period + its.period) / 2
        if abs(mine.period - its.period) > _SAME_PERIOD * period or mine.gap or its.gap:
            return False
        away = [(mine.start - its.start) / period, (mine.end - its.end) / period]
        off = max(abs(place - round(place)) for place in away)
        if off > _SAME_PLACE or max(abs(place) for place in away) <= _SAME_PLACE:
            return False
    return True


def _alike(one: Lattice, other: Lattice) -> bool:
    return abs(one.period - other.period) <= _NEAR_PERIOD * one.period


def _longer(fit: GridFit, other: GridFit) -> bool:
    box, around = fit.box, other.box
    if box.intersection(around) < _COVERED * box.area:
        return False
    reach = _MOST_OF_CELL * fit.rows.period, _MOST_OF_CELL * fit.columns.period
    beyond = (
        max(box.y0 - around.y0, around.y1 - box.y1) > reach[0],
        max(box.x0 - around.x0, around.x1 - box.x1) > reach[1],
    )
    if not any(beyond):
        return False
    ratios = _ratio(fit.rows, other.rows), _ratio(fit.columns, other.columns)
    return all(ratio in _RATIOS for ratio in ratios)


def _union(one: Lattice, other: Lattice) -> Lattice | None:
    longer, shorter = (one, other) if one.n >= other.n else (other, one)
    if _ratio(shorter, longer) != 1:
        return None
    before = max(0, round((longer.start - shorter.start) / longer.period))
    after = max(0, round((shorter.end - longer.end) / longer.period))
    whole = longer.longer(before, at_end=False).longer(after, at_end=True)
    return replace(whole, score=min(one.score, other.score))


def _are_some_of(part: Lattice, whole: Lattice) -> bool:
    """Whether the first and the last line of a lattice are as many lines of another one apart."""
    first, last = (
        (part.start + (line + 0.5) * part.period - whole.start) / whole.period - 0.5
        for line in (0, part.n - 1)
    )
    off = max(abs(first - round(first)), abs(last - round(last)))
    return off <= _SAME_PLACE and round(last) - round(first) == part.n - 1


def _ratio(part: Lattice, whole: Lattice) -> int:
    """Cells of ``whole`` per cell of ``part``, 0 where their borders do not meet."""
    first = (part.start - whole.start) / whole.period
    last = first + part.n * part.period / whole.period
    cells = round(last) - round(first)
    off = max(abs(first - round(first)), abs(last - round(last)))
    return cells // part.n if off <= _SAME_PLACE and cells % part.n == 0 else 0
