"""Blocks of a finer matrix, which are as grainy as no cell is."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from unheat.decide.grain import is_grainy
from unheat.model import Grid, Layout, PanelLayout, Raster


def _asked(*, cells: float, page: float, size: int = 40) -> bool:
    """3×4 cells with print, and noise of so many levels on cells and page."""
    rng = np.random.default_rng(5)
    rgb = np.full((3 * size + 40, 4 * size + 40, 3), 250.0)
    rgb += rng.normal(0, page, (*rgb.shape[:2], 1))
    for row in range(3):
        for col in range(4):
            y, x = 20 + size * row, 20 + size * col
            rgb[y : y + size, x : x + size] = 60 + 40 * (row + col) / 2
            rgb[y : y + size, x : x + size] += rng.normal(0, cells, (size, size, 1))
            rgb[y + size // 2 - 3 : y + size // 2 + 3, x + 8 : x + size - 8 : 4] = 255
    spans = [tuple((20.0 + size * k, 20.0 + size * (k + 1)) for k in range(n)) for n in (3, 4)]
    grid = Grid(row_spans=spans[0], column_spans=spans[1])
    panel = PanelLayout(grid=grid, frame=grid.box)
    picture = rgb.clip(0, 255).astype(np.uint8)
    raster = Raster(rgb=picture, name="page", sha256="", format="png")
    return is_grainy(Layout(raster=raster, panels=(panel,)), panel)


@pytest.mark.parametrize(
    ("cells", "page", "asked"), [(0.0, 0.0, False), (6.0, 0.0, True), (6.0, 6.0, False)]
)
def test_grain_that_the_page_has_not_is_a_finer_matrix(
    cells: float, page: float, asked: bool
) -> None:
    assert _asked(cells=cells, page=page) is asked


def test_small_cells_are_borders_and_ripples_throughout() -> None:
    assert not _asked(cells=6.0, page=0.0, size=12)


def _asked_of_jpeg(*, finer: bool, quality: int) -> bool:
    """15×18 cells of 10 pixels, or as many blocks of five by five cells that are nearly alike."""
    rng = np.random.default_rng(5)
    shades = rng.uniform(20, 220, (15, 18, 3)).repeat(5, axis=0).repeat(5, axis=1)
    if finer:
        shades += rng.normal(0, 9, shades.shape)
    rgb = np.full((190, 220, 3), 255.0)
    rgb[20:170, 20:200] = shades.repeat(2, axis=0).repeat(2, axis=1)
    file = io.BytesIO()
    Image.fromarray(rgb.clip(0, 255).astype(np.uint8)).save(file, "JPEG", quality=quality)
    picture = np.asarray(Image.open(file))
    spans = [tuple((20.0 + 10 * k, 30.0 + 10 * k) for k in range(n)) for n in (15, 18)]
    grid = Grid(row_spans=spans[0], column_spans=spans[1])
    panel = PanelLayout(grid=grid, frame=grid.box)
    raster = Raster(
        rgb=picture,
        name="page",
        sha256="",
        format="jpeg",
        lossy=True,
        quality=float(quality),
        jpeg=file.getvalue(),
    )
    return is_grainy(Layout(raster=raster, panels=(panel,)), panel)


@pytest.mark.parametrize("quality", [40, 75, 92])
def test_small_cells_of_a_jpeg_are_as_grainy_as_its_codec_makes_flat_ones(quality: int) -> None:
    assert not _asked_of_jpeg(finer=False, quality=quality)


@pytest.mark.parametrize("quality", [75, 92])
def test_blocks_of_a_finer_matrix_in_a_jpeg_are_grainier(quality: int) -> None:
    assert _asked_of_jpeg(finer=True, quality=quality)
