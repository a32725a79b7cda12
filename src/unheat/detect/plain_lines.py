"""Outer lines of a table that have no color: headings, other columns, the sheet that goes on.

A table of which some columns are colored has ruled lines around the others too, and a lattice
takes these in. Cells on a light ground without any hue are paper; where all cells of a line are,
and none is among the rest, the colors end before it. So are those whose color goes on beyond them
in all rows: stripes have a hue in many styles.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.cellcheck import SAMPLED, CellCheck, check_cells
from unheat.detect.company import is_printed
from unheat.detect.grid import GridFit
from unheat.detect.rivals import FoundPanel
from unheat.detect.witness import SURE
from unheat.medians import median
from unheat.model.geometry import Span

# Paper is this light in every channel, stripes of a table included, and gray.
_LIGHT, _GRAY = 240.0, 4.0
_FEWEST, _DIFFERENT = 3, 3
# What stands beyond a column is looked at so far from it, in its widths, and over and under print.
_BEYOND, _LANES = (0.15, 0.4), ((0.1, 0.2), (0.8, 0.9))


def without_plain_lines(
    rgb: npt.NDArray[np.uint8],
    panel: FoundPanel,
    background: tuple[float, float, float],
    tolerance: float,
) -> FoundPanel:
    """The panel without its outer lines of paper where all other cells are colored, in doubt.

    Such a line may also hold cells of the color map's pale end, or missing ones: where nothing is
    printed in it that is likelier, unless the panel was in doubt before.
    """
    parted = panel.row_blocks or panel.column_blocks or panel.check.sized
    if parted or max(panel.shape) > SAMPLED:
        return panel
    paper = _paper(panel.check) | _going_on(rgb, panel, tolerance)
    kept = _colored_part(paper)
    if kept is None or kept == (0, paper.shape[0], 0, paper.shape[1]):
        return panel
    top, bottom, left, right = kept
    inner = paper[top:bottom, left:right]
    if inner.any() or inner.size < _FEWEST:
        return panel
    rows, columns = panel.fit.rows, panel.fit.columns
    fit = GridFit(
        rows=rows.longer(-top, at_end=False).longer(bottom - rows.n, at_end=True),
        columns=columns.longer(-left, at_end=False).longer(right - columns.n, at_end=True),
    )
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), background, tolerance)
    if check.distinct < _DIFFERENT:
        return panel
    rest = replace(panel, fit=fit, check=check).unsure()
    shown = rest if panel.quality < SURE else panel
    return rest if is_printed(rgb, shown) else panel


def _paper(check: CellCheck) -> npt.NDArray[np.bool_]:
    """(r, c): cells on a light gray ground, or in a line that has one gray from end to end, as the
    headers of a sheet have."""
    colors = check.colors
    gray = np.ptp(colors, axis=2) <= _GRAY
    plain = colors.min(axis=2) >= _LIGHT
    for across in (1, 0):
        one = gray.all(axis=across) & (np.ptp(colors, axis=across) <= _GRAY).all(axis=-1)
        plain |= np.expand_dims(one, across)
    return np.asarray(plain & gray)


def _going_on(
    rgb: npt.NDArray[np.uint8], panel: FoundPanel, tolerance: float
) -> npt.NDArray[np.bool_]:
    """(r, c): outer columns whose cells all have the color of what stands beyond them in their
    rows: stripes and headings of any hue go on through all columns of a table, colors end."""
    colors, columns = panel.check.colors, panel.fit.columns.spans()
    result = np.zeros(colors.shape[:2], dtype=bool)
    near = max(tolerance, _GRAY)
    for order in (range(len(columns)), range(len(columns) - 1, -1, -1)):
        x0, x1 = columns[order[0]]
        wide = x1 - x0
        left = x0 - _BEYOND[1] * wide if order[0] == 0 else x1 + _BEYOND[0] * wide
        span = max(round(left), 0), round(left + (_BEYOND[1] - _BEYOND[0]) * wide) + 1
        if left < 0 or span[1] > rgb.shape[1]:
            continue
        ground = np.array([_lanes(rgb, row, span) for row in panel.fit.rows.spans()])
        for column in order:
            if (most(np.abs(colors[:, column] - ground)) > near).any():
                break
            result[:, column] = True
    return result


def _lanes(rgb: npt.NDArray[np.uint8], row: Span, span: tuple[int, int]) -> npt.NDArray[np.float64]:
    """(3,): the color of a row over and under its print, between two places in x, in pixels."""
    y0, high = row[0], row[1] - row[0]
    lanes = [
        rgb[round(y0 + a * high) : round(y0 + b * high) + 1, span[0] : span[1]].reshape(-1, 3)
        for a, b in _LANES
    ]
    return np.asarray(median(np.concatenate(lanes), along_first=True), dtype=np.float64)


def _colored_part(paper: npt.NDArray[np.bool_]) -> tuple[int, int, int, int] | None:
    """(top, bottom, left, right) of what outer lines of paper leave; None where all is paper."""
    if paper.all():
        return None
    rows, columns = (np.flatnonzero(~paper.all(axis=axis)) for axis in (1, 0))
    return int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1
