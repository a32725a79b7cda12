"""Cells taken for empty whose color is the end of the bar rather than that of the page.

A codec leaves of a nearly white end of a map, and of the white page, the same to the eye. A page is
large, though, and keeps its color to the level, also where it shows through a cell: many cells that
are all off it by more than rounding, and as pale as an end of the bar, may hold the value there.
"""

from __future__ import annotations

import numpy as np

from unheat.channels import most
from unheat.color.spaces import delta_e, srgb_to_lab
from unheat.decide.hearing import asked
from unheat.medians import median
from unheat.model import Cells, ColorScale, Reason, Status

_OFF = 2.0
"""Levels of 255 from which on a color is another one than the page's: more than rounding."""

_FEWEST, _NEARLY_ALL = 4, 0.9
"""So many empty cells tell, of which nearly all are off the page."""

_HARDLY = 3.0
"""CIE76 distance of two colors that cannot be told apart by eye, both of which are nearly white."""


def off_page_doubted(
    cells: Cells, scale: ColorScale | None, page: tuple[float, float, float]
) -> Cells:
    """The cells with a doubt on empty ones that have an end of the bar's color and not the page's,
    (3,) levels of 255."""
    empty = np.equal(cells.status, Status.EMPTY) & np.isfinite(cells.rgb).all(axis=-1)
    if scale is None or len(scale.knots) < 2 or np.count_nonzero(empty) < _FEWEST:
        return cells
    off = most(np.abs(cells.rgb[empty] - np.array(page, dtype=np.float64))) >= _OFF
    if float(off.mean()) < _NEARLY_ALL:
        return cells
    shown = srgb_to_lab(median(cells.rgb[empty], along_first=True))
    ends = srgb_to_lab(np.array([scale.knots[0][1:], scale.knots[-1][1:]], dtype=np.float64))
    if float(delta_e(ends, shown).min()) > _HARDLY:
        return cells
    return asked(cells, empty, (Reason.AMBIGUOUS_COLOR,))
