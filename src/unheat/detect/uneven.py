"""Tables with colored cells: columns as wide as their text, between borders from top to bottom.

No lattice explains columns of many widths. But where every row changes its color at the same
places there are borders, and what is flat between two of them is a column of cells.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.cellcheck import LOSSLESS, SAMPLED, check_cells
from unheat.detect.company import is_printed
from unheat.detect.edges import band_profile, peaks
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.rivals import GOOD, UNSURE, FoundPanel
from unheat.model import Box
from unheat.model.geometry import Span

# Rows and columns of a table, and the room that a number takes.
_FEWEST = 3
_NARROWEST_PX = 12.0
# Most rows step at a border, and have other colors beyond it; two cells may be alike.
_SEEN, _CHANGES = 0.6, 0.5
_RULE_PX = 4.0
_FLAT, _FILLED = 0.9, 0.9
_DIFFERENT = 4


def uneven_table(
    rgb: npt.NDArray[np.uint8],
    fit: GridFit,
    region: Box,
    background: tuple[float, float, float],
    tolerance: float,
    known: int | None = None,
) -> FoundPanel | None:
    """The table whose rows ``fit`` found in ``region``, up for review; None where it is none.

    Of as many columns as are ``known`` none is two that ink had parted.
    """
    rows = fit.rows
    if rows.n < _FEWEST or rows.score < GOOD or tolerance > LOSSLESS:
        return None
    _, xs = region.padded(2.0).pixels(rgb.shape)
    inset = 0.2 * rows.period
    bands = [(int(a + inset), int(b - inset)) for a, b in rows.spans()]
    profile = band_profile(rgb[:, xs], bands, max(tolerance, 4.0))
    borders, _ = peaks(profile, floor=_SEEN)
    borders = borders + xs.start
    # Rules of the table are thin; what is between their sides is no column.
    spans = [(float(a), float(b)) for a, b in pairwise(borders) if b - a >= _NARROWEST_PX]
    if not 0 < len(spans) <= SAMPLED:
        # Of more columns not each is looked at, and no table has so many.
        return None
    if len(spans) != known:
        spans = _without_ink_borders(rgb, rows, spans, background, tolerance)
    check = check_cells(rgb, rows.spans(), tuple(spans), background, tolerance)
    colored = (check.good & ~check.background).mean(axis=0) >= _FILLED
    kept = [span for span, full in zip(spans, colored, strict=True) if full]
    joined = all(b[0] - a[1] <= _RULE_PX for a, b in pairwise(kept))
    if len(kept) < _FEWEST or not joined:
        return None
    check = check_cells(rgb, rows.spans(), tuple(kept), background, tolerance)
    if check.flat < _FLAT or check.distinct < _DIFFERENT:
        return None
    blocks = tuple(Lattice.known(*span) for span in kept)
    whole = Lattice(
        start=kept[0][0], end=kept[-1][1], n=len(kept), gap=0.0, score=UNSURE, explained=UNSURE,
        support=1.0,
    )  # fmt: skip
    panel = FoundPanel(
        fit=GridFit(rows=rows, columns=whole),
        check=check,
        quality=UNSURE,
        row_blocks=(rows,),
        column_blocks=blocks,
    )
    return panel if is_printed(rgb, panel) else None


def _without_ink_borders(
    rgb: npt.NDArray[np.uint8],
    rows: Lattice,
    spans: list[Span],
    background: tuple[float, float, float],
    tolerance: float,
) -> list[Span]:
    """The spans, those joined whose cells have one fill: ink stood between them."""
    colors = check_cells(rgb, rows.spans(), tuple(spans), background, tolerance).colors
    joined = spans[:1]
    for column in range(1, len(spans)):
        change = most(np.abs(colors[:, column] - colors[:, column - 1])) > tolerance
        apart = spans[column][0] - joined[-1][1] > _RULE_PX
        if apart or change.mean() > _CHANGES:
            joined.append(spans[column])
        else:
            joined[-1] = (joined[-1][0], spans[column][1])
    return joined
