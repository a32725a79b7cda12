"""Lattices of half cells, which a codec's ripples about the print of each cell make likely."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.detect.cellcheck import (
    LOSSLESS,
    MOST_BORDERS,
    borders_that_step,
    check_cells,
)
from unheat.detect.grid import GridFit
from unheat.detect.rivals import UNSURE
from unheat.detect.within_pairs import steps_within_pairs
from unheat.medians import median

_LEAST_CELLS = 6
"""Of fewer lines of cells some borders may step more often than others by chance."""

_FEWER = 0.5
"""Through the print of cells so many fewer colors change than between them, at each border."""

_NONE, _FEW, _MOST, _ENOUGH = 0.05, 0.25, 0.5, 8
"""Shares of cells whose color changes where nothing parts them, on an average of all such places
(large print changes some colors), and where most do; and cells that show it, since two neighbors
may be alike."""

_FLAT = 0.9
"""Share of the whole cells that have one color but for their print."""


def paired(
    rgb: npt.NDArray[np.uint8],
    fit: GridFit,
    background: tuple[float, float, float],
    tolerance: float,
) -> GridFit | None:
    """The lattice with two cells for one along an axis where these are cells and halves are not.

    None in a picture that no codec went over, and where no whole cells are told by all their
    borders and by their flat colors. The count is never sure.
    """
    if tolerance <= LOSSLESS:
        return None
    for axis, (lattice, other) in enumerate(((fit.rows, fit.columns), (fit.columns, fit.rows))):
        if lattice.n < 2 * _LEAST_CELLS or lattice.n % 2:
            continue
        steps = borders_that_step(rgb, lattice.spans(), other.spans(), axis, tolerance)
        through, between = steps[0::2], steps[1::2]
        if float(median(through)) >= _FEWER * float(between.min()):
            continue
        whole = replace(lattice, n=lattice.n // 2, score=min(lattice.score, UNSURE), support=0.0)
        joined = fit.with_lattice(axis, whole)
        spans = joined.rows.spans(), joined.columns.spans()
        if check_cells(rgb, *spans, background, tolerance).flat >= _FLAT:
            return joined
    return None


def halved(rgb: npt.NDArray[np.uint8], fit: GridFit, tolerance: float) -> GridFit | None:
    """The lattice with two cells for one along an axis where no color changes within any pair of
    its lines and most change between pairs; None elsewhere.

    Pieces of a lattice that only halves of cells have in common make one of half cells.
    """
    for axis, (lattice, other) in enumerate(((fit.rows, fit.columns), (fit.columns, fit.rows))):
        if lattice.n < 4 or lattice.n % 2 or lattice.n > MOST_BORDERS:
            continue
        steps = borders_that_step(rgb, lattice.spans(), other.spans(), axis, tolerance)
        between = steps[1::2]
        through = steps_within_pairs(rgb, lattice.spans(), other.spans(), axis, tolerance)
        if through.size * min(other.n, MOST_BORDERS) < _ENOUGH:
            continue
        if float(median(through)) > _NONE or float(through.mean()) > _FEW:
            continue
        if float(between.min()) >= _MOST:
            return fit.with_lattice(axis, lattice.in_pairs(first_is_half=False))
    return None
