"""Specks that a lossy codec leaves in empty cells beside colored ones: they are no print.

A codec works in blocks, and what an edge of color throws off goes no further than its block. Print
stands in one place of all cells, and is of one size.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from unheat.medians import median
from unheat.model import CellPixels, Grid

_BLOCK_PX = 8.0
_FEWEST = 4
"""Printed cells that tell where print stands and how large it is."""

_SMALL = 0.25
"""Share of the area of usual print that a speck covers at most."""


def without_ringing(grid: Grid, pixels: CellPixels) -> CellPixels:
    """Empty cells whose only ink is a speck beside a border have none; for lossy pictures."""
    box = pixels.ink_box
    some = np.isfinite(box[..., 0])
    printed = some & ~pixels.blank
    if printed.sum() < _FEWEST or not (some & pixels.blank).any():
        return pixels
    rows, cols = np.array(grid.row_spans), np.array(grid.column_spans)
    area = (box[..., 2] - box[..., 0]) * (box[..., 3] - box[..., 1])
    small = area <= _SMALL * float(median(area[printed]))
    # How far the far side of the ink is from the nearest border that it stands at.
    reach = np.stack(
        [
            box[..., 2] - cols[None, :, 0],
            cols[None, :, 1] - box[..., 0],
            box[..., 3] - rows[:, None, 0],
            rows[:, None, 1] - box[..., 1],
        ]
    ).min(axis=0)
    if float(np.quantile(reach[printed], 0.1)) <= _BLOCK_PX:
        return pixels
    speck = some & pixels.blank & small & (reach <= _BLOCK_PX)
    if not speck.any():
        return pixels
    return replace(
        pixels,
        ink_box=np.where(speck[..., None], np.nan, box),
        ink_share=np.where(speck, 0.0, pixels.ink_share),
    )
