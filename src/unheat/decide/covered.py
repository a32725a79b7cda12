"""Cells that a color bar lies over: what is read there may be the bar's own print."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.decide.hearing import asked
from unheat.model import Bar, Box, Cells, Grid, Reason, Status

_BREADTHS = 4.0
"""Numbers and name of a bar stand within so many of its breadths."""


def covered_doubted(cells: Cells, grid: Grid, bars: Sequence[Bar]) -> Cells:
    """The cells, up for review where a bar with its numbers lies over them."""
    covered = np.zeros(grid.shape, dtype=bool)
    for bar in bars:
        if bar.lies_in(grid.box):
            covered |= grid.overlapped(_with_numbers(bar))
    covered &= np.asarray(cells.status != Status.EMPTY)
    return asked(cells, covered, (Reason.UNREADABLE_INK,))


def _with_numbers(bar: Bar) -> Box:
    """The bar's box with the room that its print takes, on both sides where that is not known."""
    box, side = bar.box, bar.tick_side
    reach = _BREADTHS * min(box.width, box.height)
    if bar.orientation == "vertical":
        before, after = side in ("left", None), side in ("right", None)
        return Box(box.x0 - before * reach, box.y0, box.x1 + after * reach, box.y1)
    before, after = side in ("top", None), side in ("bottom", None)
    return Box(box.x0, box.y0 - before * reach, box.x1, box.y1 + after * reach)
