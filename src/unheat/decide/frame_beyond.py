"""Frames that stand one line of cells off what was read, with print between: a line was missed.

Where a frame is as soft as the cells beside it, in a picture that was made smaller, these look
mixed and end a panel too early. The frame then stands as far off as a cell is wide, and the print
of the line that was missed stands before it. Sheets that rule all their cells have a line there
as well, and one at the cells.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.decide.named_beyond import without_boxes
from unheat.decide.sides import from_each_side
from unheat.medians import median
from unheat.model import IDENTITY, Layout, PanelLayout
from unheat.model.geometry import Span

FloatArray = npt.NDArray[np.float64]

_FEWEST, _SIDE_PX = 4, 6.0
"""Cells along a side that tell, and pixels across of one that can hold print."""

_OFF, _OFF_PX = 0.12, 1.5
"""A frame stands one cell off to within so much of it, or so many pixels."""

_LINE, _PRINT = 60.0, 50.0
"""Levels of 255 by which a frame, and print, stand off the ground between."""

_WHOLE, _MOST = 0.95, 0.7
"""Share of the cells beside which a frame runs, and of those beside which there is print."""

_RIM = 0.15
"""Shares of a cell along its borders that belong to these."""


def has_frame_beyond(layout: Layout, panel: PanelLayout) -> bool:
    """Whether on any side of a panel a frame stands one line of cells further out, with print
    before it, and none at the cells."""
    if panel.grid.transform != IDENTITY:
        return False
    # The edge of a color bar or of another panel may stand as far off.
    others = [bar.box for bar in layout.bars]
    others += [one.grid.box for one in layout.panels if one is not panel]
    rgb = without_boxes(layout.raster.rgb, others, np.array(layout.background))
    return any(_frame_is_off(*side) for side in from_each_side(rgb, panel.grid))


def _frame_is_off(picture: npt.NDArray[np.uint8], line: Span, places: tuple[Span, ...]) -> bool:
    """Whether a frame stands one ``line`` before the first one; ``places`` are its cells."""
    start, size = line[0], line[1] - line[0]
    slack = max(_OFF * size, _OFF_PX)
    top = int(np.floor(start - size - slack))
    if len(places) < _FEWEST or size < _SIDE_PX or top < 0:
        return False
    left, right = round(places[0][0]), round(places[-1][1])
    strip = picture[top : round(start + 0.5 * size), left:right].astype(np.float64)
    ground = median(
        strip[round(slack + _RIM * size) : round(slack + size)].reshape(-1, 3), along_first=True
    )
    off = most(np.abs(strip - ground))
    runs = (off >= _LINE).mean(axis=1) >= _WHOLE
    at = round(start - top)
    near = round(slack)
    if not runs[: 2 * near + 1].any() or runs[at - near : at + near + 1].any():
        return False
    inside = off[2 * near + 1 : at - near]
    inked = 0
    for begin, end in places:
        rim = _RIM * (end - begin)
        middle = inside[:, round(begin + rim) - left : round(end - rim) - left]
        inked += bool(middle.size and (middle >= _PRINT).any())
    return inked >= _MOST * len(places)
