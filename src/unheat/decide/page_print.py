"""Cells that look empty where numbers are printed in the color of the page.

Who prints all numbers in white, on pale cells too, prints on white cells what nobody can see: a
nought, or the lowest value, is no cell that was left out. Where print keeps off the color of its
cell, a cell without any is empty.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.color.spaces import delta_e, srgb_to_lab
from unheat.decide.hearing import asked
from unheat.medians import median
from unheat.model import Cells, Grid, Reason, Status

_INNER = (0.1, 0.9)
"""Share of a cell, along both sides, that is free of what borders leave."""

_AS_PAGE, _OF_FILL = 16.0, 0.4
"""Levels of 255 up to which the print has the color of the page, and the share of the way from this
to the fill that a codec, or a thin stroke, leaves of it."""

_FEWEST, _NEARLY_ALL = 4, 0.9
"""So many printed cells tell, of which nearly all are printed in the color of the page."""

_HARDLY_SEEN = 20.0
"""CIE76 distance from the page of a cell on which print of that color is read with pains."""


def page_print_doubted(
    cells: Cells, rgb: npt.NDArray[np.uint8], grid: Grid, page: tuple[float, float, float]
) -> Cells:
    """The cells with a doubt on the empty ones where white print stands on nearly white cells."""
    empty = np.equal(cells.status, Status.EMPTY)
    printed = cells.text.astype(bool)
    if not empty.any() or int(printed.sum()) < _FEWEST:
        return cells
    paper = np.array(page, dtype=np.float64)
    off = delta_e(srgb_to_lab(cells.rgb), srgb_to_lab(paper))
    pale = printed & (off < _HARDLY_SEEN)
    if not pale.any():
        return cells
    as_page = [
        bool(np.abs(ink - paper).max() <= max(_AS_PAGE, _OF_FILL * np.abs(fill - paper).max()))
        for row, col in np.argwhere(printed).tolist()
        for fill in [cells.rgb[row, col]]
        for ink in [_ink(rgb, grid, row, col, fill)]
        if ink is not None
    ]
    if not as_page or float(np.mean(as_page)) < _NEARLY_ALL:
        return cells
    return asked(cells, empty, (Reason.UNREADABLE_INK,))


def _ink(
    rgb: npt.NDArray[np.uint8], grid: Grid, row: int, col: int, fill: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64] | None:
    """Color (3,) of what is most unlike the fill of a cell, None where the fill is not known."""
    (top, bottom), (left, right) = (
        tuple(round(span[0] + share * (span[1] - span[0])) for share in _INNER)
        for span in (grid.row_spans[row], grid.column_spans[col])
    )
    part = rgb[max(top, 0) : bottom, max(left, 0) : right].reshape(-1, 3).astype(np.float64)
    if not len(part) or np.isnan(fill).any():
        return None
    unlike = most(np.abs(part - fill))
    ink: npt.NDArray[np.float64] = median(part[unlike >= 0.9 * unlike.max()], along_first=True)
    return ink
