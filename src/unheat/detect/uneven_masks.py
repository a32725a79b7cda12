"""Cells that pass for missing and do not show the page alone: light fell on them, or a cloud.

A cell that was left out shows the page from border to border. Where what is seen runs from the
page's color to another one, the cell has a color of its own that something bright lies over.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt

from unheat.medians import median
from unheat.model import Grid

Bools = npt.NDArray[np.bool_]
Pixels = npt.NDArray[np.uint8]

_INNER = 0.12
"""Share of a cell's side by which it is cut, where borders stand and a codec smears them."""

_PARTS, _FEWEST_PX = 3, 4
"""Parts of each side whose colors are compared, and pixels across of one at least."""

_RUNS = 10.0
"""Levels by which the colors of two parts differ, in one channel: no codec leaves so much of that
of a ground, away from borders."""

_MOST = 0.5
"""Share of the cells, if they are several, of which more are drawn so."""

_SEVERAL = 4


def uneven_masks(rgb: Pixels, grid: Grid, among: Bools) -> Bools:
    """(R, C): those ``among`` the cells of ``grid`` on ``rgb`` (h, w, 3) of more than one color."""
    found: Bools = np.zeros(grid.shape, dtype=bool)
    for row, column in np.argwhere(among).tolist():
        found[row, column] = _runs(rgb, grid.row_spans[row], grid.column_spans[column])
    usual = np.count_nonzero(among) >= _SEVERAL and found.sum() > _MOST * np.count_nonzero(among)
    return np.zeros_like(found) if usual else found


def _runs(rgb: Pixels, down: tuple[float, float], across: tuple[float, float]) -> bool:
    rows, columns = _ends(down), _ends(across)
    if min(np.diff(rows).min(), np.diff(columns).min()) < _FEWEST_PX or min(rows + columns) < 0:
        return False
    parts = [
        median(rgb[y0:y1, x0:x1].reshape(-1, 3).astype(np.float64), along_first=True)
        for y0, y1 in pairwise(rows)
        for x0, x1 in pairwise(columns)
        if rgb[y0:y1, x0:x1].size
    ]
    return len(parts) > 1 and bool(np.ptp(parts, axis=0).max() >= _RUNS)


def _ends(span: tuple[float, float]) -> list[int]:
    """Where the parts of a side end, in pixels."""
    start, end = span
    cut = _INNER * (end - start)
    return [round(end) for end in np.linspace(start + cut, end - cut, _PARTS + 1).tolist()]
