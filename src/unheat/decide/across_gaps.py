"""Gaps between columns that are none: the ground of a cell goes on in them, and so does its print.

A column of a table has no border where its cells have the color of the page. What is colored in
others tells of a lattice then whose cells end within a name ("To|tal"), and the rest of it stands
in what passes for the gap beside them.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.medians import median
from unheat.model import Grid

_WIDE_PX, _SHARE = 4, 0.1
"""Pixels and share of a cell of a gap that holds print; hairlines between cells hold none."""

_SAME, _INK = 6.0, 96.0
"""Levels of 255 within which a gap has the color of a cell, and from which on print differs."""

_NEAR_PX = 3
"""Letters of a word stand so near to each other."""

_FEWEST = 2
"""Names that are cut in two."""


def runs_across_gaps(
    rgb: npt.NDArray[np.uint8], grid: Grid, fills: npt.NDArray[np.float64]
) -> bool:
    """Whether print of several cells runs on into the gaps beside them, on the same ground.

    rgb: (H, W, 3). fills: (R, C, 3) the colors of the cells, NaN where there is none.
    """
    spans = np.array(grid.column_spans)
    found = 0
    for number in range(len(spans) - 1):
        gap = spans[number, 1], spans[number + 1, 0]
        if gap[1] - gap[0] < max(_WIDE_PX, _SHARE * grid.cell_width):
            continue
        for row, (top, bottom) in enumerate(grid.row_spans):
            lines = rgb[int(top) + 2 : int(bottom) - 1].astype(np.float64)
            within = lines[:, int(np.ceil(gap[0])) + 1 : int(gap[1]) - 1]
            if not within.size:
                continue
            ground = median(within.reshape(-1, 3), along_first=True)
            for border, side in ((gap[0], number), (gap[1], number + 1)):
                # A cell without a color is like no gap.
                alike = bool(np.abs(fills[row, side] - ground).max() <= _SAME)
                found += alike and _crosses(lines, round(border), ground)
    return found >= _FEWEST


def _crosses(lines: npt.NDArray[np.float64], border: int, ground: npt.NDArray[np.float64]) -> bool:
    """Whether letters stand next to a border on both sides, as those within a word do."""
    if border < _NEAR_PX or border + _NEAR_PX > lines.shape[1]:
        return False
    around = most(np.abs(lines[:, border - _NEAR_PX : border + _NEAR_PX] - ground)) >= _INK
    lines_of_print = ~around.all(axis=0)
    before, behind = around[:, :_NEAR_PX], around[:, _NEAR_PX:]
    # A rule along the border is ink from top to bottom.
    return bool(before.any() and behind.any() and lines_of_print.all())
