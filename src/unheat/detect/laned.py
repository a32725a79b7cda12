"""Lattices that the lanes beside print tell: cells whose halves alone were seen.

In a drawing whose numbers fill their cells the borders of strokes are as plain as those of cells,
and half a cell has a lane of its color as well, over the print or under it. But no color changes
from one half to the other.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.cellcheck import CellCheck
from unheat.detect.clear_lanes import clear_lanes
from unheat.detect.grid import GridFit
from unheat.detect.paired import paired
from unheat.detect.printed_counts import recounted_by_print

_FLAT = 0.75
"""So many cells are flat in what is a panel."""

_LEAST_CELLS = 6
"""Of fewer lines of cells some may be like the next by chance."""

_NONE, _MOST = 0.05, 0.3
"""Shares of cells whose color changes where nothing parts them, and at each border of lines."""


def in_lanes(rgb: npt.NDArray[np.uint8], fit: GridFit, tolerance: float) -> tuple[GridFit, bool]:
    """The lattice with two lines for one where no color changes within any pair of them, and
    whether some color changes between all lines that it has then."""
    plain = True
    colors = _lanes(rgb, fit, tolerance)
    for axis in (0, 1):
        change = most(np.abs(np.diff(colors, axis=axis))) > tolerance
        # Shares of cells whose lanes have another color than those of the next line.
        steps = change.mean(axis=1 - axis)
        if len(steps) < _LEAST_CELLS:
            continue
        for phase in (0, 1):
            within, between = steps[phase::2], steps[1 - phase :: 2]
            if float(within.max()) <= _NONE and float(between.min()) >= _MOST:
                whole = fit.along(axis).in_pairs(first_is_half=phase == 1)
                if whole.start < -1.0 or whole.end > rgb.shape[axis] + 1.0:
                    plain = False
                    continue
                fit, steps = fit.with_lattice(axis, whole), between
                colors = _lanes(rgb, fit, tolerance)
                break
        plain &= float(steps.min()) > _NONE
    return fit, plain


def _lanes(rgb: npt.NDArray[np.uint8], fit: GridFit, tolerance: float) -> npt.NDArray[np.float64]:
    """(r, c, 3): colors of the lanes of all cells."""
    return clear_lanes(rgb, fit.rows.spans(), fit.columns.spans(), tolerance)[0]


def recounted(
    rgb: npt.NDArray[np.uint8],
    fit: GridFit,
    background: tuple[float, float, float],
    tolerance: float,
    check: CellCheck,
) -> GridFit | None:
    """The lattice as its print or the lanes beside that count its cells, if these are none as they
    are (``check``), or show no more than their lanes; None where that makes no difference."""
    if check.flat < _FLAT:
        grid = rgb, fit, background, tolerance
        return paired(*grid) or recounted_by_print(*grid)
    if not check.laned:
        return None
    whole, plain = in_lanes(rgb, fit, tolerance)
    if whole is fit and not plain:
        return recounted_by_print(rgb, fit, background, tolerance)
    return None if whole is fit else whole
