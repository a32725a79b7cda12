"""Lines of cells that stand off a panel, in its rows or columns, and belong to nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.cellcheck import CellCheck, check_cells
from unheat.detect.rivals import UNSURE, FoundPanel
from unheat.detect.shorter_sister import shorter_doubted
from unheat.detect.witness import are_miscounted
from unheat.model.geometry import Box, Span

FloatArray = npt.NDArray[np.float64]

_SMALLEST_PX, _SEVERAL = 8.0, 3
# Where a cell is looked at across, and how much of a line is page in a gap, and is not in cells.
_ACROSS = np.array([0.1, 0.5, 0.9])
_GAP, _FILLED = 0.05, 0.5
# A line is as thick as those of the panel; a strip of annotation has a thickness of its own.
_THICK = 0.9, 1.15
_CELLS = 0.7
_KNOWN = 0.3
# Colors go on where they are no further off than the widest step between two cells, twice.
_STEPS = 2.0
# A cell with print is less flat than this; in a printed panel some cells may be masked.
_BARE, _PRINTED = 0.95, 0.3


def doubted_beside(
    rgb: npt.NDArray[np.uint8],
    found: Sequence[FoundPanel],
    others: Sequence[Box],
    background: tuple[float, float, float],
    tolerance: float,
) -> list[FoundPanel]:
    """The panels, in doubt where cells like theirs stand beyond a gap: a block that was lost, or
    where the counts of a square part.

    ``others`` are boxes of what is no panel and is known: strips, bars. A single printed line in
    the colors of a printed panel is its line of averages, and taken in.
    """
    boxes = [*(panel.box for panel in found), *others]
    told = [_with_lost(rgb, panel, boxes, background, tolerance) for panel in found]
    # Several panels of one color each are the cells of another one, with lines over their middles.
    plain = [_has_one_color(panel, tolerance) for panel in told]
    few = sum(plain) < _SEVERAL
    kept = [
        panel.unsure() if (one and not few) or are_miscounted(panel.fit) else panel
        for panel, one in zip(told, plain, strict=True)
    ]
    return shorter_doubted(rgb, kept, background, tolerance)


def _has_one_color(panel: FoundPanel, tolerance: float) -> bool:
    """Whether all cells of a panel that are none of the page's have one color."""
    check = panel.check
    colors = check.colors[check.good & ~check.background].reshape(-1, 3)
    return len(colors) > 1 and float(np.ptp(colors, axis=0).max()) <= 2.0 * tolerance


def _with_lost(
    rgb: npt.NDArray[np.uint8],
    panel: FoundPanel,
    known: Sequence[Box],
    background: tuple[float, float, float],
    tolerance: float,
) -> FoundPanel:
    # Rows and columns may have averages each.
    for _ in range(2):
        if panel.quality <= UNSURE and not panel.borders_alone:
            break
        lost = _lost(rgb, panel, known, background, tolerance)
        if lost is None:
            break
        axis, line = lost
        if line is None:
            return panel.unsure()
        panel = _taken_in(panel, axis, line)
    return panel


def _taken_in(panel: FoundPanel, axis: int, line: Span) -> FoundPanel:
    """A panel with a line apart before its first or behind its last one."""
    own = (panel.row_blocks, panel.column_blocks)[axis] or (panel.fit.along(axis),)
    more = replace(own[0], start=line[0], end=line[1], n=1, gap=0.0)
    blocks = tuple(sorted((*own, more), key=lambda block: block.start))
    return replace(panel, row_blocks=blocks) if axis == 0 else replace(panel, column_blocks=blocks)


def _lost(
    rgb: npt.NDArray[np.uint8],
    panel: FoundPanel,
    known: Sequence[Box],
    background: tuple[float, float, float],
    tolerance: float,
) -> tuple[int, Span | None] | None:
    """The axis along which cells like the panel's stand beyond a gap, and their line if it is one
    of the panel for sure.
    """
    box = panel.box
    for axis, period, across in (
        (0, panel.fit.rows.period, panel.columns),
        (1, panel.fit.columns.period, panel.rows),
    ):
        if period < _SMALLEST_PX or len(across) < _SEVERAL:
            continue
        ends = (box.y0, box.y1) if axis == 0 else (box.x0, box.x1)
        for at_end in (False, True):
            found = _line_apart(rgb, ends, period, across, axis, at_end, background, tolerance)
            if found is None:
                continue
            line, alike, single = found
            start, end = across[0][0], across[-1][1]
            place = Box(start, line[0], end, line[1])
            if axis == 1:
                place = Box(line[0], start, line[1], end)
            if any(place.intersection(one) > _KNOWN * place.area for one in known):
                continue
            rows, columns = ((line,), across) if axis == 0 else (across, (line,))
            check = check_cells(rgb, rows, columns, background, tolerance)
            cells = float((check.good & ~check.background).mean()) >= _CELLS
            several = alike and check.distinct >= _SEVERAL
            akin = _is_akin(check, panel.check)
            # A single line tells nothing of how thick the next one is.
            alone = panel.shape[axis] == 1 and _goes_on(check, panel.check)
            if cells and (several or akin or alone):
                return axis, line if akin and alike and single else None
    return None


def _is_akin(line: CellCheck, panel: CellCheck) -> bool:
    """Whether a line beside a printed panel is printed and goes on in its colors.

    The names of a table may have a color of their own; a column of 100 % has one that is as near
    to those of the other cells as these are to each other.
    """
    printed = line.inked and float((panel.flatness < _BARE).mean()) >= _PRINTED
    return printed and _goes_on(line, panel)


def _goes_on(line: CellCheck, panel: CellCheck) -> bool:
    """Whether the colors of a line are no further off the panel's than its widest step, twice."""
    own = panel.colors[~panel.background & panel.good].reshape(-1, 3)
    if len(own) < _SEVERAL:
        return False
    apart = np.linalg.norm(own[:, None, :] - own[None, :, :], axis=2)
    nearest = np.where(np.eye(len(own), dtype=bool), np.inf, apart).min(axis=1)
    colors = line.colors[~line.background].reshape(-1, 3)
    away = np.linalg.norm(colors[:, None, :] - own[None, :, :], axis=2).min(axis=1)
    return len(away) > 0 and bool(away.max() <= _STEPS * nearest.max())


def _line_apart(
    rgb: npt.NDArray[np.uint8],
    ends: Span,
    period: float,
    across: tuple[Span, ...],
    axis: int,
    at_end: bool,
    background: tuple[float, float, float],
    tolerance: float,
) -> tuple[Span, bool, bool] | None:
    """The first line of cells beyond a gap that is narrower than a cell, whether it is one of
    the panel's size beyond a plain gap, and whether the page follows it; in tables columns have
    many sizes, and touch.
    """
    picture = rgb if axis == 0 else rgb.transpose(1, 0, 2)
    spans = np.array(across)
    places = (spans[:, :1] + np.diff(spans, axis=1) * _ACROSS).ravel()
    index = np.clip(places.astype(int), 0, picture.shape[1] - 1)
    outward = 1 if at_end else -1
    first = int(np.floor(ends[1])) if at_end else int(np.ceil(ends[0])) - 1
    lines = first + outward * np.arange(int(2 * _THICK[1] * period) + 2)
    lines = lines[(lines >= 0) & (lines < len(picture))]
    off = most(np.abs(picture[np.ix_(lines, index)].astype(float) - np.array(background)))
    filled = (off > tolerance).mean(axis=1)
    gaps = np.flatnonzero(filled[: int(period)] <= _GAP)
    if not gaps.size or gaps[0] >= _THICK[0] * period:
        gaps = np.zeros(1, dtype=np.int64)
    starts = np.flatnonzero(filled[gaps[0] : int(period)] >= _FILLED)
    if not starts.size:
        return None
    start = int(gaps[0] + starts[0])
    after = np.flatnonzero(filled[start:] < _FILLED)
    thick = int(after[0]) if after.size else len(filled) - start
    shortest, longest = (share * period for share in _THICK)
    if thick < shortest:
        return None
    alike = filled[gaps[0]] <= _GAP and not (after.size and longest < thick < 2 * shortest)
    near = float(lines[start]) + (0 if at_end else 1)
    single = bool(after.size) and thick <= longest
    size = float(thick) if single else period
    return ((near, near + size) if at_end else (near - size, near)), bool(alike), single
