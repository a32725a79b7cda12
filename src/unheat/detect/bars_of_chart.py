"""Charts of bars beside or above a heatmap, whose bars stand as far apart as its cells.

Bars of sums share their distance with the lines of cells that they belong to, and may pass for some
of them. Yet each ends where its number has it, the page follows, and all stand on one line; colors
of cells change at their borders. What such bars are is no part of a matrix.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.cellcheck import check_cells
from unheat.detect.grid import GridFit
from unheat.detect.marks_grown import holds_marks
from unheat.detect.rivals import FoundPanel
from unheat.detect.ruled_bars import are_ruled_bars, lane_of

FloatArray = npt.NDArray[np.float64]

_LANES = 60
"""Bars that are looked at, about as many."""

_FEWEST, _MOST = 3, 0.5
"""Bars that end within a line of cells, and their share of all."""

_WITHIN, _WITHIN_PX = 0.05, 2.5
"""So far from every border, as a share of a line and in pixels, is within it."""

_SMEARED_PX = 3
"""Pixels at either end of a bar that are neither page nor bar, and those of a frame."""

_OUTER_PX = 2 * _SMEARED_PX - 1
"""So far within the outer end of a bar's lane is the page."""

_LONG_PX, _EVEN = 6, 8.0
"""Pixels that a bar is long at least, and levels of 255 within which it has one color."""

_FOOT_PX = 2.0
"""Bars begin so near to one line."""

_OFF = 0.25
"""Share of a line by which the end of the cells lies off a border at most."""


def without_charts(
    rgb: npt.NDArray[np.uint8],
    panel: FoundPanel,
    background: tuple[float, float, float],
    tolerance: float,
) -> FoundPanel | None:
    """The panel without lines that are bars of a chart, in doubt where none tells how many these
    are; None for a chart alone."""
    if panel.row_blocks or panel.column_blocks:
        return panel
    parted = _parted(rgb, panel, background, tolerance)
    # Discs in a line end where their values have it, as bars do.
    marked = parted is not panel and holds_marks(rgb, panel.fit, tolerance)
    return panel if marked else parted


def _parted(
    rgb: npt.NDArray[np.uint8],
    panel: FoundPanel,
    background: tuple[float, float, float],
    tolerance: float,
) -> FoundPanel | None:
    """The same of a panel whose cells are no marks."""
    if are_ruled_bars(rgb, panel, background, tolerance):
        return None
    rows, columns = panel.fit.rows, panel.fit.columns
    page = np.array(background)
    for axis, at_end in ((0, False), (0, True), (1, False), (1, True)):
        lattice, across = (rows, columns) if axis == 0 else (columns, rows)
        picture = rgb if axis == 0 else rgb.transpose(1, 0, 2)
        start, end = max(int(lattice.start), 0), int(lattice.end) + 1
        some = across.spans()[:: 1 + across.n // _LANES]
        if not _begins_with_page(picture[start:end], some, page, tolerance, at_end=at_end):
            continue
        lanes = [lane_of(picture[start:end], first, last) for first, last in some]
        # The outer end first.
        looked = np.array([lane[::-1] if at_end else lane for lane in lanes])
        borders = np.array([place - start for span in lattice.spans() for place in span])
        foot = _foot(looked, page, tolerance, end - 1 - start - borders if at_end else borders)
        if foot is None:
            continue
        gap = _gap(looked[:, foot:], page, tolerance)
        if gap is None:
            return None if foot > looked.shape[1] - lattice.period else panel.unsure()
        lines = (foot + gap) / lattice.period
        if lattice.n - round(lines) < 1:
            return None
        if abs(lines - round(lines)) > _OFF:
            return panel.unsure()
        shorter = lattice.longer(-round(lines), at_end=at_end)
        rows, columns = (shorter, columns) if axis == 0 else (rows, shorter)
        fit = GridFit(rows=rows, columns=columns)
        check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), background, tolerance)
        return without_charts(rgb, replace(panel, fit=fit, check=check), background, tolerance)
    return panel


def _begins_with_page(
    picture: npt.NDArray[np.uint8],
    lanes: Sequence[tuple[float, float]],
    page: FloatArray,
    tolerance: float,
    *,
    at_end: bool,
) -> bool:
    """Whether the outer end of so many lanes as bars are needed is page, as before a bar: cells are
    none, which one line of pixels tells."""
    if len(picture) <= _OUTER_PX:
        return False
    line = len(picture) - 1 - _OUTER_PX if at_end else _OUTER_PX
    outer = picture[line : line + 1]
    left = len(lanes) - max(_FEWEST, _MOST * len(lanes))
    for first, last in lanes:
        if left < 0:
            break
        left -= float(np.abs(lane_of(outer, first, last) - page).max()) > tolerance
    return left >= 0


def _foot(lanes: FloatArray, page: FloatArray, tolerance: float, borders: FloatArray) -> int | None:
    """Where bars begin, in pixels from the outer end of their lanes (n, length, 3), if they do.

    They end at several places that are no borders of cells.
    """
    near = max(_WITHIN_PX, _WITHIN * abs(float(borders[1] - borders[0])))
    found = [_bar(lane, page, tolerance) for lane in lanes]
    ends = np.array([bar for bar in found if bar is not None], dtype=float).reshape(-1, 2)
    if len(ends) < max(_FEWEST, _MOST * len(lanes)):
        return None
    foot = float(np.median(ends[:, 1]))
    ends = ends[np.abs(ends[:, 1] - foot) <= _FOOT_PX]
    within = np.abs(ends[:, :1] - borders).min(axis=1, initial=np.inf) > near
    several = len(ends) > 0 and np.ptp(ends[:, 0]) > 2 * near
    enough = int(within.sum()) >= _FEWEST and len(ends) >= max(_FEWEST, _MOST * len(lanes))
    return int(foot) if several and enough else None


def _bar(lane: FloatArray, page: FloatArray, tolerance: float) -> tuple[int, int] | None:
    """(end, foot) in pixels of the first stretch of one color beyond the page, if it is a bar."""
    inked = most(np.abs(lane - page)) > tolerance
    # The frame of a chart stands at its end.
    if inked[_OUTER_PX:][:1].any():
        return None
    inked[: _OUTER_PX + 1] = False
    if not inked.any():
        return None
    end = int(inked.argmax())
    first = end + _SMEARED_PX
    color = lane[first : first + _SMEARED_PX]
    if len(color) < _SMEARED_PX:
        return None
    own = np.median(color, axis=0)
    if np.abs(own - page).max() <= 2 * tolerance:
        return None
    even = most(np.abs(lane[first:] - own)) <= max(tolerance, _EVEN)
    length = len(even) if even.all() else int((~even).argmax())
    return (end, first + length) if length >= _LONG_PX else None


def _gap(lanes: FloatArray, page: FloatArray, tolerance: float) -> int | None:
    """The pixels (of ``lanes`` from the foot of the bars on) until the page that runs along the
    cells ends; None where no page does."""
    bare = np.asarray((most(np.abs(lanes - page)) <= tolerance).all(axis=0))
    if not bare.any():
        return None
    at = int(bare.argmax())
    after = np.flatnonzero(~bare[at:])
    return at + int(after[0]) if len(after) else None
