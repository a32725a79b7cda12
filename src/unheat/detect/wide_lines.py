"""Rows or columns that are a whole number of others wide, as bins of histograms are.

A lattice that fits the narrow ones goes through the wide ones, where no color changes on it. The
numbers tell: one stands in the middle of the wide cell and nowhere else in it.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.cellcheck import borders_that_step
from unheat.medians import median
from unheat.model import Grid, PanelLayout, Reason
from unheat.model.geometry import Span

FloatArray = npt.NDArray[np.float64]

# Cells of a line that are seen, and the share of them with a number in its middle.
_FEWEST, _MOST = 3, 0.8
# Levels of 255 by which print differs from its cell.
_INK = 40.0
# In widths of a narrow line: what is left out along the rim of a cell, how far the middle of a
# number is from that of its cell, and the lane in the middle that it stands on.
_RIM, _OFF, _LANE = 0.12, 0.15, 0.12
# A pixel row with so much ink is a line.
_ACROSS = 0.9
# The longest lattice that is looked at: wide bins are drawn by the dozen, not by the hundred.
_LONGEST = 60


def with_wide_lines(
    rgb: npt.NDArray[np.uint8], panel: PanelLayout, tolerance: float
) -> PanelLayout:
    """The panel with lines joined that share their numbers and colors, in doubt; or as it is.

    Numbers that all are borne out settle that doubt later. Where what is drawn over other lines
    hides that each of these has its own numbers, none are joined, and the panel is in doubt all
    the same.
    """
    grid = panel.grid
    rows, some = _joined(rgb, grid, 0, tolerance)
    columns, others = _joined(rgb, grid, 1, tolerance)
    if not (some or others):
        return panel
    joined = replace(panel, grid=replace(grid, row_spans=rows, column_spans=columns))
    if joined.grid.shape != grid.shape:
        joined = replace(joined, print_alone=panel.print_alone or not panel.review)
    return joined.doubted(Reason.GRID_AMBIGUOUS)


def _joined(
    rgb: npt.NDArray[np.uint8], grid: Grid, axis: int, tolerance: float
) -> tuple[tuple[Span, ...], bool]:
    """The spans of rows (``axis`` 0) or columns, wide lines joined, and whether any is one."""
    spans, across = (grid.row_spans, grid.column_spans)[:: 1 if axis == 0 else -1]
    if not 3 <= len(spans) <= _LONGEST or not _FEWEST <= len(across) <= _LONGEST:
        return spans, False
    steps = borders_that_step(rgb, spans, across, axis, tolerance)
    groups: list[list[Span]] = [[spans[0]]]
    for span, step in zip(spans[1:], steps, strict=True):
        if step > 0:
            groups.append([])
        groups[-1].append(span)
    if len(groups) < 2 or len(groups) == len(spans):
        return spans, False
    upright = rgb if axis == 0 else rgb.transpose(1, 0, 2)
    narrow = [_is_one(upright, group, across) for group in groups if len(group) == 1]
    if not any(narrow):
        # Where nothing is printed in most lines, what stands between two is none of their numbers.
        return spans, False
    if np.mean(narrow) < _MOST:
        return spans, any(len(group) > 1 and _is_one(upright, group, across) for group in groups)
    result: list[Span] = []
    for group in groups:
        wide = len(group) > 1 and _is_one(upright, group, across)
        result += [(group[0][0], group[-1][1])] if wide else group
    return tuple(result), len(result) < len(spans)


def _is_one(rgb: npt.NDArray[np.uint8], group: list[Span], across: tuple[Span, ...]) -> bool:
    """Whether nearly all cells of these lines have one number, in the middle of them all."""
    size = float(median([end - start for start, end in group]))
    start, end = group[0][0] + _RIM * size, group[-1][1] - _RIM * size
    middle, told, empty = (start + end) / 2, 0, 0
    for left, right in across:
        rim = _RIM * (right - left)
        cell = rgb[round(start) : round(end), round(left + rim) : round(right - rim)].astype(float)
        if not cell.size:
            return False
        ink = most(np.abs(cell - np.median(cell, axis=(0, 1)))) >= _INK
        # Ink from side to side is a line that is drawn between cells.
        share = ink.mean(axis=1)
        lines = np.flatnonzero((share > 0) & (share < _ACROSS)) + round(start) + 0.5
        if not len(lines):
            empty += 1
            continue
        central = abs((lines[0] + lines[-1]) / 2 - middle) <= _OFF * size
        short = lines[-1] - lines[0] < max(len(group) - 1, 1) * size
        lane = bool((np.abs(lines - middle) <= _LANE * size).any())
        told += central and short and lane
    return told >= max(_FEWEST, _MOST * len(across)) and told + empty == len(across)
