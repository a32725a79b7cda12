"""How a panel looks, for drawing it again: the size of its print, the colour of its gaps.

Neither is evidence for a value.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt

from unheat.medians import median
from unheat.model import CellPixels, Grid

_NARROWEST_GAP_PX = 0.6
"""Less than this between two cells is the blur of their common edge."""


def print_height(pixels: CellPixels) -> float | None:
    """Height of the print in px: the lower quartile over all cells, since brackets, commas
    and second lines only ever make ink taller. None where nothing is printed."""
    heights = pixels.ink_box[..., 3] - pixels.ink_box[..., 1]
    heights = heights[np.isfinite(heights) & (heights > 0)]
    return float(np.quantile(heights, 0.25)) if heights.size else None


def gap_color(rgb: npt.NDArray[np.uint8], grid: Grid) -> tuple[float, float, float] | None:
    """Median colour (0–255) of the lines between cells, None where cells touch."""
    height, width = rgb.shape[:2]
    samples = []
    for x in _gaps(grid.column_spans):
        if x < width:
            rows = grid.row_centers().astype(int).clip(0, height - 1)
            samples.append(rgb[rows, x])
    for y in _gaps(grid.row_spans):
        if y < height:
            columns = grid.column_centers().astype(int).clip(0, width - 1)
            samples.append(rgb[y, columns])
    if not samples:
        return None
    red, green, blue = median(np.concatenate(samples), along_first=True).tolist()
    return red, green, blue


def _gaps(spans: tuple[tuple[float, float], ...]) -> list[int]:
    """The pixel in the middle of each gap."""
    return [
        int((left[1] + right[0]) / 2)
        for left, right in pairwise(spans)
        if right[0] - left[1] > _NARROWEST_GAP_PX
    ]
