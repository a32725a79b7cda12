"""Shading that a lamp left on paper, and drawings that are left as they are."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.detect.light import evenly_lit, evenly_lit_within, is_photograph
from unheat.model import Raster

PAPER = (250.0, 248.0, 244.0)
FILLS = ((40, 90, 180), (230, 120, 60), (120, 200, 120), (236, 230, 224))


def raster(rgb: np.ndarray) -> Raster:
    whole = np.clip(np.round(rgb), 0, 255).astype(np.uint8)
    return Raster(rgb=whole, name="page.png", sha256="0" * 64, format="PNG")


def page(height: int = 360, width: int = 480) -> np.ndarray:
    """A page (h, w, 3) with four by four cells, some of them as pale as paper nearly is."""
    rgb = np.empty((height, width, 3))
    rgb[:] = PAPER
    for i in range(16):
        r, c = 80 + 50 * (i // 4), 120 + 60 * (i % 4)
        rgb[r : r + 50, c : c + 60] = FILLS[(i + i // 4) % 4]
    return rgb


def lamp(shape: tuple[int, ...]) -> np.ndarray:
    """Light (h, w, 1) that falls off by a tenth to the lower right, and towards the corners."""
    y, x = np.mgrid[-1 : 1 : shape[0] * 1j, -1 : 1 : shape[1] * 1j]
    falloff: np.ndarray = 1.0 - 0.05 * (x + y + 2) / 2 - 0.04 * (x * x + y * y)
    return falloff[..., None]


def test_cells_get_the_color_that_one_light_would_give_them() -> None:
    drawn = page()
    lit = evenly_lit(raster(drawn * lamp(drawn.shape)), PAPER)
    share = lit.rgb[80:280, 120:360].astype(float).mean(-1) / drawn[80:280, 120:360].mean(-1)
    # One factor for all of them is the exposure; what matters is that it is the same.
    assert share.max() / share.min() < 1.015
    assert any("light on the page" in note for note in lit.notes)


def test_noise_and_print_on_the_page_do_not_bend_the_light() -> None:
    drawn = page()
    drawn[20:40, 60:400:5] = 30.0
    noise = np.random.default_rng(0).normal(0.0, 1.5, drawn.shape)
    lit = evenly_lit(raster(drawn * lamp(drawn.shape) + noise), PAPER)
    fills = lit.rgb.astype(float).mean(-1)
    first, last = fills[85:125, 125:175].mean(), fills[235:275, 305:355].mean()
    expected = drawn[85:125, 125:175].mean() / drawn[235:275, 305:355].mean()
    assert first / last == pytest.approx(expected, rel=0.01)


@pytest.mark.parametrize(
    "rgb",
    [
        page(),
        255.0 - page(),
        np.full((360, 480, 3), 250.0) * np.linspace(1.0, 0.3, 480)[None, :, None],
    ],
    ids=["even", "dark", "a gradient that somebody drew"],
)
def test_other_pictures_are_left_as_they_are(rgb: np.ndarray) -> None:
    before = raster(rgb)
    assert evenly_lit(before, PAPER) is before


def test_only_paper_has_grain() -> None:
    drawn = page()
    noise = np.random.default_rng(1).normal(0.0, 1.5, drawn.shape)
    ramp = drawn * np.linspace(1.0, 0.9, 480)[None, :, None]
    assert is_photograph(raster(drawn * lamp(drawn.shape) + noise), PAPER)
    assert not is_photograph(raster(drawn), PAPER)
    assert not is_photograph(raster(ramp), PAPER)


def test_the_light_on_a_sheet_on_a_dark_wall_is_made_even() -> None:
    drawn = page()
    noise = np.random.default_rng(0).normal(0.0, 1.5, drawn.shape)
    wall = np.full((460, 600, 3), 35.0)
    wall[50:410, 60:540] = drawn * lamp(drawn.shape) + noise
    sheet = wall.mean(axis=-1) > 60.0
    sheet[50:410, 60:540] = True
    lit = evenly_lit_within(raster(wall), sheet, np.array(PAPER))
    share = lit.rgb[130:330, 180:420].astype(float).mean(-1) / drawn[80:280, 120:360].mean(-1)
    rows = share.reshape(4, 50, 4, 60).mean(axis=(1, 3))
    assert rows.max() / rows.min() < 1.015
    assert (lit.rgb[:50] == raster(wall).rgb[:50]).all()
    # A card that was drawn has one color, however it runs.
    plain = raster(np.repeat(np.where(sheet, 240.0, 35.0)[..., None], 3, axis=2))
    assert evenly_lit_within(plain, sheet, np.array([240.0] * 3)) is plain
