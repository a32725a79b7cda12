"""Seams between the steps of a bar are left out; what is no seam stays."""

from __future__ import annotations

import matplotlib as mpl
import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.find import detect
from unheat.detect.seams import without_seams
from unheat.model import Raster

FloatArray = npt.NDArray[np.float64]
WHITE = (255.0, 255.0, 255.0)
TOP, LEFT, HIGH, WIDE = 40, 300, 250.0, 18


def steps_on(page: FloatArray, colors: FloatArray) -> FloatArray:
    """(250, 3) what rectangles of ``colors``, one above the other, leave of a page: each of them
    covers its part of a pixel, over what those before it left."""
    high = HIGH / len(colors)
    result = np.tile(page, (round(HIGH), 1))
    rows = np.arange(round(HIGH))
    for number, color in enumerate(colors):
        first, last = number * high, (number + 1) * high
        covered = np.clip(np.minimum(rows + 1, last) - np.maximum(rows, first), 0.0, 1.0)[:, None]
        result = covered * color + (1 - covered) * result
    return result


def picture(pixels: FloatArray) -> Raster:
    levels = np.rint(pixels).astype(np.uint8)
    return Raster(rgb=levels, name="drawn", sha256="", format="png", lossy=False)


def bar(name: str, steps: int, page: tuple[float, ...] = WHITE) -> tuple[Raster, FloatArray]:
    """A page with nothing but a bar with a frame, and (250, 3) its colors without seams."""
    ground = np.asarray(page)
    ramp = np.asarray(mpl.colormaps[name](np.linspace(0, 1, steps))[:, :3] * 255)
    pixels = np.tile(ground, (340, 420, 1))
    pixels[TOP : TOP + 250, LEFT : LEFT + WIDE] = steps_on(ground, ramp)[:, None]
    edges = TOP - 1, TOP + 250
    pixels[edges, LEFT - 1 : LEFT + WIDE + 1] = 0.0
    pixels[edges[0] : edges[1] + 1, (LEFT - 1, LEFT + WIDE)] = 0.0
    own = np.minimum(((np.arange(250) + 0.5) / HIGH * steps).astype(int), steps - 1)
    return picture(pixels), ramp[own]


@pytest.mark.parametrize(
    ("name", "steps", "page"),
    [("viridis", 64, WHITE), ("Blues_r", 180, WHITE), ("plasma", 100, (240.0, 240.0, 240.0))],
)
def test_seams_are_painted_over(name: str, steps: int, page: tuple[float, float, float]) -> None:
    raster, ramp = bar(name, steps, page)
    before = raster.rgb[TOP : TOP + 250, LEFT + 9].astype(float)
    after = without_seams(raster, page)[0].rgb[TOP : TOP + 250, LEFT + 9].astype(float)
    assert np.abs(before - ramp).max(axis=1)[10:240].mean() > 6.0
    assert np.abs(after - ramp).max(axis=1)[10:240].mean() < 2.5


def test_the_colors_of_a_bar_with_seams_are_its_own() -> None:
    raster, ramp = bar("viridis", 96)
    pixels = raster.rgb.astype(float)
    cells = ramp[np.random.default_rng(3).integers(5, 245, (5, 6))]
    pixels[TOP : TOP + 200, 40:280] = np.kron(cells, np.ones((40, 40, 1)))
    for y in range(TOP, TOP + 251, 50):
        pixels[min(y, TOP + 249), LEFT + WIDE + 1 : LEFT + WIDE + 6] = 0
    layout = detect(picture(pixels))
    assert len(layout.bars) == 1
    assert layout.panels[0].bar == 0
    seen = layout.raster.rgb[TOP + 10 : TOP + 240, LEFT + 9].astype(float)
    assert np.abs(seen - ramp[10:240]).max(axis=1).mean() < 2.5


def test_a_smooth_bar_and_cells_with_gaps_stay_as_they_are() -> None:
    raster, ramp = bar("viridis", 250)
    pixels = raster.rgb.astype(float)
    pixels[TOP : TOP + 250, LEFT : LEFT + WIDE] = ramp[:, None]
    values = np.random.default_rng(5).integers(0, 250, (50, 12))
    cells = np.kron(ramp[values], np.ones((5, 15, 1)))
    cells[::5] += 0.25 * (255.0 - cells[::5])
    pixels[TOP : TOP + 250, 60:240] = cells
    plain = picture(pixels)
    assert without_seams(plain, WHITE)[0] is plain


def test_paler_cells_of_a_smooth_column_are_no_seams() -> None:
    raster, ramp = bar("YlOrRd", 250)
    pixels = raster.rgb.astype(float)
    pixels[TOP : TOP + 250, LEFT : LEFT + WIDE] = ramp[:, None]
    column = ramp[np.linspace(60, 200, 50).round().astype(int)]
    column[::4] += 0.06 * (255.0 - column[::4])
    pixels[TOP : TOP + 250, 100:106] = np.repeat(column, 5, axis=0)[:, None]
    plain = picture(pixels)
    assert without_seams(plain, WHITE)[0] is plain
