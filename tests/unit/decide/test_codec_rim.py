"""Cells smaller than a block of a codec, out to the frame of their panel."""

from __future__ import annotations

import io

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from unheat.color.spaces import srgb_to_codec
from unheat.decide.codec_cells import told_by_blocks
from unheat.detect.bar_assign import assign_bars
from unheat.detect.ink import measure_cells
from unheat.load import load
from unheat.model import Bar, Box, CellPixels, Grid
from unheat.options import LoadOptions

FloatArray = npt.NDArray[np.float64]
WHITE = (255.0, 255.0, 255.0)
SHAPE, LEFT, TOP = (18, 30), 41, 27
BAR = Box(LEFT + 30 * 8 + 24, TOP, LEFT + 30 * 8 + 38, TOP + 120)


def two_hues(values: FloatArray) -> FloatArray:
    """Colors (…, 3) of values (…,) 0–1: dark blue over white to dark red."""
    away = np.abs(2.0 * values - 1.0)[..., None]
    hue = np.where(values[..., None] < 0.5, [20.0, 60.0, 140.0], [140.0, 20.0, 40.0])
    return np.asarray(np.rint(250.0 + away * (hue - 250.0)))


def small_cells(size: int, *, quality: int, seed: int = 3) -> tuple[bytes, FloatArray, Grid]:
    """A JPEG with halved chroma of ``size`` pixel cells in a black frame, with marks and print to
    the left of it and a bar to the right; the colors, and the grid."""
    values = np.random.default_rng(seed).beta(2.0, 2.0, SHAPE)
    colors = two_hues(values)
    height, width = TOP + SHAPE[0] * size, LEFT + SHAPE[1] * size
    rgb = np.full((max(height, TOP + 120) + 40, LEFT + 30 * 8 + 60, 3), 255, dtype=np.uint8)
    rgb[TOP:height, LEFT:width] = np.kron(colors, np.ones((size, size, 1)))
    rgb[TOP - 1, LEFT - 1 : width + 1] = rgb[height, LEFT - 1 : width + 1] = 0
    rgb[TOP - 1 : height + 1, LEFT - 1] = rgb[TOP - 1 : height + 1, width] = 0
    for row in range(TOP + size // 2, height, 5 * size):
        rgb[row, LEFT - 5 : LEFT - 1] = 0
        rgb[row - 2 : row + 3, LEFT - 16 : LEFT - 9 : 2] = 0
    x, y = slice(int(BAR.x0), int(BAR.x1)), slice(int(BAR.y0), int(BAR.y1))
    rgb[y, x] = two_hues(np.linspace(1.0, 0.0, 120))[:, None]
    stream = io.BytesIO()
    Image.fromarray(rgb).save(stream, "JPEG", quality=quality)
    grid = Grid(
        row_spans=tuple((TOP + i * size, TOP + (i + 1) * size) for i in range(SHAPE[0])),
        column_spans=tuple((LEFT + j * size, LEFT + (j + 1) * size) for j in range(SHAPE[1])),
    )
    return stream.getvalue(), colors, grid


def read(data: bytes, grid: Grid) -> tuple[CellPixels, CellPixels | None]:
    """The cells as their pixels show them, and as their blocks tell them."""
    raster = load(data, LoadOptions(), name="cells.jpg")
    pixels = measure_cells(raster, grid, WHITE)
    return pixels, told_by_blocks(raster, grid, pixels, WHITE)


@pytest.mark.parametrize(("size", "quality"), [(5, 90), (6, 75), (7, 50)])
def test_small_cells_have_colors_of_their_own_and_true_errors(size: int, quality: int) -> None:
    data, colors, grid = small_cells(size, quality=quality)
    pixels, told = read(data, grid)
    assert told is not None
    assert told.errors is not None
    off = np.abs(srgb_to_codec(told.rgb) - srgb_to_codec(colors))
    inner = np.s_[3:-3, 3:-3]
    before = np.abs(srgb_to_codec(pixels.rgb) - srgb_to_codec(colors))[inner]
    assert np.median(off[inner][..., 1:]) < 0.6 * np.median(before[..., 1:])
    # Out to the frame, beside marks and print as well, nothing is claimed that is not so.
    assert np.quantile(off / told.errors, 0.99) < 3.5
    known = told.errors.max(axis=-1) < 4.0
    assert known[inner].mean() > 0.95
    assert known.mean() > 0.8


def test_cells_of_four_pixels_at_most_are_left_to_their_pixels() -> None:
    data, _, grid = small_cells(3, quality=90)
    assert read(data, grid)[1] is None


def test_chroma_of_small_cells_does_not_part_them_from_their_bar() -> None:
    data, _, grid = small_cells(5, quality=75)
    rgb = load(data, LoadOptions(), name="cells.jpg").rgb
    bar = Bar(box=BAR, orientation="vertical")
    assert assign_bars(rgb, [grid], [bar]) == (None,)
    assert assign_bars(rgb, [grid], [bar], lossy=True) == (0,)
