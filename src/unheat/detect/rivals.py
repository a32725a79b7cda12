"""Lattices that may be panels, and which of those that compete for one place are kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from unheat.detect.cellcheck import CellCheck
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.pieces import is_sublattice
from unheat.detect.sisters import are_sisters
from unheat.model.geometry import Box, Span

# Share of the largest panel that another one must cover: below it are letters, markers and
# legend keys, which are also flat rectangles in rows.
SMALLEST_BESIDE = 0.03
GOOD = 0.85
PASSABLE = 0.6
POOR = 0.45
# The score of a lattice that needs a look.
UNSURE = 0.7
_ALL_FLAT, _AS_GOOD, _FLAWLESS = 0.97, 0.05, 0.97
# What stands between panels is less than they are.
_FILLED = 2 / 3, 0.95
# Of the cells that a larger lattice adds to a smaller one so many are flat.
_SOME_FLAT = 0.5
# Levels between cells of one color.
_ALIKE = 2.0
# Lines that a larger lattice adds hold at least such a share of what its others do.
_HALF = 0.5
SAME_SIZE, SAME_PX = 0.03, 1.0
# Groups of cells stand so much further apart than cells do.
_WIDER_PX = 2.0
_SAME_BOX = 0.95
# A pixel of letters is enlarged to less, and a panel beside them is so many times as large.
_LETTER_PX, _TIMES_LARGER = 4.0, 4.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FoundPanel:
    """A lattice that passed the checks; ``quality`` 0–1 orders rivals for one place.

    Where wider gaps part a matrix into groups, ``fit`` and ``check`` are those of its largest
    block, and ``row_blocks`` and ``column_blocks`` the lattices of all groups in order.
    ``borders_alone``: nothing speaks against its counts, and its borders alone do not tell them.
    ``print_alone``: its cells are not flat either, so that nothing but their numbers may tell them.
    ``more_beyond``: nothing but one more line of cells that may stand there speaks against them.
    """

    fit: GridFit
    check: CellCheck
    quality: float
    row_blocks: tuple[Lattice, ...] = ()
    column_blocks: tuple[Lattice, ...] = ()
    borders_alone: bool = False
    print_alone: bool = False
    more_beyond: bool = False

    def unsure(self) -> FoundPanel:
        """The panel with a doubt about its cells."""
        sure = replace(self, borders_alone=False, print_alone=False, more_beyond=False)
        return replace(sure, quality=min(self.quality, UNSURE))

    @property
    def rows(self) -> tuple[Span, ...]:
        """Spans of all rows."""
        return tuple(s for block in self.row_blocks or (self.fit.rows,) for s in block.spans())

    @property
    def columns(self) -> tuple[Span, ...]:
        """Spans of all columns."""
        blocks = self.column_blocks or (self.fit.columns,)
        return tuple(s for block in blocks for s in block.spans())

    @property
    def box(self) -> Box:
        rows = self.row_blocks or (self.fit.rows,)
        columns = self.column_blocks or (self.fit.columns,)
        return Box(columns[0].start, rows[0].start, columns[-1].end, rows[-1].end)

    @property
    def shape(self) -> tuple[int, int]:
        rows = self.row_blocks or (self.fit.rows,)
        columns = self.column_blocks or (self.fit.columns,)
        return sum(block.n for block in rows), sum(block.n for block in columns)


def without_print(found: list[FoundPanel]) -> list[FoundPanel]:
    """Panels without those that are letters of an enlarged picture: every pixel of it became a
    cell, and most of what letters stand on is the page. A far larger panel stands beside them.
    """
    largest = max((panel.box.area for panel in found), default=0.0)
    return [
        panel
        for panel in found
        if max(panel.fit.rows.period, panel.fit.columns.period) >= _LETTER_PX
        or panel.box.area >= largest / _TIMES_LARGER
        or float(panel.check.background.mean()) <= _FILLED[0]
    ]


def best_panels(found: list[FoundPanel]) -> list[FoundPanel]:
    """Panels that do not overlap: the best explained first, larger ones before their parts."""
    kept: list[FoundPanel] = []
    largest = max((p.box.area for p in found if p.quality >= GOOD), default=0.0)
    found = [panel for panel in found if not any(_overreaches(panel, other) for other in found)]
    found = [panel for panel in found if not holds_panels(panel, found)]
    parts = [panel for panel in found if any(_part_of(panel, other) for other in found)]
    found = [panel for panel in found if panel not in parts]
    found = [panel for panel in found if not any(_flatter(other, panel) for other in found)]
    # Where a whole gave way to another panel, what is left of its parts stands for itself.
    for panel in [*_best_first(found), *_best_first(parts)]:
        if any(_part_of(panel, whole) for whole in kept):
            continue
        rivals = [
            k for k in kept if k.box.intersection(panel.box) > 0.1 * min(k.box.area, panel.box.area)
        ]
        if not rivals and (panel.box.area >= SMALLEST_BESIDE * largest or is_table(panel)):
            kept.append(panel)
    return sorted(kept, key=lambda p: (p.box.y0, p.box.x0))


def is_table(panel: FoundPanel) -> bool:
    """Whether printed cells stand in rows and columns: letters and keys hold no print."""
    several = min(panel.fit.rows.n, panel.fit.columns.n) > 1
    return several and panel.check.inked and panel.quality >= GOOD


def _best_first(found: list[FoundPanel]) -> list[FoundPanel]:
    return sorted(found, key=lambda p: (-round(p.quality, 1), -p.box.area, p.box.y0, p.box.x0))


def _part_of(part: FoundPanel, whole: FoundPanel) -> bool:
    """Some rows and columns of a larger lattice that was explained nearly as well."""
    if part is whole or (part.box.area > 0.8 * whole.box.area and not _lacks_lines_of(part, whole)):
        return False
    if part.box.intersection(whole.box) < 0.95 * part.box.area:
        return False
    if whole.quality >= POOR and _is_striped(part.check) and not _is_striped(whole.check):
        # One line of cells, or one cell, with lines drawn over them.
        return True
    check = whole.check
    if min(check.flat, check.filled) >= _ALL_FLAT and is_sublattice(part.fit, whole.fit):
        # Where most cells have one color few borders are seen, and two regions would not find one
        # lattice by chance.
        return True
    if whole.quality < PASSABLE:
        return False
    if min(part.shape) == 1 and min(whole.shape) > 1 and _within_one_line(part, whole):
        # Print in one column of cells may look like cells of its own.
        return True
    if is_sublattice(part.fit, whole.fit):
        # A few cells whose ends were taken for the far sides of their gaps seem larger than they
        # are, and their borders still meet those of the whole.
        return True
    # Where the whole has cells of one color each, lines through the middle of them are drawn.
    shares = (1, 2) if whole.check.flat >= _ALL_FLAT else (1,)
    return all(
        any(abs(share * mine.period - other.period) <= 0.06 * other.period for share in shares)
        and mine.n < shares[-1] * other.n + 1
        for mine, other in (
            (part.fit.rows, whole.fit.rows),
            (part.fit.columns, whole.fit.columns),
        )
        if mine.n > 1
    )


def _lacks_lines_of(part: FoundPanel, whole: FoundPanel) -> bool:
    """Whether a lattice is another one without some of its lines, whose cells are no worse.

    Pale cells may pass for the ground of the axes, and outer lines of them are gone with it. The
    outer lines of a triangle hold a cell each that the others do not.
    """
    fewer = part.shape != whole.shape and is_sublattice(part.fit, whole.fit)
    mine, its = part.check, whole.check
    cells, inner = (one.fit.rows.n * one.fit.columns.n for one in (whole, part))
    added = its.filled * cells - mine.filled * inner
    filled = added >= _HALF * mine.filled * (cells - inner)
    return fewer and its.flat >= mine.flat and filled


def _flatter(one: FoundPanel, other: FoundPanel) -> bool:
    """Whether cells of one color each fill the box of a lattice whose cells hold several.

    In a panel of which most is one color few borders are seen; two rows that were taken for one
    explain these as well, but not their cells. Finer cells are always flat.
    """
    cells, others = (panel.fit.rows.n * panel.fit.columns.n for panel in (one, other))
    return (
        min(one.check.flat, one.check.filled) >= _ALL_FLAT
        and other.check.flat < GOOD
        and cells <= 2 * others
        and one.box.iou(other.box) >= _SAME_BOX
    )


def _overreaches(whole: FoundPanel, part: FoundPanel) -> bool:
    """Whether a lattice holds another one of the same cells, and most of what it adds is none."""
    cells, inner = (one.fit.rows.n * one.fit.columns.n for one in (whole, part))
    if cells <= inner or not same_cells(whole, part) or part.quality < whole.quality - _AS_GOOD:
        return False
    if part.box.intersection(whole.box) < 0.95 * part.box.area:
        return False
    return whole.check.flat * cells - part.check.flat * inner < _SOME_FLAT * (cells - inner)


def holds_panels(whole: FoundPanel, found: Sequence[FoundPanel]) -> bool:
    """Whether a lattice is two panels or more, side by side, with something else between them.

    They are alike, explained better than the lattice is, and as tall or as wide as it.
    """
    if whole.quality >= _FLAWLESS:
        return False
    if whole.quality < GOOD and any(_bends_over(whole, found, axis) for axis in (0, 1)):
        return True
    box = whole.box
    apart: list[FoundPanel] = []
    for part in found:
        inside = part.box.intersection(box) >= 0.95 * part.box.area
        if part is whole or not inside or part.quality < max(GOOD, whole.quality + _AS_GOOD):
            continue
        rows, columns = part.shape
        as_long = (rows == whole.shape[0]) != (columns == whole.shape[1]) and min(part.shape) > 1
        new = not any(part.box.intersection(other.box) > 0.0 for other in apart)
        if as_long and new and same_cells(whole, part):
            apart.append(part)
    filled = sum(part.box.area for part in apart)
    alike = len({part.shape for part in apart}) == 1
    return len(apart) > 1 and alike and _FILLED[0] < filled / box.area < _FILLED[1]


def _bends_over(whole: FoundPanel, found: Sequence[FoundPanel], axis: int) -> bool:
    """Whether all lines of a lattice are those of groups that are explained without a flaw, and
    that stand further apart than their cells do: even lines over all of them bend over the gaps.

    A codec leaves no group without a flaw. Cells of one color each, where those of the whole hold
    several, tell as much.
    """
    mine = whole.fit.along(axis)
    mixed = whole.check.flat < GOOD
    groups = sorted(
        (
            part
            for part in found
            if part is not whole
            and (part.quality >= _FLAWLESS or (mixed and part.check.flat >= _ALL_FLAT))
            and part.fit.along(1 - axis).n == whole.fit.along(1 - axis).n
            and part.fit.along(axis).n < mine.n
            and part.box.intersection(whole.box) >= 0.95 * part.box.area
        ),
        key=lambda part: part.fit.along(axis).start,
    )
    lattices = [part.fit.along(axis) for part in groups]
    gaps = [
        after.start - before.end - max(before.gap, after.gap)
        for before, after in pairwise(lattices)
    ]
    return (
        len(groups) > 1
        and all(same_cells(groups[0], part) for part in groups)
        and sum(lattice.n for lattice in lattices) == mine.n
        and min(gaps) >= _WIDER_PX
    )


def _is_striped(check: CellCheck) -> bool:
    """Whether each row has one color, or each column: lines may run through single cells."""
    return any(
        lines.shape[1] > 1 and float(np.ptp(lines, axis=1).max()) <= _ALIKE
        for lines in (check.colors, check.colors.transpose(1, 0, 2))
    )


def _within_one_line(part: FoundPanel, whole: FoundPanel) -> bool:
    """Whether the part is no wider than one column of the whole, or no taller than one row."""
    return (
        part.box.width < 1.1 * whole.fit.columns.period
        or part.box.height < 1.1 * whole.fit.rows.period
    )


def sisters(refused: Sequence[FoundPanel], kept: Sequence[FoundPanel]) -> list[FoundPanel]:
    """Lattices that were refused for their cells, and are those of a good panel elsewhere."""
    good = [panel for panel in kept if panel.quality >= GOOD]
    return [
        one
        for one in refused
        if one.fit.score >= POOR
        and one.check.filled > PASSABLE
        and any(are_sisters(one.fit, panel.fit) for panel in good)
    ]


def mostly_in(panel: FoundPanel, other: FoundPanel) -> bool:
    """Whether a panel fills most of another one."""
    return panel.box.intersection(other.box) > 0.5 * other.box.area


def same_cells(one: FoundPanel, other: FoundPanel) -> bool:
    """Whether the cells of both are equally large; borders are snapped to pixels."""
    pairs = (one.fit.rows, other.fit.rows), (one.fit.columns, other.fit.columns)
    return all(_off(mine, its) <= max(SAME_SIZE * mine.period, SAME_PX) for mine, its in pairs)


def _off(mine: Lattice, its: Lattice) -> float:
    """By how much the cells of two lattices differ: a lone one shows nothing of what parts them."""
    off = abs(mine.period - its.period)
    if 1 in (mine.n, its.n):
        off = min(off, abs((mine.period - mine.gap) - (its.period - its.gap)))
    return off
