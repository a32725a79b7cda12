"""Panels side by side that were taken for one lattice, since what parts them is as wide as cells.

Then whole lines of the lattice are empty, and what they part is equally large. One such line
may be masked; several, or some along both axes, are the page between panels. So is what parts
two pieces of which each has a color bar of its own, or beside which another panel is just such a
piece, or between which the labels of one stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.bar_assign import assign_bars
from unheat.detect.cellcheck import check_cells
from unheat.detect.framed_gaps import framed_lines, holds_frame
from unheat.detect.gap_print import holds_labels
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.narrow_gaps import parted_at_gaps
from unheat.detect.rivals import FoundPanel
from unheat.model import Bar, Grid

_SMALLEST = 2

_SEVERAL = 2
"""So many empty columns in a row are hardly values."""

_MOSTLY = 0.7
"""Share of a line beside an empty one that is empty as well between longer labels."""

_THROWN = 3.0
"""How far off the page cells between panels are behind a codec, in tolerances of a flat color."""

_RIMS, _PAGE = (0.1, 0.9), 0.95
"""How far down a cell its rims are that no letter reaches, and the share of these that is page."""

_SAME = 0.03
"""Sizes of cells are known to such a share of them."""


def facets_parted(
    rgb: npt.NDArray[np.uint8],
    found: list[FoundPanel],
    background: tuple[float, float, float],
    tolerance: float,
    bars: Sequence[Bar] = (),
) -> list[FoundPanel]:
    """The panels, with those that empty lines part into equal pieces in their pieces."""
    result: list[FoundPanel] = []
    for panel in found:
        others = [other for other in found if other is not panel]
        for piece in _parted(rgb, panel, background, tolerance, bars, others):
            result += parted_at_gaps(rgb, piece, background, tolerance)
    return result


def _parted(
    rgb: npt.NDArray[np.uint8],
    panel: FoundPanel,
    background: tuple[float, float, float],
    tolerance: float,
    bars: Sequence[Bar],
    others: Sequence[FoundPanel],
) -> list[FoundPanel]:
    fit = panel.fit
    if panel.check.sized or panel.column_blocks:
        # The lattice of a table says how many columns there are, and not where.
        return [panel]
    empty = panel.check.background
    if empty.shape != panel.shape:
        # Of many cells only some were sampled.
        empty = _middles_bare(rgb, fit, background, tolerance)
    rows, columns = _runs(_bare_lines(empty)), _runs(_bare_lines(empty.T))
    if len(rows) * len(columns) < 2:
        columns = _runs(_with_labels(rgb, fit, np.all(empty, axis=0), background, tolerance))
    if len(rows) * len(columns) < 2:
        # What a codec threw into a gap leaves most of it bare, and none of it far off the page.
        pale = _middles_bare(rgb, fit, background, _THROWN * tolerance)
        across, along = (
            _runs(_bare_lines(cells) | _bare_but_for_ringing(cells, near))
            for cells, near in ((empty, pale), (empty.T, pale.T))
        )
        if len(across) * len(along) > 2:
            rows, columns = across, along
    if len(rows) * len(columns) < 2:
        rows, columns = map(_runs, framed_lines(rgb, panel, background, tolerance))
    if len(rows) * len(columns) < 2:
        lines = _lines_parted(rgb, panel, empty, background, tolerance)
        return lines or _parted_by_frames(rgb, panel, empty, background, tolerance)
    pieces = _pieces(rgb, panel, rows, columns, background, tolerance)
    told = any(_are_sisters(pieces[0], other) for other in others) or len(pieces) > 2
    if len(pieces) == 2:
        axis = 1 if len(columns) == 2 else 0
        told |= holds_labels(rgb, pieces[0].fit, pieces[1].fit, axis, background)
    if not told and not _have_own_bars(rgb, pieces, bars):
        return [panel.unsure()]
    return pieces


def _bare_lines(empty: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """(n,) which lines of ``empty`` cells (n, m) are bare, and those beside them that mostly are:
    labels of the next panel stand there, and the longest ones fill a cell."""
    bare = np.all(empty, axis=1)
    mostly = np.mean(empty, axis=1) >= _MOSTLY
    lines: npt.NDArray[np.bool_] = bare | (mostly & _beside(bare))
    return lines


def _beside(lines: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """(n,) which lines stand next to some of ``lines``."""
    beside = np.zeros_like(lines)
    beside[1:] |= lines[:-1]
    beside[:-1] |= lines[1:]
    return beside


def _with_labels(
    rgb: npt.NDArray[np.uint8],
    fit: GridFit,
    bare: npt.NDArray[np.bool_],
    background: tuple[float, float, float],
    tolerance: float,
) -> npt.NDArray[np.bool_]:
    """(C,) which columns are ``bare``, and those beside them of which all cells are page above and
    below what stands in them: long labels of the next panel fill their middles."""
    lines = bare.copy()
    if not bare.any():
        return lines
    ys = [
        round(start + share * (end - start)) for start, end in fit.rows.spans() for share in _RIMS
    ]
    for column in np.flatnonzero(_beside(bare) & ~bare).tolist():
        x0, x1 = (round(edge) for edge in fit.columns.spans()[column])
        strip = rgb[np.clip(ys, 0, len(rgb) - 1), x0 + 1 : max(x1 - 1, x0 + 2)]
        off = most(np.abs(strip.astype(np.float64) - np.array(background)))
        lines[column] = (off <= _THROWN * tolerance).mean() >= _PAGE
    return lines


def _bare_but_for_ringing(
    empty: npt.NDArray[np.bool_], pale: npt.NDArray[np.bool_]
) -> npt.NDArray[np.bool_]:
    """(n,) which lines of cells (n, m) are mostly ``empty``, and ``pale`` where they are not."""
    lines: npt.NDArray[np.bool_] = (np.mean(empty, axis=1) >= _MOSTLY) & np.all(pale, axis=1)
    return lines


def _pieces(
    rgb: npt.NDArray[np.uint8],
    panel: FoundPanel,
    rows: Sequence[tuple[int, int]],
    columns: Sequence[tuple[int, int]],
    background: tuple[float, float, float],
    tolerance: float,
) -> list[FoundPanel]:
    """The panels that these (first, end) of its rows and columns are, row by row."""
    pieces = []
    for first, last in rows:
        for left, right in columns:
            piece = GridFit(
                rows=_piece(panel.fit.rows, first, last),
                columns=_piece(panel.fit.columns, left, right),
            )
            spans = piece.rows.spans(), piece.columns.spans()
            check = check_cells(rgb, *spans, background, tolerance)
            pieces.append(replace(panel, fit=piece, check=check))
    return pieces


def _lines_parted(
    rgb: npt.NDArray[np.uint8],
    panel: FoundPanel,
    empty: npt.NDArray[np.bool_],
    background: tuple[float, float, float],
    tolerance: float,
) -> list[FoundPanel]:
    """The single lines of cells that a panel consists of, where labels of one of them stand in
    each empty line between; none where it is one panel.

    A line of its own looks like a line of a matrix, and its labels alone tell that it is none.
    """
    for axis in (0, 1):
        runs = _runs(np.all(empty, axis=1 - axis), smallest=1)
        if len(runs) < 2 or runs[0] != (0, 1):
            continue
        whole = [(0, empty.shape[1 - axis])]
        rows, columns = (runs, whole) if axis == 0 else (whole, runs)
        pieces = _pieces(rgb, panel, rows, columns, background, tolerance)
        if all(
            holds_labels(rgb, one.fit, other.fit, axis, background)
            for one, other in pairwise(pieces)
        ):
            return pieces
    return []


def _parted_by_frames(
    rgb: npt.NDArray[np.uint8],
    panel: FoundPanel,
    empty: npt.NDArray[np.bool_],
    background: tuple[float, float, float],
    tolerance: float,
) -> list[FoundPanel]:
    """The panel in pieces of any size where several lines of ``empty`` cells part it and the
    frames of two plots stand in them, and in doubt where columns do without a frame.

    Values of the page's color seldom fill several columns, and no line runs through cells.
    """
    rows, columns = ([(0, size)] for size in empty.shape)
    for axis in (1, 0):
        gaps = _gaps(np.all(empty, axis=1 - axis))
        if not gaps:
            continue
        if all(holds_frame(rgb, panel, gap, axis, background, tolerance) for gap in gaps):
            edges = [0, *(edge for gap in gaps for edge in gap), empty.shape[axis]]
            runs = list(zip(edges[::2], edges[1::2], strict=True))
            rows, columns = (runs, columns) if axis == 0 else (rows, runs)
        elif axis == 1:
            return [panel.unsure()]
    if len(rows) * len(columns) == 1:
        return [panel]
    return _pieces(rgb, panel, rows, columns, background, tolerance)


def _gaps(bare: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """(first, end) of the runs of several bare lines between others."""
    gaps: list[tuple[int, int]] = []
    start = 0
    for empty, group in groupby(bare.tolist()):
        length = len(list(group))
        if empty and start > 0 and start + length < len(bare) and length >= _SEVERAL:
            gaps.append((start, start + length))
        start += length
    return gaps


def _are_sisters(piece: FoundPanel, other: FoundPanel) -> bool:
    """Whether another panel has as many cells of the same size, on the same rows or columns."""
    if piece.shape != other.shape:
        return False
    lattices = (piece.fit.rows, other.fit.rows), (piece.fit.columns, other.fit.columns)
    alike = all(abs(one.period - two.period) <= _SAME * one.period for one, two in lattices)
    level = [abs(one.start - two.start) <= 2 * _SAME * one.period for one, two in lattices]
    return alike and any(level)


def _have_own_bars(
    rgb: npt.NDArray[np.uint8], pieces: Sequence[FoundPanel], bars: Sequence[Bar]
) -> bool:
    """Whether the colors of each piece are those of another bar."""
    grids = [Grid(row_spans=piece.rows, column_spans=piece.columns) for piece in pieces]
    owners = assign_bars(rgb, grids, bars, [piece.check.sized for piece in pieces])
    return None not in owners and len(set(owners)) == len(pieces)


def _middles_bare(
    rgb: npt.NDArray[np.uint8],
    fit: GridFit,
    background: tuple[float, float, float],
    tolerance: float,
) -> npt.NDArray[np.bool_]:
    """(R, C): the middle pixel of the cell has the color of the page."""
    ys, xs = (
        np.clip(np.mean(lattice.spans(), axis=1).astype(int), 0, size - 1)
        for lattice, size in ((fit.rows, rgb.shape[0]), (fit.columns, rgb.shape[1]))
    )
    off = most(np.abs(rgb[np.ix_(ys, xs)].astype(np.float64) - np.array(background)))
    return np.asarray(off <= tolerance)


def _runs(empty: npt.NDArray[np.bool_], smallest: int = _SMALLEST) -> list[tuple[int, int]]:
    """(first, end) of the pieces between empty lines; all of it where they are not alike, or of
    fewer lines than ``smallest``."""
    whole = [(0, empty.size)]
    runs: list[tuple[int, int]] = []
    gaps: list[tuple[int, int]] = []
    start = 0
    for bare, group in groupby(empty.tolist()):
        length = len(list(group))
        (gaps if bare else runs).append((start, start + length))
        start += length
    lengths = {end - first for first, end in runs}
    between = {end - first for first, end in gaps}
    alike = len(lengths) == 1 and len(between) == 1 and len(runs) == len(gaps) + 1
    return runs if alike and min(lengths) >= smallest else whole


def _piece(lattice: Lattice, first: int, end: int) -> Lattice:
    return lattice.longer(-first, at_end=False).longer(end - lattice.n, at_end=True)
