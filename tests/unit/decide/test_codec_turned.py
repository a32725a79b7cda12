"""Small cells of a JPEG that stood askew."""

from __future__ import annotations

import io
from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

from unheat.color.spaces import srgb_to_codec
from unheat.decide.codec_turned import told_by_turned_blocks
from unheat.detect.ink import measure_cells
from unheat.detect.rectify import rectified
from unheat.load import load
from unheat.model import CellPixels, Grid
from unheat.options import LoadOptions

FloatArray = npt.NDArray[np.float64]
WHITE = (255.0, 255.0, 255.0)
SHAPE, SIZE, LEFT, TOP = (16, 28), 7, 40, 44


def askew(quality: int, *, blur: float = 0.0) -> tuple[bytes, FloatArray, Grid, CellPixels]:
    """A JPEG of a panel of two hues turned by a degree; its colors, its grid as it is when it was
    set straight, and its cells there."""
    values = np.random.default_rng(4).beta(2.0, 2.0, (*SHAPE, 1))
    away = np.abs(2.0 * values - 1.0)
    hue = np.where(values < 0.5, [20.0, 60.0, 140.0], [140.0, 20.0, 40.0])
    colors = np.rint(250.0 + away * (hue - 250.0))
    height, width = TOP + SHAPE[0] * SIZE, LEFT + SHAPE[1] * SIZE
    rgb = np.full((height + 50, width + 44, 3), 255, dtype=np.uint8)
    rgb[TOP:height, LEFT:width] = np.kron(colors, np.ones((SIZE, SIZE, 1)))
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -1.0, 1.0)
    size = rgb.shape[1::-1]
    taken = cv2.warpAffine(rgb, turn, size, flags=cv2.INTER_CUBIC, borderValue=WHITE)
    if blur:
        taken = cv2.GaussianBlur(taken, (0, 0), blur)
    stream = io.BytesIO()
    Image.fromarray(taken).save(stream, "JPEG", quality=quality)
    # OpenCV counts from pixel centers, grids from pixel corners.
    half = np.array([[1.0, 0.0, 0.5], [0.0, 1.0, 0.5], [0.0, 0.0, 1.0]])
    whole = half @ np.vstack([turn, [0.0, 0.0, 1.0]]) @ np.linalg.inv(half)
    grid = Grid(
        row_spans=tuple((TOP + i * SIZE, TOP + (i + 1) * SIZE) for i in range(SHAPE[0])),
        column_spans=tuple((LEFT + j * SIZE, LEFT + (j + 1) * SIZE) for j in range(SHAPE[1])),
        transform=tuple(tuple(float(one) for one in row) for row in whole),
    )
    raster = load(stream.getvalue(), LoadOptions(), name="scan.jpg")
    back = cv2.invertAffineTransform(turn)
    upright = cv2.warpAffine(raster.rgb, back, size, flags=cv2.INTER_CUBIC, borderValue=WHITE)
    straight = replace(raster, rgb=np.ascontiguousarray(upright), jpeg=None)
    return stream.getvalue(), colors, grid, measure_cells(straight, grid, WHITE)


def test_blocks_that_lie_askew_tell_colors_better_than_pixels() -> None:
    for quality, blur in ((75, 0.0), (60, 0.5)):
        data, colors, grid, pixels = askew(quality, blur=blur)
        told = told_by_turned_blocks(data, grid, pixels, WHITE)
        assert told is not None
        assert told.errors is not None
        inner = np.s_[2:-2, 2:-2]
        off = np.abs(srgb_to_codec(told.rgb) - srgb_to_codec(colors))
        before = np.abs(srgb_to_codec(pixels.rgb) - srgb_to_codec(colors))[inner]
        assert np.median(off[inner]) < 0.7 * np.median(before)
        assert np.quantile(off / told.errors, 0.98) < 3.0
        assert (told.errors.max(axis=-1) < 4.0)[inner].mean() > 0.9


def test_what_these_blocks_tell_nothing_of_is_left_to_its_pixels() -> None:
    data, _, grid, pixels = askew(75)
    # Another place of the file; cells with lines between them; a panel that lies outside of it.
    aside = replace(grid, column_spans=tuple((a + 3.0, b + 3.0) for a, b in grid.column_spans))
    assert told_by_turned_blocks(data, aside, pixels, WHITE) is None
    apart = replace(grid, column_spans=tuple((a + 1.0, b - 1.0) for a, b in grid.column_spans))
    assert told_by_turned_blocks(data, apart, pixels, WHITE) is None
    beyond = replace(grid, row_spans=tuple((a + 900.0, b + 900.0) for a, b in grid.row_spans))
    assert told_by_turned_blocks(data, beyond, pixels, WHITE) is None


def test_a_picture_that_is_set_straight_keeps_its_file() -> None:
    data, _, _, _ = askew(75)
    raster = load(data, LoadOptions(), name="scan.jpg")
    straight, transform = rectified(raster, WHITE)
    assert straight.jpeg is None
    assert straight.jpeg_askew == data
    assert transform != ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
