"""Outer lines of a lattice that are the page, with tick marks or a title on it, and no cells.

Marks that name every cell, or every second one, stand as far apart as cells do and are as long as
a small cell is high: one more line of cells, as it seems. So does the row of a title above cells of
a few pixels. But all of it is drawn in one ink on the page, and its strokes end elsewhere than
cells do.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.beyond_frame import beyond_frame, one_ink
from unheat.detect.cellcheck import CellCheck
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.trim import trimmed

_NARROWEST_PX, _WIDEST_PX = 2.0, 12.0
"""Tick marks are seldom longer, and the middles of larger cells tell them from marks."""

_BLANK_PX = 4.0
"""Blank lines of larger cells are looked at for what may stand about them (``trim``), but those
that were counted by single pixels."""

_MARK = 0.8
"""Share of the width of a cell that no mark takes."""

_MOST_MARKS = 0.9
"""Of marks so many are apart; a few that lie over pixels side by side touch each other."""

_PRINT = 0.85
"""So much of a line of print is letters at most, even where they stand as close as labels can."""

_ASIDE = 0.15
"""Of a period strokes of print end so far from the borders of cells in the mean."""

_FEWEST = 3
"""Fewer strokes may be anything."""

_DEEP = 0.5
"""Of a line a frame takes so much at most."""

_WHOLE = 0.98
"""A frame has no gaps, which names of columns have that stand side by side."""

_FAINT = 0.25
"""Share of the contrast of an ink from which a pixel is a mark's."""

_BEYOND_PX = 3
"""A frame about blank cells stands so near to them."""


def without_tick_lines(
    rgb: npt.NDArray[np.uint8],
    fit: GridFit,
    background: tuple[float, float, float],
    tolerance: float,
) -> GridFit:
    """The lattice without outer lines that hold ticks, print or nothing; rgb: (H, W, 3)."""
    page = np.array(background, np.int16)
    for axis in (0, 1):
        other = fit.along(1 - axis)
        picture = rgb if axis == 0 else rgb.transpose(1, 0, 2)
        for at_end in (False, True):
            outwards = picture if at_end else picture[::-1]
            while _NARROWEST_PX <= fit.along(axis).period <= _WIDEST_PX:
                lattice = fit.along(axis)
                seen = lattice if at_end else _mirrored(lattice, len(picture))
                blank = fit.is_fine or lattice.period < _BLANK_PX
                beyond = beyond_frame(outwards, seen, other, page, tolerance)
                if lattice.n <= _FEWEST + beyond:
                    break
                if not beyond:
                    beyond = int(_is_outside(outwards, seen, other, page, tolerance, blank=blank))
                if not beyond:
                    break
                fit = fit.with_lattice(axis, lattice.longer(-beyond, at_end=at_end))
    return fit


def trimmed_of_marks(
    rgb: npt.NDArray[np.uint8],
    fit: GridFit,
    background: tuple[float, float, float],
    tolerance: float,
    *,
    inset: float,
) -> tuple[GridFit, CellCheck]:
    """The lattice without outer lines that are no cells (``trim``), or marks that stood before
    such lines, and its cells; ``inset`` as for ``trimmed``."""
    fit, check = trimmed(rgb, fit, background, tolerance, inset=inset)
    cut = without_tick_lines(rgb, fit, background, tolerance)
    return (fit, check) if cut is fit else trimmed(rgb, cut, background, tolerance, inset=inset)


def _mirrored(lattice: Lattice, size: int) -> Lattice:
    return replace(lattice, start=size - lattice.end, end=size - lattice.start)


def _is_outside(
    picture: npt.NDArray[np.uint8],
    lattice: Lattice,
    other: Lattice,
    page: npt.NDArray[np.int16],
    tolerance: float,
    *,
    blank: bool,
) -> bool:
    """Whether the last line of cells along y holds no cell, but the page and one ink, or nothing
    where that tells of no cell (``blank``)."""
    start, end = lattice.spans()[-1]
    low, high = int(np.ceil(start)), int(np.floor(end))
    if high - low < 2:
        # Of the smallest cells one pixel may be whole.
        low, high = round(start), round(end)
    high = min(high, len(picture))
    first, last = max(round(other.start), 0), min(round(other.end), picture.shape[1])
    if high - low < 2 or last - first < 2:
        return False
    strip = picture[low:high, first:last].astype(np.int16)
    off = most(np.abs(strip - page)) > tolerance
    begin = 1
    while begin < len(off) and off[begin].mean() >= _WHOLE:
        begin += 1
    if begin > max(_DEEP * len(off), 1.0) or begin == len(off):
        return False
    strip, off = strip[begin:], off[begin:]
    seen = off.any(axis=0)
    if not seen.any():
        beyond = picture[high : high + _BEYOND_PX, first:last].astype(np.int16)
        framed = (most(np.abs(beyond - page)) > tolerance).mean(axis=1) >= _WHOLE
        return blank and not framed.any()
    ink = one_ink(strip[off], page, tolerance)
    if ink is None:
        return False
    # Rims of marks that are no whole pixels wide are faint.
    seen = (most(np.abs(strip - page)) > _FAINT * ink).any(axis=0)
    runs = np.flatnonzero(np.diff(np.r_[False, seen, False].astype(np.int8))).reshape(-1, 2)
    narrow = np.diff(runs, axis=1) <= max(_MARK * other.period, 1.0)
    if len(runs) < _FEWEST:
        # A few may be the only cells of a masked line, which are as wide as others are.
        return blank and bool(narrow.all())
    if float(narrow.mean()) >= _MOST_MARKS:
        return True
    places = (first + runs.ravel() - other.start) / other.period
    aside = float(np.abs(places - np.round(places)).mean())
    return float(seen.mean()) <= _PRINT and aside >= _ASIDE
