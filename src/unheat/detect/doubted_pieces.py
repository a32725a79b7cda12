"""Panels that may be a piece of a larger one, by the lattices that competed for their place."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.detect.pieces import is_sublattice
from unheat.detect.rivals import (
    GOOD,
    SAME_PX,
    SAME_SIZE,
    FoundPanel,
    holds_panels,
    mostly_in,
    same_cells,
)

# So many times as many cells are no panels side by side that were taken for one.
_MANY_TIMES, _LITTLE = 16, 0.5
# Levels by which blurred print leaves what stands between it darker than the page.
_PAGE = 16.0


def doubted_piece(
    panel: FoundPanel, found: Sequence[FoundPanel], kept: Sequence[FoundPanel]
) -> FoundPanel:
    """The panel, unsure where another one that was found has it among many times its cells.

    A piece of a panel is explained better than a whole of which some borders are faint. So it
    is where all that was ``kept`` of a whole is little of it: panels side by side fill it, and
    where what parts these could be cells.
    """
    cells = panel.fit.rows.n * panel.fit.columns.n
    for other in found:
        if not mostly_in(other, panel):
            continue
        filled = sum(one.box.intersection(other.box) for one in kept)
        many = other.fit.rows.n * other.fit.columns.n >= _MANY_TIMES * cells
        parted = holds_panels(other, found) and _cells_between(panel, kept)
        if many or filled < _LITTLE * other.box.area or parted:
            return panel.unsure()
    return panel


def _cells_between(panel: FoundPanel, kept: Sequence[FoundPanel]) -> bool:
    """Whether a panel stands a whole number of its cells from another one, as pale cells would."""
    box, fit = panel.box, panel.fit
    for other in kept:
        if other is panel or not same_cells(panel, other):
            continue
        for lattice, gap in (
            (fit.columns, max(other.box.x0 - box.x1, box.x0 - other.box.x1)),
            (fit.rows, max(other.box.y0 - box.y1, box.y0 - other.box.y1)),
        ):
            gap -= lattice.gap
            off = abs(gap - lattice.period * round(gap / lattice.period))
            if gap > 0 and off <= SAME_PX + SAME_SIZE * lattice.period:
                return True
    return False


def adds_page_alone(whole: FoundPanel, found: Sequence[FoundPanel]) -> bool:
    """Whether a lattice is a good panel and nothing else but page with labels or a title on it:
    it does not say that the cells go on there."""
    rows, columns = whole.fit.rows.n, whole.fit.columns.n
    if whole.row_blocks or whole.column_blocks or whole.check.background.shape != (rows, columns):
        # Panels of several pieces have no cells where a lattice over all of them has.
        return False
    return any(
        part.quality >= GOOD
        and part.box.area < whole.box.area
        and is_sublattice(part.fit, whole.fit)
        and same_cells(whole, part)
        and _is_page_beyond(whole, part)
        for part in found
    )


def _is_page_beyond(whole: FoundPanel, part: FoundPanel) -> bool:
    """Whether all cells that a lattice adds to some of its lines are page: bare, or what print that
    fills them leaves of it."""
    own = []
    for mine, its in ((part.fit.rows, whole.fit.rows), (part.fit.columns, whole.fit.columns)):
        first = round((mine.start - its.start) / its.period)
        own.append((np.arange(its.n) >= first) & (np.arange(its.n) < first + mine.n))
    beyond = ~np.logical_and.outer(*own)
    bare, colors = whole.check.background[beyond], whole.check.colors[beyond]
    if not bare.any():
        return False
    return bool(np.abs(colors - colors[bare].mean(axis=0)).max() <= _PAGE)
