"""Tables behind a codec whose near-white cells run into the page and whose alike ones into each
other, so that too few rectangles of one color are left to make them.

The rectangles that are left tell the rows. Its columns are as wide as their words, and the borders
between them are seen in the lanes over and under the print of every row at once: ink steps in one
lane of some rows, a border in both lanes of most. Where rectangles touch no more, most of them
still agree on rows of one height. All that is read in such a table is in doubt.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.cellcheck import LOSSLESS, CellCheck, check_cells
from unheat.detect.company import is_printed
from unheat.detect.even_rows import even_rows
from unheat.detect.flat_rectangles import flat_rectangles, steps_of
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.rivals import GOOD, UNSURE, FoundPanel
from unheat.detect.table import (
    MOST_CELLS,
    OFF_SMEARED_PX,
    border_lines,
    colored_tables,
    spans_of,
)
from unheat.detect.table_groups import FEWEST, groups_of
from unheat.medians import median
from unheat.model import Bar
from unheat.model.geometry import Span

_ROWS = 3
_DIFFERENT = 4
# A column has room for a digit; borders nearer than that are the sides of a rule.
_NARROWEST_PX, _RULE_PX = 12.0, 6.0
# Lanes over and under the print, in shares of a row; a codec smears borders over so many pixels.
_LANES, _REACH_PX = ((0.08, 0.2), (0.8, 0.92)), 3
# Most rows step at a border, in both lanes by about the same.
_SEEN, _ALIKE = 0.5, 0.5
# What lies in a larger table shares so much of its area with it, but for a rim.
_SAME = 0.9
# Of a column of the table so many cells are colored; names and totals stand on the page.
_COLORED = 0.3
_GREY = 12.0

Steps = npt.NDArray[np.float64]


def last_tables(
    rgb: npt.NDArray[np.uint8],
    background: tuple[float, float, float],
    tolerance: float,
    bars: Sequence[Bar],
) -> list[FoundPanel]:
    """Where nothing else is found: tables with lines of one size, and smeared ones."""
    even = colored_tables(rgb, background, tolerance, bars, even=True)
    return even or smeared_tables(rgb, background, tolerance)


def smeared_tables(
    rgb: npt.NDArray[np.uint8], background: tuple[float, float, float], tolerance: float
) -> list[FoundPanel]:
    """The printed tables that rectangles of one color tell the rows of, all up for review."""
    if tolerance <= LOSSLESS:
        return []
    boxes = flat_rectangles(rgb, steps_of(rgb), tolerance).boxes
    if not FEWEST <= len(boxes) <= MOST_CELLS:
        return []

    def table_of(group: npt.NDArray[np.int64]) -> FoundPanel | None:
        rows = border_lines(boxes[group][:, [1, 3]], OFF_SMEARED_PX)
        if rows is None or len(rows) < _ROWS:
            return None
        return _table(rgb, spans_of(rows), background, tolerance)

    read = [(group, table_of(group)) for group in groups_of(boxes)]
    found = [(group, table) for group, table in read if table is not None]
    tables = [table for _, table in found]
    if _touch(tables):
        # Cells that are hidden part the others: what touches is one table, or its larger part is
        # what is known of it.
        whole = table_of(np.concatenate([group for group, _ in found]))
        tables = [whole or max(tables, key=lambda table: table.box.area)]
    rows = even_rows(boxes)
    even = None if rows is None else _table(rgb, rows, background, tolerance)
    if even is None or not all(_lies_in(table, even) for table in tables):
        return tables
    return [even]


def _lies_in(part: FoundPanel, whole: FoundPanel) -> bool:
    """Whether all cells of a table are some of another one."""
    shared = part.box.intersection(whole.box)
    fewer = part.shape[0] <= whole.shape[0] and part.shape[1] <= whole.shape[1]
    return fewer and part.shape != whole.shape and shared >= _SAME * part.box.area


def _touch(tables: Sequence[FoundPanel]) -> bool:
    """Whether cells of one table lie in those of another, or right beside them."""
    return any(
        one.box.padded(_RULE_PX).intersection(other.box) > 0.0
        for one, other in combinations(tables, 2)
    )


def _table(
    rgb: npt.NDArray[np.uint8],
    rows: tuple[Span, ...],
    background: tuple[float, float, float],
    tolerance: float,
) -> FoundPanel | None:
    borders = common_borders(rgb, rows, tolerance)
    spans = tuple((a, b) for a, b in pairwise(borders) if b - a >= _NARROWEST_PX)
    if len(spans) < 2:
        return None
    spans = _parted(spans, check_cells(rgb, rows, spans, background, tolerance), tolerance)
    check = check_cells(rgb, rows, spans, background, tolerance)
    runs = _joined(spans, _are_cells(check))
    kept = max(runs, key=len, default=())
    if len(kept) < 2:
        return None
    check = check_cells(rgb, rows, kept, background, tolerance)
    if check.flat < GOOD or check.distinct < _DIFFERENT:
        return None
    panel = FoundPanel(
        fit=GridFit(rows=_even(rows), columns=_even(kept)),
        check=check,
        quality=UNSURE,
        row_blocks=tuple(Lattice.known(*span) for span in rows),
        column_blocks=tuple(Lattice.known(*span) for span in kept),
    )
    return panel.unsure() if is_printed(rgb, panel) else None


def common_borders(
    rgb: npt.NDArray[np.uint8], rows: tuple[Span, ...], tolerance: float
) -> list[float]:
    """Places in x, in pixels, where the color changes in both lanes of most of the ``rows``."""
    seen = np.zeros(rgb.shape[1])
    for y0, y1 in rows:
        lanes = [
            median(rgb[round(y0 + a * (y1 - y0)) : round(y0 + b * (y1 - y0)) + 1], along_first=True)
            for a, b in _LANES
        ]
        over, under = (_steps(lane) for lane in lanes)
        both = np.minimum(most(np.abs(over)), most(np.abs(under)))
        seen += (both > tolerance) & (most(np.abs(over - under)) <= _ALIKE * both + tolerance)
    enough = np.flatnonzero(seen >= _SEEN * len(rows))
    if not len(enough):
        return []
    parts = np.split(enough, np.flatnonzero(np.diff(enough) > 1) + 1)
    return [float(np.average(part, weights=seen[part])) for part in parts]


def _steps(lane: npt.NDArray[np.float64]) -> Steps:
    """(W, 3): by how much the color beyond each place differs from that before it."""
    steps = np.zeros(lane.shape)
    steps[_REACH_PX:-_REACH_PX] = lane[2 * _REACH_PX :] - lane[: -2 * _REACH_PX]
    return steps


def _parted(spans: tuple[Span, ...], check: CellCheck, tolerance: float) -> tuple[Span, ...]:
    """The columns without the borders that have the same color on both sides in most rows: these
    are strokes of numbers that stand below each other, and reach into the lanes about them."""
    apart = most(np.abs(np.diff(check.colors, axis=1))) > tolerance
    result = [spans[0]]
    for span, differ in zip(spans[1:], apart.mean(axis=0) >= _SEEN, strict=True):
        if differ or span[0] - result[-1][1] > _RULE_PX:
            result.append(span)
        else:
            result[-1] = (result[-1][0], span[1])
    return tuple(result)


def _are_cells(check: CellCheck) -> npt.NDArray[np.bool_]:
    """Which columns hold cells: some are colored. Names may stand on stripes, which are gray."""
    gray = np.ptp(check.colors, axis=2) <= _GREY
    colored = (~check.background & ~(gray if not gray.all() else False)).mean(axis=0)
    flat = check.good.mean(axis=0) >= UNSURE
    return np.asarray(flat & (colored >= _COLORED), dtype=bool)


def _joined(spans: tuple[Span, ...], cells: npt.NDArray[np.bool_]) -> list[tuple[Span, ...]]:
    """The runs of columns of cells that nothing but a rule parts."""
    runs: list[list[Span]] = []
    for span, is_cells in zip(spans, cells, strict=True):
        if is_cells and runs and span[0] - runs[-1][-1][1] <= _RULE_PX:
            runs[-1].append(span)
        elif is_cells:
            runs.append([span])
    return [tuple(run) for run in runs]


def _even(spans: tuple[Span, ...]) -> Lattice:
    return Lattice.known(spans[0][0], spans[-1][1], len(spans))
