"""What the edge of a picture cuts, or of a frame in which a table was scrolled: numbers and bars.

Print that does not fit its cell reaches over the border. Where it stops right there in the first
or the last column, and in no other one, the rest of it is hidden with the rest of the cell. A bar
that ends with the picture may go on beyond it.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.decide.hearing import asked
from unheat.model import Bar, CellPixels, Cells, Grid, Reason

_TOUCHES_PX = 2.0
"""Ink so near to a border touches it, whatever the edge of the cell lost to a blend."""

_EDGE_PX = 1.0
"""A bar ends with its picture where no more than so much of a pixel is between them."""

_SIDE_PX, _THIN = 0.25, 25.0
"""A bar that was cut along its length lies on the edge, where one with a frame leaves a pixel, and
is so many times as long as what is left of it is broad: whole ones are 20 times as long at most."""

_FEWEST = 3
"""Columns that tell where numbers stand in their cells."""


def cut_off_doubted(cells: Cells, grid: Grid, pixels: CellPixels) -> Cells:
    """The cells, those up for review whose print the left or right end of the panel cuts."""
    if grid.n_cols < _FEWEST:
        return cells
    spans = np.array(grid.column_spans)
    before = pixels.ink_box[..., 0] - spans[:, 0]
    after = spans[:, 1] - pixels.ink_box[..., 2]
    cut = np.zeros(grid.shape, dtype=bool)
    cut[:, 0] = _cut(before, after)
    cut[:, -1] = _cut(after[:, ::-1], before[:, ::-1])
    return asked(cells, cut & cells.text.astype(bool) & ~cells.review, (Reason.UNREADABLE_INK,))


def is_cut_off(bar: Bar, width: float, height: float) -> bool:
    """Whether an end of a bar lies on the edge of a picture of ``width`` by ``height`` pixels.

    Where one of its long sides does it is whole, unless what is seen of it is thinner than bars
    are: what is left of a triangle at its end passes for a part of it then.
    """
    upright = bar.orientation == "vertical"
    along, across = (height, width) if upright else (width, height)
    low, high = bar.ends
    near, far = (bar.box.x0, bar.box.x1) if upright else (bar.box.y0, bar.box.y1)
    thin = _THIN * (far - near) < high - low
    split = thin and (near <= _SIDE_PX or far >= across - _SIDE_PX)
    return low <= _EDGE_PX or high >= along - _EDGE_PX or (split and not bar.keys)


def _cut(gap: npt.NDArray[np.float64], other: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """(R,): which print of the first column the border cuts that ``gap`` (R, C) is the distance
    from; it stands off the ``other`` one.

    Some touches the border, where print of no further column touches its own, and all that is
    nearer to it than print of any further column may have lost a sign behind it.
    """
    touches = gap <= _TOUCHES_PX
    if not touches[:, 0].any() or touches[:, 1:].any():
        return np.zeros(len(gap), dtype=bool)
    usual = float(np.nanmin(gap[:, 1:], initial=np.inf))
    cut: npt.NDArray[np.bool_] = (gap[:, 0] < usual) & (other[:, 0] > _TOUCHES_PX)
    return cut
