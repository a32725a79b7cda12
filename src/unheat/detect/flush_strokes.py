"""Tick marks as long as a cell is wide, which are no line of cells.

On a grey page with ripples or ghosts of print a mark in the middle of each cell looks like an
outline of one more cell. But a mark begins at the cells themselves and runs straight away from
them, in the middle of all of them or of every second one: print keeps clear of borders.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.grid import GridFit
from unheat.medians import median
from unheat.model.geometry import Span

FloatArray = npt.NDArray[np.float64]

_FLUSH_PX, _LONG = 1.0, 0.4
"""Pixels off the border from which a mark is seen, and how long it is at least, in periods."""

_ASIDE = 0.25
"""Share of a cell at either side of it that is ground."""

_INK = 40.0
"""Levels of 255 by which a mark stands off its ground."""

_THIN, _CENTERED = 0.45, 0.15
"""Shares of a cell that a mark is wide at most, and off its middle."""

_FEWEST, _ALL = 3, 0.9
"""Marks that tell, and share of the cells that have one."""

_LEAST_PX = 5.0
"""Cells of fewer pixels show no mark beside its ground."""


def begins_with_marks(rgb: npt.NDArray[np.uint8], fit: GridFit, axis: int, *, at_end: bool) -> bool:
    """Whether marks stand beyond the first or the last line of cells along ``axis`` (0 down, 1
    across), one at each of these. rgb: (H, W, 3)."""
    lattice, other = fit.along(axis), fit.along(1 - axis)
    picture = rgb if axis == 0 else rgb.transpose(1, 0, 2)
    if min(lattice.period, other.period) < _LEAST_PX:
        return False
    # From the border outwards.
    if at_end:
        first = round(lattice.end + _FLUSH_PX)
        strip = picture[first : first + max(round(_LONG * lattice.period), 2)]
    else:
        last = round(lattice.start - _FLUSH_PX)
        strip = picture[max(last - max(round(_LONG * lattice.period), 2), 0) : max(last, 0)]
    if len(strip) < 2:
        return False
    marked = [_holds_mark(strip, span) for span in other.spans()]
    return _all_of(marked) or any(
        _all_of(marked[k::2]) and not any(marked[1 - k :: 2]) for k in (0, 1)
    )


def _all_of(marked: Sequence[bool]) -> bool:
    return sum(marked) >= max(_FEWEST, _ALL * len(marked))


def _holds_mark(strip: npt.NDArray[np.uint8], span: Span) -> bool:
    """Whether one thin straight stroke runs through all rows of a strip (h, W, 3) in the middle of
    the cell at ``span``."""
    wide = span[1] - span[0]
    left, right = max(round(span[0]), 0), min(round(span[1]), strip.shape[1])
    aside = max(round(_ASIDE * wide), 1)
    part = strip[:, left:right].astype(np.float64)
    if part.shape[1] < 2 * aside + 1:
        return False
    ground = median(
        np.concatenate([part[:, :aside], part[:, -aside:]], axis=1).reshape(-1, 3),
        along_first=True,
    )
    off: FloatArray = most(np.abs(part - ground)).min(axis=0)
    ink = np.flatnonzero(off >= max(_INK, off.max() / 2))
    if not len(ink):
        return False
    width = int(ink[-1] - ink[0]) + 1
    middle = left + (ink[0] + ink[-1] + 1) / 2 - (span[0] + span[1]) / 2
    one = width == len(ink) and width <= max(_THIN * wide, 1)
    return bool(one and abs(middle) <= max(_CENTERED * wide, 1.0))
