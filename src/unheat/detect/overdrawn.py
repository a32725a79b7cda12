"""Lines through the middle of cells that were taken for borders."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.detect.cellcheck import LOSSLESS, borders_that_step
from unheat.detect.grid import GridFit
from unheat.detect.printed import ink_mask

# What chance brings about less often than this is no chance.
_CHANCE = 0.01
# So few cells differ from the next where a line only runs through the middle of cells.
_ALIKE = 0.02
# Behind a codec so many fewer colors change at such a line.
_FEWER = 0.5
# Print is so much more ink than is beside it, at least so much of a line, on nearly all of them.
_MORE_INK, _LEAST_INK, _NEARLY = 1.5, 0.05, 0.9
# So many borders leave three of a kind without the outer ones.
_SEVERAL = 8
# Of so many borders one alone has one color on both sides, which chance may do.
_FEW = 3
# So much of a half of a cell may lie beyond the edge of the picture.
_OUTSIDE = 0.25


def _carry_print(rgb: npt.NDArray[np.uint8], fit: GridFit, axis: int, *, start: int) -> bool:
    """Whether every second border from ``start`` on has print all along, and cells beside it none.

    Of numbers in the cells of a lattice the middles would be.
    """
    lattice = fit.along(axis)
    ys, xs = fit.box.pixels(rgb.shape)
    profile = ink_mask(np.ascontiguousarray(rgb[ys, xs])).mean(axis=1 - axis)
    period = len(profile) / lattice.n
    borders = np.arange(1, lattice.n)[start::2] * period
    # Cells of two pixels end a pixel beyond their middles.
    places = [
        (borders + off + np.array([[-1.0], [0.0], [1.0]])).astype(int).clip(0, len(profile) - 1)
        for off in (0.0, -period / 2, period / 2)
    ]
    on, before, behind = (profile[place].mean(axis=0) for place in places)
    most = np.maximum(_MORE_INK * np.maximum(before, behind), _LEAST_INK)
    return bool((on >= most).mean() >= _NEARLY)


def _ends_before(
    rgb: npt.NDArray[np.uint8], fit: GridFit, axis: int, tolerance: float, alike: float
) -> bool:
    """Whether colors change at an outer line, so that no half of a cell lies beyond it.

    Of few lines one in the middle may be alike on both sides by chance.
    """
    lattice, other = fit.along(axis), fit.along(1 - axis)
    for at_end in (False, True)[: 1 + (lattice.n % 2 == 0)]:
        longer = lattice.longer(1, at_end=at_end)
        if longer.start < -_OUTSIDE * longer.period or (
            longer.end > rgb.shape[axis] + _OUTSIDE * longer.period
        ):
            return True
        steps = borders_that_step(rgb, longer.spans(), other.spans(), axis, tolerance)
        if steps[-1 if at_end else 0] > alike:
            return True
    return False


def without_overdrawn_lines(rgb: npt.NDArray[np.uint8], fit: GridFit, tolerance: float) -> GridFit:
    """Merge halves of cells where every second border is a line with one color on both sides.

    Axes grids are often drawn through the middle of the cells, and lines of print look alike. In a
    panel of many lines the outer halves are not asked, since a frame that a resizer smeared rings
    into them. Behind a codec print steps often, and is told by where it stands: on the line.
    """
    for axis in (0, 1):
        lattice, other = (fit.rows, fit.columns) if axis == 0 else (fit.columns, fit.rows)
        if lattice.n < 4:
            continue
        steps = borders_that_step(rgb, lattice.spans(), other.spans(), axis, tolerance)
        if len(steps) >= _SEVERAL:
            steps[[0, -1]] = np.nan
        halves = [half[~np.isnan(half)] for half in (steps[0::2], steps[1::2])]
        even, odd = (float(half.mean()) for half in halves)
        # What a codec does to print in the middle of cells looks like a step at times.
        alike = _ALIKE if tolerance <= LOSSLESS else max(_ALIKE, 0.15 * max(even, odd))
        if max(even, odd) < 0.1:
            continue
        if min(even, odd) > alike:
            fewer = tolerance > LOSSLESS and min(even, odd) < _FEWER * max(even, odd)
            if not fewer or not _carry_print(rgb, fit, axis, start=int(even > odd)):
                continue
        # Few neighbours may be alike by chance, as often as the others are.
        pairs = len(halves[even > odd]) * other.n
        if (1.0 - max(even, odd)) ** pairs > _CHANCE:
            continue
        alone = even > odd and len(steps) <= _FEW
        if alone and _ends_before(rgb, fit, axis, tolerance, alike):
            continue
        merged = lattice.in_pairs(first_is_half=even > odd)
        fit = fit.with_lattice(axis, merged)
    return fit
