"""A matrix behind a codec that was found in pieces: several panels with cells of one size.

Pale cells with gaps on a page nearly as pale leave no borders behind a codec, and what is allowed
for its ripples swallows the rest: a few deeper parts of the matrix are found, each for a panel, and
none is sure of its lines. Held to be a drawing such a picture may show the whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from unheat.detect import find
from unheat.model import Grid, Layout, Raster, Reason
from unheat.options import DetectOptions

_ALIKE = 0.15
"""Cells of one matrix are as large as each other to this share: what its pieces begin with, a cell
or the gap before it, is not told."""

_WITHIN = 0.9
"""Share of each piece that lies in the whole."""


def whole_again(raster: Raster, layout: Layout, options: DetectOptions | None) -> Layout:
    """The layout with one panel, in doubt, in the place of pieces of it that a codec left."""
    pieces = layout.panels
    if not raster.lossy or len(pieces) < 2 or not all(piece.review for piece in pieces):
        return layout
    grids = [piece.grid for piece in pieces]
    if not _are_alike(grids):
        return layout
    again = find.detect(replace(raster, lossy=False, quality=None), options)
    if len(again.panels) != 1 or not _holds(again.panels[0].grid, grids):
        return layout
    return replace(
        again,
        raster=replace(again.raster, lossy=True, quality=raster.quality),
        panels=tuple(panel.doubted(Reason.GRID_AMBIGUOUS) for panel in again.panels),
    )


def _are_alike(grids: Sequence[Grid]) -> bool:
    """Whether the cells of all grids have one size."""
    sizes = np.array([[grid.cell_width, grid.cell_height] for grid in grids])
    return bool((np.ptp(sizes, axis=0) <= _ALIKE * sizes.min(axis=0)).all())


def _holds(whole: Grid, pieces: Sequence[Grid]) -> bool:
    """Whether all pieces lie in the whole, with cells as large, and it has more of them."""
    more = whole.n_rows * whole.n_cols > sum(grid.n_rows * grid.n_cols for grid in pieces)
    within = [whole.box.intersection(grid.box) >= _WITHIN * grid.box.area for grid in pieces]
    return more and all(within) and _are_alike([whole, *pieces])
