"""Shading that a lamp left on paper, and drawings that are left as they are."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.detect.light import evenly_lit, is_photograph
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
