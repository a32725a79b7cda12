"""Tables whose cells are colored: rectangles of one color each that fill rows and columns.

A table's columns are as wide as their words and its rows as high as their lines, so no lattice
explains them. But each cell is a flat rectangle, and where these line up from side to side and
from top to bottom they are the table, its header and its names included.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.bar_assign import assign_bars
from unheat.detect.cellcheck import INSET, LOSSLESS, CellCheck, check_cells
from unheat.detect.company import is_printed
from unheat.detect.flat_rectangles import FlatRectangles, flat_rectangles, pooled, steps_of
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.rivals import GOOD, UNSURE, FoundPanel
from unheat.detect.table_groups import FEWEST, GAP, RULE_PX, groups_of
from unheat.detect.witness import SURE
from unheat.medians import median
from unheat.model import Bar, Grid
from unheat.model.geometry import Span

IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]

MOST_CELLS = 2000
# Borders lie on one line to so many pixels.
_OFF_PX = 2
# Print in small cells ripples more than a codec does elsewhere; what is found at a coarser level is
# believed where nothing is missing and no two cells were taken for one.
_LEVELS = (1.0, 1.5, 2.0)
# A codec and a resizer smear borders, and let neighbors of one color differ by so much.
OFF_SMEARED_PX, _RIPPLES = 4, 8.0
# So far inside its corners a cell has its own color, and no print is set as near to both borders.
_CORNER_PX = 3.0
# Of a table so many rectangles are single cells; others of one color run into each other.
_SINGLE, _NEARLY_ALL = 0.6, 0.9
_DIFFERENT = 4
# In a drawing whose rectangles lie exactly on lines so many of them show all of these, and so many
# where a codec makes pale neighbors one, if all that these lines part is flat.
_EXACT, _SMEARED = 0.6, 0.75
# A line of a header is so many times as high as the lowest row, at least.
_LINE = 0.8
_GREY, _ALIKE, _HALF = 8.0, 2.0, 0.5


def colored_tables(
    rgb: npt.NDArray[np.uint8],
    background: tuple[float, float, float],
    tolerance: float,
    bars: Sequence[Bar] = (),
    *,
    even: bool = False,
) -> list[FoundPanel]:
    """The colored cells of all tables of a picture without names and headers.

    Those whose lines have many sizes, or with ``even`` those of equal ones: a lattice, which is
    believed first, but strokes of digits that stand under each other in few rows hide it.

    They are printed, or their colors are those of one of ``bars``: a mesh whose rows and columns
    have many sizes. One is up for review where rectangles are missing in it, or a colored line
    at its rim may be a header.
    """
    drawn = tolerance <= LOSSLESS
    levels = (0.0, _RIPPLES) if drawn else [share * tolerance for share in _LEVELS]
    steps, found = steps_of(rgb), list[FlatRectangles]()
    look = partial(_table, rgb, background=background, bars=bars, even=even)
    for level in levels:
        cells = flat_rectangles(rgb, steps, level)
        found.append(cells)
        near = partial(
            look,
            tolerance=max(tolerance, level),
            least=_SINGLE if level <= max(tolerance, _RIPPLES) else 1.0,
            off=_OFF_PX if level == 0.0 else OFF_SMEARED_PX,
        )
        tables = _tables(near, cells)
        if tables:
            return tables
    if drawn:
        return []
    any_level = partial(look, tolerance=levels[0], least=_SINGLE, off=OFF_SMEARED_PX)
    return [table.unsure() for table in _tables(any_level, pooled(found))]


def _tables(
    look: Callable[[FlatRectangles], FoundPanel | None], cells: FlatRectangles
) -> list[FoundPanel]:
    """What a ``look`` makes of each group of rectangles, where these are neither few nor many."""
    if not FEWEST <= len(cells.boxes) <= MOST_CELLS:
        return []
    tables = [look(cells.of(group)) for group in groups_of(cells.boxes)]
    return [table for table in tables if table is not None]


def _table(
    rgb: npt.NDArray[np.uint8],
    cells: FlatRectangles,
    *,
    background: tuple[float, float, float],
    tolerance: float,
    bars: Sequence[Bar],
    off: int,
    even: bool,
    least: float,
) -> FoundPanel | None:
    """The table that touching rectangles make, None where they do not line up.

    Their borders lie on one line to ``off`` pixels, and that share of them at ``least`` are single
    cells. Its lines are of one size where ``even``.
    """
    rows, columns = (
        border_lines(cells.boxes[:, [1, 3]], off),
        border_lines(cells.boxes[:, [0, 2]], off),
    )
    if rows is None or columns is None:
        return None
    # What a codec did not smear is one with nothing.
    merged = _runs_into_head(cells, rows) & (off > _OFF_PX)
    placed = _placed(cells, rows, columns, off, merged)
    if placed is None:
        return None
    holds, single = placed
    rows, columns, holds, sure = _without_names(cells, holds, rows, columns, background)
    sure &= not merged.any()
    shown = np.unique(holds[holds >= 0])
    if min(holds.shape) < 2 or holds.size < FEWEST or not len(shown):
        return None
    share, drawn = float((holds >= 0).mean()), off <= _OFF_PX
    enough = max(GOOD, least)
    fewest = _EXACT if drawn else _SMEARED if least < 1.0 else enough
    if single[shown].mean() < least or share < fewest:
        return None
    spans = tuple(spans_of(line) for line in (rows, columns))
    look = partial(check_cells, rgb, spans[0], spans[1], background, tolerance)
    check = look()
    if check.flat < GOOD and tolerance <= max(LOSSLESS, _RIPPLES):
        # Print that is set flush left begins where cells are sampled: their corners are nearer.
        smallest = min(float(np.diff(line, axis=1).min()) for line in spans)
        check = look(inset=min(INSET, _CORNER_PX / smallest))
    # Few colors are those of a small table of counts where no line of cells has just one of them.
    few = check.distinct < _DIFFERENT
    page = drawn and _are_page(check, holds < 0, background)
    if share < enough and not (page if drawn else check.flat >= _NEARLY_ALL):
        return None
    if check.flat < GOOD or (few and not (_has_no_stripes(check) and (holds >= 0).all())):
        return None
    if all(np.ptp(np.diff(line, axis=1)) <= _OFF_PX for line in (rows, columns)) != even:
        return None
    blocks = [tuple(Lattice.known(*span) for span in line) for line in spans]
    panel = FoundPanel(
        fit=GridFit(rows=_even(spans[0]), columns=_even(spans[1])),
        check=check,
        quality=SURE if sure and not few and share >= _NEARLY_ALL else UNSURE,
        row_blocks=blocks[0],
        column_blocks=blocks[1],
    )
    if is_printed(rgb, panel):
        return panel
    if few or not _is_told(rgb, panel, bars):
        return None
    # Where many neighbors are of one color, a border between two whole lines may be hidden.
    return panel if single[shown].mean() >= _NEARLY_ALL else panel.unsure()


def _are_page(check: CellCheck, missing: BoolArray, background: tuple[float, float, float]) -> bool:
    """Whether the ``missing`` cells (R, C) are flat and have the page's color, as those do in which
    a ramp from white begins: one in each column where each has a ramp of its own."""
    if check.colors.shape[:2] != missing.shape:  # a large table, of which lines were left out
        return False
    off = most(np.abs(check.colors[missing] - np.array(background)))
    return check.flat >= _NEARLY_ALL and bool((off <= LOSSLESS).all())


def _has_no_stripes(check: CellCheck) -> bool:
    """Whether every row and every column holds several colors, as those of a page's table do not:
    it has every second line on gray."""
    return all(bool((most(np.ptp(check.colors, axis=axis)) > LOSSLESS).all()) for axis in (0, 1))


def _is_told(rgb: npt.NDArray[np.uint8], panel: FoundPanel, bars: Sequence[Bar]) -> bool:
    """Whether a bar with marks that stands apart from the cells has their colors."""
    apart = [
        bar
        for bar in bars
        if len(bar.tick_positions) > 1 and bar.box.intersection(panel.box) <= 0.0
    ]
    grid = Grid(row_spans=panel.rows, column_spans=panel.columns)
    return assign_bars(rgb, [grid], apart, [panel.check.sized]) != (None,)


def spans_of(lines: IntArray) -> tuple[tuple[float, float], ...]:
    """Lines (k, 2) as spans that touch at most: those that lie in each other meet in the middle."""
    ends = lines.astype(np.float64)
    over = ends[:-1, 1] > ends[1:, 0]
    middle = (ends[:-1, 1] + ends[1:, 0]) / 2
    ends[:-1, 1] = np.where(over, middle, ends[:-1, 1])
    ends[1:, 0] = np.where(over, middle, ends[1:, 0])
    return tuple((float(a), float(b)) for a, b in ends)


def border_lines(ends: IntArray, off: int) -> IntArray | None:
    """(k, 2): rows, or columns, of rectangles with these ``ends`` (n, 2), None where they overlap.

    Rectangles of one color run into each other, so that some are as long as several lines.
    """
    ordered = ends[np.argsort(ends[:, 1] - ends[:, 0], kind="stable")]
    lines: list[IntArray] = []
    for first, last in ordered:
        if all(last <= line[0] + off or first >= line[1] - off for line in lines):
            lines.append(np.array([first, last]))
    lines.sort(key=lambda line: int(line[0]))
    found = np.array(
        [
            median(ends[(np.abs(ends - line) <= off).all(axis=1)], along_first=True).round()
            for line in lines
        ],
        dtype=np.int64,
    )
    apart = max(RULE_PX, GAP * float(np.diff(found, axis=1).min()))
    joined = all(after[0] - before[1] <= apart for before, after in pairwise(found))
    return found if joined else None


def _placed(
    cells: FlatRectangles, rows: IntArray, columns: IntArray, off: int, merged: BoolArray
) -> tuple[IntArray, BoolArray] | None:
    """((rows, columns) number of the rectangle that each cell is part of, (n,) which of these are
    one cell); -1 where there is none. None where one begins or ends within a line. Those that are
    ``merged`` (n,) with a header begin with the rows.
    """
    holds = np.full((len(rows), len(columns)), -1, dtype=np.int64)
    single = np.zeros(len(cells.boxes), dtype=bool)
    for number in np.argsort(~merged, kind="stable"):
        x0, y0, x1, y1 = cells.boxes[number]
        down = _covered(rows, int(rows[0, 0]) if merged[number] else y0, y1, off)
        across = _covered(columns, x0, x1, off)
        if (
            across is None
            and down is not None
            and x0 < columns[0, 0]
            and down.stop - down.start < 2
        ):
            # A heading on its own ground goes on over names that stand on the page.
            across = _covered(columns, int(columns[0, 0]), x1, off)
            across = None if across is None or across.stop < len(columns) else across
        if down is None or across is None:
            return None
        holds[down, across] = number
        single[number] = holds[down, across].size == 1 and not merged[number]
    return holds, single


def _runs_into_head(cells: FlatRectangles, rows: IntArray) -> BoolArray:
    """(n,) which rectangles begin a whole line and less than two before the rows, and end in them:
    pale cells and what names stand on, which a codec made one with the ground of the header."""
    above = (rows[0, 0] - cells.boxes[:, 1]) / np.diff(rows, axis=1).min()
    merged: BoolArray = (above >= _LINE) & (above < 2.0) & (cells.boxes[:, 3] > rows[0].mean())
    return merged


def _covered(lines: IntArray, start: int, end: int, off: int) -> slice | None:
    first = np.flatnonzero(np.abs(lines[:, 0] - start) <= off)
    last = np.flatnonzero(np.abs(lines[:, 1] - end) <= off)
    return slice(int(first[0]), int(last[0]) + 1) if len(first) and len(last) else None


def _without_names(
    cells: FlatRectangles,
    holds: IntArray,
    rows: IntArray,
    columns: IntArray,
    background: tuple[float, float, float],
) -> tuple[IntArray, IntArray, IntArray, bool]:
    """Rows, columns and cells without outer lines of one color, and whether these are names.

    Headers and names have the page's color, or grey; what is plain at the other sides, and any
    other color that a whole line has, may be cells as well.
    """
    sure, bare, colors = True, False, cells.colors
    page = np.array(background)

    def plain(line: IntArray) -> tuple[bool, bool]:
        """Whether a line has one color at most, and whether that is one of names."""
        known = colors[line[line >= 0]]
        if len(known) < max(2, _HALF * len(line)):
            return False, False
        one = known[-1].astype(float)
        alike = bool((most(np.abs(known - one)) <= _ALIKE).all())
        named = np.abs(one - page).max() <= _ALIKE or float(np.ptp(one)) <= _GREY
        return alike, bool(named)

    for axis in (0, 1):
        for at_end in (False, True):
            while min(holds.shape) > 1:
                line = np.take(holds, -1 if at_end else 0, axis=axis)
                # The corner of a table may have another color than the names beside it.
                own = line[1:] if len(line) > 2 else line
                alike, named = plain(own)
                if axis == 1 and not at_end and (own < 0).all():
                    # Names on the page itself, which the heading over them alone told.
                    alike, named, bare = True, not bare, True
                others = np.delete(holds, -1 if at_end else 0, axis=axis)
                if not alike or _begins_as_cells(colors, line, others):
                    break
                sure &= named and not at_end
                keep = slice(None, -1) if at_end else slice(1, None)
                if axis == 0:
                    holds, rows = holds[keep], rows[keep]
                else:
                    holds, columns = holds[:, keep], columns[keep]
    return rows, columns, holds, sure


def _begins_as_cells(colors: IntArray, line: IntArray, others: IntArray) -> bool:
    """Whether an outer line is cells that are all alike but the first: one of the diagonal, in a
    color, where the ``others`` of the table have both of its colors again."""
    if min(line[0], line[-1]) < 0:
        return False
    first, last = colors[[line[0], line[-1]]]
    own = colors[others[others >= 0]]
    near = [bool((most(np.abs(own - one)) <= _GREY).any()) for one in (first, last)]
    return float(np.ptp(first)) > _GREY and float(np.abs(first - last).max()) > _GREY and all(near)


def _even(spans: Sequence[Span]) -> Lattice:
    """The lattice from the first to the last of the lines, which may have other sizes."""
    return Lattice.known(spans[0][0], spans[-1][1], len(spans))
