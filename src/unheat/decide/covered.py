"""Cells that a color bar lies over: what is read there may be the bar's own print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from unheat.model import Bar, Box, Cells, Grid, Reason, Status

_BREADTHS = 4.0
"""Numbers and name of a bar stand within so many of its breadths."""


def covered_doubted(cells: Cells, grid: Grid, bars: Sequence[Bar]) -> Cells:
    """The cells, up for review where a bar with its numbers lies over them."""
    covered = np.zeros(grid.shape, dtype=bool)
    for bar in bars:
        if not bar.lies_in(grid.box):
            continue
        box = _with_numbers(bar)
        for row in range(grid.n_rows):
            for col in range(grid.n_cols):
                covered[row, col] |= box.intersection(grid.cell_box(row, col)) > 0.0
    covered &= np.asarray(cells.status != Status.EMPTY)
    if not covered.any():
        return cells
    reasons = cells.reasons.copy()
    for row, col in zip(*np.nonzero(covered), strict=True):
        reasons[row, col] = tuple(dict.fromkeys((*reasons[row, col], Reason.UNREADABLE_INK)))
    return replace(
        cells,
        review=cells.review | covered,
        reasons=reasons,
        confidence=np.where(covered, np.minimum(cells.confidence, 0.5), cells.confidence),
    )


def _with_numbers(bar: Bar) -> Box:
    """The bar's box with the room that its print takes, on both sides where that is not known."""
    box, side = bar.box, bar.tick_side
    reach = _BREADTHS * min(box.width, box.height)
    if bar.orientation == "vertical":
        before, after = side in ("left", None), side in ("right", None)
        return Box(box.x0 - before * reach, box.y0, box.x1 + after * reach, box.y1)
    before, after = side in ("top", None), side in ("bottom", None)
    return Box(box.x0, box.y0 - before * reach, box.x1, box.y1 + after * reach)
