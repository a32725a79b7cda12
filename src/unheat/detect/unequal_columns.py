"""Columns of a table that are nearly as wide as each other, and so had been taken for equal ones.

A lattice may be off its borders by a part of a cell, as those of a picture that was shrunk are. In
a drawing every row changes its color at the border itself: where columns as wide as their text
stand beside it, the first one begins within what had been its cells, and the sliver that was left
outside of them passed for a label of every row.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.detect.cellcheck import LOSSLESS
from unheat.detect.rivals import FoundPanel
from unheat.detect.uneven import uneven_table
from unheat.model import Box

_FEWEST, _MOST = 3, 24
_OFF_PX, _OFF = 2.5, 0.03
"""How far a border is off where columns are not equal: in pixels, and of the width of a column."""
_ROOM = 0.15
"""How far beyond its columns a lattice that is off them is looked about, of the width of one."""


def with_unequal_columns(
    rgb: npt.NDArray[np.uint8],
    panel: FoundPanel,
    background: tuple[float, float, float],
    tolerance: float,
) -> FoundPanel:
    """The panel; of a drawing the table of as many columns that its rows show, where the borders of
    these are off those of equal columns."""
    columns = panel.fit.columns
    if panel.row_blocks or panel.column_blocks or panel.check.sized:
        return panel
    if tolerance > LOSSLESS or not _FEWEST <= columns.n <= _MOST:
        return panel
    room = _ROOM * columns.period
    region = Box(panel.box.x0 - room, panel.box.y0, panel.box.x1 + room, panel.box.y1)
    table = uneven_table(rgb, panel.fit, region, background, tolerance, known=columns.n)
    if table is None or len(table.column_blocks) != columns.n:
        return panel
    seen = np.array([(block.start, block.end) for block in table.column_blocks])
    off = np.abs(seen - np.array(columns.spans())).max()
    return table if off > max(_OFF_PX, _OFF * columns.period) else panel
