"""Small cells of pictures that were made smaller: their colors without their neighbors'."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from unheat.detect.edge_spread import unspread
from unheat.detect.fine import fine_lattice
from unheat.detect.outer_pixels import without_mixture
from unheat.model import Grid

ROWS, COLUMNS, SIZE, MARGIN = 40, 52, 8, 40
Levels = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float64]


def painted(shades: npt.NDArray[np.int64]) -> Levels:
    """Cells of eight pixels within a frame of two, half of it over them."""
    rows, columns = shades.shape[0] * SIZE, shades.shape[1] * SIZE
    rgb = np.full((rows + 2 * MARGIN, columns + 2 * MARGIN, 3), 255, np.uint8)
    rgb[MARGIN:-MARGIN, MARGIN:-MARGIN] = shades.repeat(SIZE, axis=0).repeat(SIZE, axis=1)
    for edge in (MARGIN, rows + MARGIN):
        rgb[edge - 1 : edge + 1, MARGIN - 1 : -MARGIN + 1] = 0
    for edge in (MARGIN, columns + MARGIN):
        rgb[MARGIN - 1 : -MARGIN + 1, edge - 1 : edge + 1] = 0
    return rgb


def resized(
    rgb: Levels, to: float, how: Image.Resampling = Image.Resampling.BICUBIC
) -> tuple[Levels, Grid]:
    height, width = (round(side * to / SIZE) for side in rgb.shape[:2])
    small = np.asarray(Image.fromarray(rgb).resize((width, height), how))
    scales = height / rgb.shape[0], width / rgb.shape[1]
    spans = [
        tuple(
            ((MARGIN + k * SIZE) * scale, (MARGIN + (k + 1) * SIZE) * scale) for k in range(count)
        )
        for scale, count in zip(scales, (ROWS, COLUMNS), strict=True)
    ]
    return small, Grid(row_spans=spans[0], column_spans=spans[1])


def middles(grid: Grid) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    rows, cols = (
        np.array([int((start + end) / 2) for start, end in spans])
        for spans in (grid.row_spans, grid.column_spans)
    )
    return rows, cols


def shades() -> npt.NDArray[np.int64]:
    return np.random.default_rng(5).integers(20, 235, (ROWS, COLUMNS, 3))


@pytest.mark.parametrize("to", [2.3, 2.7])
def test_what_neighbors_mixed_into_small_cells_is_taken_out(to: float) -> None:
    own = shades()
    small, grid = resized(painted(own), to)
    rows, cols = middles(grid)
    middle = small[rows][:, cols].astype(float)
    found = unspread(small, grid, rows, cols)
    assert found is not None
    off = np.abs(found.rgb - own)[1:-1, 1:-1].max(axis=2)
    assert np.median(off) < 4.0
    assert np.median(np.abs(middle - own)[1:-1, 1:-1].max(axis=2)) > 2 * np.median(off)
    assert (off <= 3.5 * found.error[1:-1, 1:-1]).mean() > 0.99
    assert found.error[0].min() >= 1.5 * np.median(found.error)


def test_cells_with_pixels_of_their_own_are_left_as_they_are() -> None:
    small, grid = resized(painted(shades()), 2.9, Image.Resampling.HAMMING)
    rows, cols = middles(grid)
    found = unspread(small, grid, rows, cols)
    assert found is not None
    assert (found.rgb[1:-1, 1:-1] == small[rows][:, cols][1:-1, 1:-1]).all()
    assert np.isnan(found.error[1:-1, 1:-1]).all()
    assert np.isfinite(found.error[0]).all()


def test_cells_that_nobody_resized_are_left_as_they_are() -> None:
    rgb = np.full((300, 300, 3), 255, np.uint8)
    own = shades()
    # Cells of two pixels and a half, set to whole ones.
    edges = np.round(20 + 2.5 * np.arange(COLUMNS + 1)).astype(int)
    for row in range(ROWS):
        for column in range(COLUMNS):
            at = slice(edges[row], edges[row + 1]), slice(edges[column], edges[column + 1])
            rgb[at] = own[row, column]
    spans = tuple((20 + 2.5 * k, 22.5 + 2.5 * k) for k in range(COLUMNS))
    grid = Grid(row_spans=spans[:ROWS], column_spans=spans)
    rows, cols = middles(grid)
    assert unspread(rgb, grid, rows, cols) is None


def test_a_picture_that_is_no_means_of_cells_is_left_as_it_is() -> None:
    small, grid = resized(painted(shades()), 2.6)
    noisy: Floats = small + np.random.default_rng(1).normal(0, 9, small.shape)
    rows, cols = middles(grid)
    assert unspread(noisy.clip(0, 255).astype(np.uint8), grid, rows, cols) is None


def test_outermost_cells_are_freed_of_the_pen_and_of_the_next_ones() -> None:
    own = shades()
    small, grid = resized(painted(own), 3.4)
    rows, cols = middles(grid)
    fill = small[rows][:, cols].astype(float)
    found = without_mixture(small, grid, rows, cols, fill)
    rim = np.ones((ROWS, COLUMNS), bool)
    rim[1:-1, 1:-1] = False
    before, after = (np.abs(one - own).max(axis=2)[rim] for one in (fill, found))
    assert np.percentile(after, 95) < 6.0
    assert np.percentile(before, 95) > 2 * np.percentile(after, 95)
    assert (found[1:-1, 1:-1] == fill[1:-1, 1:-1]).all()


def test_pixels_between_cells_are_no_cells() -> None:
    colors = np.random.default_rng(2).integers(20, 235, (90, 60, 3))
    lines = np.empty((90, 180, 3), np.uint8)
    lines[:, 0::3] = lines[:, 1::3] = colors
    after = np.roll(colors, -1, axis=1)
    lines[:, 2::3] = np.round(0.4 * colors + 0.6 * after)
    assert fine_lattice(lines, 0.0, 180.0) is None
    lines[:, 2::3] = np.random.default_rng(4).integers(20, 235, (90, 60, 3))
    found = fine_lattice(lines, 0.0, 180.0)
    assert found is not None
    assert found.n == 120
