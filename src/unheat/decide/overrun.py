"""Numbers as wide as their cells, which run into those beside them.

Where print reaches both borders of its cells the last digit of one number lies under the first one
of the next, or is cut. A drawing shows both all the same. In a lossy picture all readers see what
is left of a 9 as a 5, and a color seldom tells the last of four digits.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from unheat.decide.hearing import asked
from unheat.medians import median
from unheat.model import CellPixels, Grid, Panel, Reason, Status

_ROOM = 0.15
"""Heights of a digit that are left on both sides of print which runs on: a digit is 0.6 wide, and
its own room beside it is a tenth."""

_TOLD = 1.0
"""Units of the last place that a color's interval is wide at most if it tells that digit."""


def overrunning_doubted(panel: Panel, pixels: CellPixels, grid: Grid, *, lossy: bool) -> Panel:
    """The panel with a doubt on the last digits of numbers that run into their neighbors, where
    nothing but a ``lossy`` picture of them tells these."""
    if not lossy:
        return panel
    cells, box = panel.cells, pixels.ink_box
    agreed = np.equal(cells.status, Status.AGREED) & ~cells.review & np.isfinite(box[..., 0])
    if not agreed.any() or cells.shape[1] < 2:
        return panel
    middles = np.asarray(grid.column_centers())
    half = grid.cell_width / 2.0
    left = (box[..., 0] - (middles - half))[agreed]
    right = (middles + half - box[..., 2])[agreed]
    height = float(median((box[..., 3] - box[..., 1])[agreed]))
    if max(median(left), median(right)) > _ROOM * height:
        return panel
    unit = 10.0 ** -(panel.format.decimals or 0) / abs(panel.format.factor)
    told = cells.color_high - cells.color_low <= _TOLD * unit
    return replace(panel, cells=asked(cells, agreed & ~told, (Reason.DIGIT_IN_DOUBT,)))
