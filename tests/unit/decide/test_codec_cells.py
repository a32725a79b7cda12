"""Colors from the blocks of a JPEG: nearer than pixels tell, with errors that are true."""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, ImageFilter

from unheat.color.spaces import srgb_to_codec
from unheat.decide.codec_cells import told_by_blocks
from unheat.detect.ink import measure_cells
from unheat.load import load
from unheat.load.planes import planes_of
from unheat.model import CellPixels, Grid, Raster
from unheat.options import LoadOptions

FloatArray = npt.NDArray[np.float64]
WHITE = (255.0, 255.0, 255.0)
WIDE, TALL, LEFT, TOP = 21, 19, 37, 22


def drawn(
    shape: tuple[int, int] = (14, 16), *, line: int = 0, quality: int = 30, subsampling: int = 2
) -> tuple[bytes, FloatArray, Grid]:
    """A JPEG of flat cells with ``line`` pixels of white between them, their colors, the grid."""
    rng = np.random.default_rng(5)
    values = rng.uniform(0.1, 0.9, shape)
    colors = np.rint(np.stack([250 - 130 * values, 240 - 190 * values, 90 + 60 * values], -1))
    height, width = TOP + shape[0] * TALL + 30, LEFT + shape[1] * WIDE + 30
    rgb = np.full((height, width, 3), 255, dtype=np.uint8)
    rows = [(TOP + i * TALL, TOP + (i + 1) * TALL) for i in range(shape[0])]
    columns = [(LEFT + j * WIDE, LEFT + (j + 1) * WIDE) for j in range(shape[1])]
    for i, (top, bottom) in enumerate(rows):
        for j, (left, right) in enumerate(columns):
            rgb[top : bottom - line, left : right - line] = colors[i, j]
    stream = io.BytesIO()
    Image.fromarray(rgb).save(stream, "JPEG", quality=quality, subsampling=subsampling)
    # As they are found: a fraction of a pixel off, and thin lines not at all.
    gap = line if line > 1 else 0
    grid = Grid(
        row_spans=tuple((top + 0.3, bottom - gap + 0.3) for top, bottom in rows),
        column_spans=tuple((left - 0.25, right - gap - 0.25) for left, right in columns),
    )
    return stream.getvalue(), colors, grid


def measured(data: bytes, grid: Grid) -> tuple[Raster, CellPixels]:
    raster = load(data, LoadOptions(), name="cells.jpg")
    return raster, measure_cells(raster, grid, WHITE)


def off(rgb: FloatArray, colors: FloatArray) -> FloatArray:
    """(R, C): how far colors are off, in units of about one of Lab, per direction."""
    apart = srgb_to_codec(rgb) - srgb_to_codec(colors)
    return np.asarray(np.sqrt((apart**2).mean(axis=-1)))


@pytest.mark.parametrize("line", [0, 1, 3])
@pytest.mark.parametrize("subsampling", [0, 2])
def test_blocks_tell_colors_better_than_pixels(line: int, subsampling: int) -> None:
    data, colors, grid = drawn(line=line, subsampling=subsampling)
    raster, pixels = measured(data, grid)
    told = told_by_blocks(raster, grid, pixels, WHITE)
    assert told is not None
    assert told.error is not None
    known = np.isfinite(told.error)
    assert known.mean() > 0.8
    before, after = off(pixels.rgb, colors)[known], off(told.rgb, colors)[known]
    assert np.sqrt((after**2).mean()) < 0.75 * np.sqrt((before**2).mean())
    assert np.quantile(after / told.error[known], 0.99) < 2.5


def test_groups_of_cells_that_touch_stand_apart() -> None:
    data, colors, grid = drawn(quality=100, subsampling=0)
    with Image.open(io.BytesIO(data)) as image:
        rgb = np.array(image.convert("RGB"))
    middle = LEFT + 8 * WIDE
    apart = np.insert(rgb, [middle] * 9, 255, axis=1)
    stream = io.BytesIO()
    Image.fromarray(apart).save(stream, "JPEG", quality=30)
    spans = tuple((a + 9, b + 9) if a > middle - 2 else (a, b) for a, b in grid.column_spans)
    raster, pixels = measured(stream.getvalue(), replace(grid, column_spans=spans))
    told = told_by_blocks(raster, replace(grid, column_spans=spans), pixels, WHITE)
    assert told is not None
    before, after = off(pixels.rgb, colors), off(told.rgb, colors)
    assert np.sqrt((after**2).mean()) < 0.75 * np.sqrt((before**2).mean())


def test_what_is_no_lattice_of_flat_cells_is_left_alone() -> None:
    data, _, grid = drawn()
    raster, pixels = measured(data, grid)
    lain = replace(
        grid, column_spans=tuple((left + 9, right + 9) for left, right in grid.column_spans)
    )
    assert told_by_blocks(raster, lain, pixels, WHITE) is None


def test_print_in_a_cell_leaves_it_and_no_other_to_its_pixels() -> None:
    data, _, grid = drawn(quality=90)
    with Image.open(io.BytesIO(data)) as image:
        rgb = np.array(image.convert("RGB"))
    rgb[
        TOP + 5 * TALL + 5 : TOP + 5 * TALL + 14, LEFT + 6 * WIDE + 6 : LEFT + 6 * WIDE + 15 : 3
    ] = 0
    stream = io.BytesIO()
    Image.fromarray(rgb).save(stream, "JPEG", quality=30)
    raster, pixels = measured(stream.getvalue(), grid)
    told = told_by_blocks(raster, grid, pixels, WHITE)
    assert told is not None
    assert told.error is not None
    assert np.isnan(told.error[5, 6])
    assert np.isfinite(told.error).mean() > 0.7


def test_pictures_that_are_not_the_files_own_pixels() -> None:
    data, _, grid = drawn()
    raster, pixels = measured(data, grid)
    turned = np.ascontiguousarray(raster.rgb[::-1, ::-1])
    assert told_by_blocks(replace(raster, rgb=turned), grid, pixels, WHITE) is None
    assert told_by_blocks(replace(raster, jpeg=None), grid, pixels, WHITE) is None


def test_a_picture_that_a_page_holds_is_read_from_its_own_file() -> None:
    data, colors, grid = drawn(quality=100, subsampling=0)
    stream = io.BytesIO()
    with Image.open(io.BytesIO(data)) as image:
        image.convert("RGB").save(stream, "PDF", resolution=150, quality=30)
    raster = load(stream.getvalue(), LoadOptions(), name="page.pdf")
    assert raster.jpeg is not None
    assert raster.jpeg_at == (0, 0)
    pixels = measure_cells(raster, grid, WHITE)
    told = told_by_blocks(raster, grid, pixels, WHITE)
    assert told is not None
    before, after = off(pixels.rgb, colors), off(told.rgb, colors)
    assert np.sqrt((after**2).mean()) < 0.75 * np.sqrt((before**2).mean())
    # Where a page begins elsewhere than its picture does, so does the lattice of blocks.
    moved = np.pad(raster.rgb, ((5, 0), (3, 0), (0, 0)))
    lower = replace(raster, rgb=moved, jpeg_at=(3, 5))
    lain = Grid(
        row_spans=tuple((a + 5, b + 5) for a, b in grid.row_spans),
        column_spans=tuple((a + 3, b + 3) for a, b in grid.column_spans),
    )
    again = told_by_blocks(lower, lain, pixels, WHITE)
    assert again is not None
    assert np.allclose(again.rgb, told.rgb)


def test_planes_of_a_file() -> None:
    data, _, _ = drawn()
    planes = planes_of(data)
    assert planes is not None
    luma, blue, red = planes
    assert (luma.pitch, blue.pitch, red.pitch) == (1, 2, 2)
    assert blue.levels.shape == tuple((n + 1) // 2 for n in luma.levels.shape)
    assert luma.table[0, 0] == 27
    assert blue.table[0, 0] == 28
    # Halved one way alone; grey; print's colors; without lightness; smaller than a block.
    assert planes_of(drawn(subsampling=1)[0]) is None
    for picture, options in (
        (Image.new("L", (40, 40), 99), {}),
        (Image.new("CMYK", (40, 40), 99), {}),
        (Image.new("RGB", (40, 40), (9, 99, 200)), {"keep_rgb": True}),
        (Image.new("RGB", (1, 1), (9, 99, 200)), {}),
    ):
        stream = io.BytesIO()
        picture.save(stream, "JPEG", **options)
        assert planes_of(stream.getvalue()) is None


def test_blurred_cells_have_their_lightness_from_pixels_and_their_chroma_from_blocks() -> None:
    data, colors, grid = drawn(quality=100, subsampling=0)
    with Image.open(io.BytesIO(data)) as image:
        blurred = image.convert("RGB").filter(ImageFilter.GaussianBlur(1.2))
    stream = io.BytesIO()
    blurred.save(stream, "JPEG", quality=40)
    raster, pixels = measured(stream.getvalue(), grid)
    told = told_by_blocks(raster, grid, pixels, WHITE)
    assert told is not None
    assert told.error is not None
    known = np.isfinite(told.error)
    assert known.mean() > 0.7
    after, before, true = (srgb_to_codec(one)[known] for one in (told.rgb, pixels.rgb, colors))
    np.testing.assert_allclose(after[:, 0], before[:, 0], atol=0.01)
    off = np.abs(after - true)[:, 1:], np.abs(before - true)[:, 1:]
    assert np.sqrt((off[0] ** 2).mean()) < 0.9 * np.sqrt((off[1] ** 2).mean())
