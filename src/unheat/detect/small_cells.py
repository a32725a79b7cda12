"""Cells of so few pixels that they hold no print: what color they have."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.detect.blank import is_background, spread_in_lab
from unheat.detect.edge_spread import unspread
from unheat.detect.outer_pixels import without_mixture
from unheat.detect.pen_over_cells import uncovered
from unheat.medians import median
from unheat.model import CellPixels, Grid

_FRAMED_PX = 3.0
"""Cells that are at least this wide have another pixel beside the one in their middle."""


def measure_small(
    rgb: npt.NDArray[np.uint8],
    grid: Grid,
    background: tuple[float, float, float],
    *,
    lossy: bool,
) -> CellPixels:
    """Cells too small for ink, or filled in the middle only: the median around each centre.

    ``lossy`` says that the picture came through a codec.
    """
    rows = _central_pixels(grid.row_spans, rgb.shape[0])
    cols = _central_pixels(grid.column_spans, rgb.shape[1])
    shape = grid.shape
    count = rows.shape[1] * cols.shape[1]
    samples = np.stack(
        [rgb[rows[:, i]][:, cols[:, j]] for i in range(rows.shape[1]) for j in range(cols.shape[1])]
    )
    if count == 1:
        fill, spread = samples[0].astype(float), np.zeros(shape)
    else:
        fill = median(samples, along_first=True)
        deviation = np.abs(samples.astype(np.float32) - fill.astype(np.float32))
        spread = spread_in_lab(fill, 1.25 * deviation.mean(axis=0))
    clean, error = np.full(shape, float(count)), None
    own = None if lossy or count > 1 else unspread(rgb, grid, rows[:, 0], cols[:, 0])
    if own is not None:
        fill = own.rgb
        error = spread_in_lab(fill, np.repeat(own.error[..., None], 3, axis=2))
    elif count == 1 and min(grid.shape) > 1:
        seen = uncovered(rgb, grid, rows[:, 0], cols[:, 0], fill)
        fill, error = seen.rgb, seen.error
        clean[seen.hidden] = 0.0
    fill = without_mixture(
        rgb, grid, rows[:, rows.shape[1] // 2], cols[:, cols.shape[1] // 2], fill
    )
    return without_print(fill, spread, clean, error, background)


def without_print(
    fill: npt.NDArray[np.float64],
    spread: npt.NDArray[np.float64],
    clean: npt.NDArray[np.float64],
    error: npt.NDArray[np.float64] | None,
    background: tuple[float, float, float],
) -> CellPixels:
    """Cells (R, C) that hold no ink: their ``fill`` (R, C, 3), and what is known of it."""
    return CellPixels(
        rgb=fill,
        spread=spread,
        clean=clean,
        ink_box=np.full((*clean.shape, 4), np.nan),
        ink_share=np.zeros(clean.shape),
        blank=is_background(fill, background),
        error=error,
    )


def _central_pixels(spans: tuple[tuple[float, float], ...], limit: int) -> npt.NDArray[np.int64]:
    """(n, k) indices of the k pixels nearest to the middle of each span, k = 1 to 3."""
    edges = np.asarray(spans, dtype=float)
    size = float(median(edges[:, 1] - edges[:, 0]))
    count = 1 if size < 3.5 else 2 if size < 5 else 3
    center = edges.mean(axis=1)
    if count == 1 and size >= _FRAMED_PX and len(center) > 1:
        # The pen of a frame reaches into the outermost cells, nearly to their middle.
        center[0], center[-1] = center[0] + 1.0, center[-1] - 1.0
    elif count == 1 and len(center) > 1:
        # Of the outermost two pixels the frame leaves the inner one.
        center[0], center[-1] = edges[0, 1] - 0.5, edges[-1, 0] + 0.5
    first = np.floor(center - (count - 1) / 2).astype(np.int64)
    if count == 2:
        first = np.round(center).astype(np.int64) - 1
    return np.asarray(np.clip(first[:, None] + np.arange(count), 0, limit - 1), dtype=np.int64)
