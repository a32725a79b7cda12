"""A second look at a count that the borders alone left in doubt.

The score of a lattice falls with everything that its borders do not explain: a strip beside
few cells, print, the blur of a codec. None of that speaks of another count. Tick marks that
name every cell, numbers in every cell, and flat cells that all differ from the next do.
"""

from __future__ import annotations

from functools import partial

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.cellcheck import LOSSLESS, CellCheck, borders_that_step, check_cells
from unheat.detect.grid import GridFit
from unheat.detect.printed import print_counts
from unheat.detect.ticked import counted_by_ticks
from unheat.medians import median

# A lattice with this score needs no witness.
SURE = 0.75
_SEEN = 0.97
_LIKELY = 0.6
_SMALLEST_PX = 4.0
_SAME_PX = 1.0
# Counts of a square differ so little where one of them is off.
_NEARLY = 0.05
# Frames are drawn with pens of some pixels.
_PEN_PX = 3.0
# The grounds of tables are as near to the page as this, in levels.
_PALE = 12.0
# Cells of one, two, or three to a cell part it within this share of its middle.
MIDDLE = 0.3
_ALL = 0.9
# At the border of two lines of cells so many colors change, as a share of what is usual.
_STEPS = 0.3


def strictly_flat(
    rgb: npt.NDArray[np.uint8],
    fit: GridFit,
    background: npt.ArrayLike,
    tolerance: float,
    *,
    enough: float = 1.0,
) -> float:
    """Share of the cells of a picture without loss that are flat, however large the contrast;
    from ``enough`` on nobody asks for more.

    A resizer blurs and rings along the borders, and leaves the middle as it was. Finer cells
    have borders in the middle as well.
    """
    look = partial(check_cells, rgb, fit.rows.spans(), fit.columns.spans(), background, tolerance)
    whole = look(ringing=False).flat
    if whole >= enough:
        return whole
    middle = look(ringing=False, inset=MIDDLE)
    return max(whole, float((middle.flatness >= _ALL).mean()))


def lines_are_told(
    rgb: npt.NDArray[np.uint8],
    fit: GridFit,
    check: CellCheck,
    background: npt.ArrayLike,
    tolerance: float,
) -> bool:
    """Whether two rows that are alike, or columns, are two: each has print, or a tick mark.

    Otherwise what parts them may be a line of print over a single one; gaps that are as wide
    as those of the other axis are no print.
    """
    gaps = fit.rows.gap, fit.columns.gap
    if min(gaps) > 0 and max(gaps) - min(gaps) <= _SAME_PX:
        return True
    page = np.atleast_2d(np.asarray(background, dtype=float))
    for axis, lattice in enumerate((fit.rows, fit.columns)):
        if lattice.n != 2 or float(np.ptp(check.colors, axis=axis).max()) > tolerance:
            continue
        if print_counts(rgb, fit.box)[axis] == lattice.n:
            continue
        if not counted_by_ticks(rgb, fit, axis, page, tolerance):
            return False
    return True


def counts_are_told(
    rgb: npt.NDArray[np.uint8], fit: GridFit, background: npt.ArrayLike, tolerance: float
) -> bool:
    """Whether both counts of the lattice are sure, or told by something else than the score.

    Where the cells end must be plain, too: neither half a cell nor a line of headings.
    """
    page = np.atleast_2d(np.asarray(background, dtype=float))
    if not _ends_in_page(rgb, fit, page, tolerance) or _has_headings(rgb, fit, page, tolerance):
        return False
    flat = True
    if tolerance <= LOSSLESS:
        flat = strictly_flat(rgb, fit, page, tolerance, enough=SURE) >= SURE
    printed = print_counts(rgb, fit.box)
    for axis, lattice in enumerate((fit.rows, fit.columns)):
        if flat and lattice.score >= SURE:
            continue
        if lattice.period < _SMALLEST_PX:
            # What is in doubt about the finest cells is where they end, by less than a pixel.
            return False
        stepping = _all_borders_step(rgb, fit, axis, tolerance)
        if printed[axis] == lattice.n > 1 and (lattice.support > 0 or stepping):
            continue
        if _makes_squares(fit, axis) or counted_by_ticks(rgb, fit, axis, page, tolerance):
            continue
        seen = lattice.n > 2 and lattice.support >= _SEEN and tolerance <= LOSSLESS
        if not (flat and seen and stepping):
            return False
    return True


def are_miscounted(fit: GridFit) -> bool:
    """Whether a square of the smallest cells has a few rows more than columns, or fewer: cells are
    squares there, and where one takes two pixels and another one, one of the counts may be off."""
    rows, columns = fit.rows, fit.columns
    period, more = max(rows.period, columns.period), abs(rows.n - columns.n)
    if period >= _SMALLEST_PX or more > _NEARLY * max(rows.n, columns.n):
        return False
    # The sides differ by less than half of what so many cells take.
    return more > 0 and abs(fit.box.width - fit.box.height) < more * period / 2


def _ends_in_page(
    rgb: npt.NDArray[np.uint8], fit: GridFit, page: npt.NDArray[np.float64], tolerance: float
) -> bool:
    """Beyond most cells of each outer line there is page, one color, or nothing."""
    for picture, along, across in (
        (rgb, fit.rows, fit.columns),
        (rgb.transpose(1, 0, 2), fit.columns, fit.rows),
    ):
        ends, period = (along.start, along.end), along.period
        # Labels stand before the middle of cells.
        spans = np.array(across.spans())
        places = (spans[:, :1] + np.diff(spans, axis=1) * np.array([0.1, 0.9])).ravel()
        index = np.clip(places.astype(int), 0, picture.shape[1] - 1)
        # A facet stands near, and half a cell goes on further than this.
        reaches = np.arange(_PEN_PX, max(_PEN_PX, 0.25 * period) + 1.0)
        for at in (ends[0] - reaches, ends[1] + reaches):
            inside = at[(at >= 0) & (at < len(picture))].astype(int)
            if inside.size < at.size:
                continue
            beyond = picture[np.ix_(inside, index)].astype(float)
            off = most(np.abs(beyond[:, :, None, :] - page)).min(axis=2)
            # The name of a facet stands on one color from end to end.
            usual = np.median(beyond, axis=1, keepdims=True)
            off = np.minimum(off, most(np.abs(beyond - usual)))
            if float((off <= tolerance).mean(axis=1).max()) <= 0.5:
                return False
    return True


def _has_headings(
    rgb: npt.NDArray[np.uint8], fit: GridFit, page: npt.NDArray[np.float64], tolerance: float
) -> bool:
    """An outer line is as pale as paper, or of one color: the head of a table, its next column."""
    colors = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), page, tolerance).colors
    off = most(np.abs(colors[:, :, None, :] - page)).min(axis=2)
    pale = off <= max(tolerance, _PALE)
    if any(line.all() for line in (pale[0], pale[-1], pale[:, 0], pale[:, -1])):
        return True
    outer = (colors[0], colors[-1], colors[:, 0], colors[:, -1])
    return any(len(line) > 2 and np.ptp(line, axis=0).max() <= tolerance for line in outer)


def _makes_squares(fit: GridFit, axis: int) -> bool:
    """The count makes cells as tall as they are wide, and the other count is likely by itself.

    One cell more or less would be seen in the proportions.
    """
    lattice, other = (fit.rows, fit.columns) if axis == 0 else (fit.columns, fit.rows)
    off = abs(lattice.period / other.period - 1.0)
    return other.score >= _LIKELY and lattice.n > 3 and off < min(0.01, 0.25 / lattice.n)


def _all_borders_step(
    rgb: npt.NDArray[np.uint8], fit: GridFit, axis: int, tolerance: float
) -> bool:
    """Colors change at each of the borders; at a line through the middle of cells they do not."""
    lattice, other = (fit.rows, fit.columns) if axis == 0 else (fit.columns, fit.rows)
    if lattice.n < 2:
        return False
    steps = borders_that_step(rgb, lattice.spans(), other.spans(), axis, tolerance)
    return float(steps.min()) >= max(_STEPS * float(median(steps)), 1e-9)
