"""Panels counted as the panel beside them: what a codec put between the cells of one of them is
not there in the other.

Panels of one figure that are equally large nearly always have the same rows and columns. A codec
that steps at the print of each cell makes three lines of one, and none of the thirds is flat. The
counts of the sister are tried then, and believed where the borders and cells of the panel itself
bear them out, as those of any lattice.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.detect.cellcheck import check_cells
from unheat.detect.grid import fit_grid
from unheat.detect.rivals import GOOD, UNSURE, FoundPanel
from unheat.detect.sisters import are_sisters

_AS_LARGE = 0.02
"""Share of a side that two panels of one size may differ by."""


def counted_as_sisters(
    rgb: npt.NDArray[np.uint8],
    refused: Sequence[FoundPanel],
    found: Sequence[FoundPanel],
    background: tuple[float, float, float],
    tolerance: float,
) -> list[FoundPanel]:
    """Lattices that were ``refused``, counted as a good panel elsewhere that is as large, where
    more cells are flat than with their own counts.

    None of them is sure: labels and numbers may tell the same counts later.
    """
    made = []
    for own in refused:
        sister = next((one for one in found if _may_be_sisters(own, one)), None)
        if sister is None or any(one.box.intersection(own.box) > 0.0 for one in found):
            continue
        counts = sister.fit.rows.n, sister.fit.columns.n
        fit = fit_grid(rgb, own.box, rows=counts[0], cols=counts[1])
        if fit is None or not are_sisters(fit, sister.fit):
            continue
        spans = fit.rows.spans(), fit.columns.spans()
        check = check_cells(rgb, *spans, background, tolerance)
        if check.flat <= own.check.flat:
            continue
        made.append(FoundPanel(fit=fit, check=check, quality=UNSURE, print_alone=check.inked))
    return made


def _may_be_sisters(own: FoundPanel, other: FoundPanel) -> bool:
    """Whether a good panel stands apart from a lattice and is as large, with other counts."""
    box, its = own.fit.box, other.box
    sides = (box.width, its.width), (box.height, its.height)
    as_large = all(abs(one - two) <= _AS_LARGE * two for one, two in sides)
    good = other.quality >= GOOD and not (other.row_blocks or other.column_blocks)
    return good and as_large and not are_sisters(own.fit, other.fit)
