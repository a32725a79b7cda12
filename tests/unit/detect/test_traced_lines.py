"""Keys with few broad steps under a curve, beside a matrix: drawn here pixel by pixel."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.find import detect
from unheat.model import Raster

HEIGHTS = (8, 16, 8, 8, 38, 68, 46, 61, 68, 61, 46, 16, 53, 16, 2, 8, 2, 8, 8, 16)


def _color(step: int) -> tuple[int, int, int]:
    share = step / 19
    return round(230 - 90 * share), round(230 * (1 - share)), round(150 - 90 * share)


def _page(*, curve: bool) -> npt.NDArray[np.uint8]:
    """A matrix of 9 × 8 cells whose key of twenty steps stands over it at the left."""
    rgb = np.full((420, 480, 3), 255, dtype=np.uint8)
    rgb[28:102, 38:162] = 0
    last = 0
    for step in range(len(HEIGHTS)):
        x = 40 + 6 * step
        rgb[30:100, x : x + 6] = _color(step)
    for step, height in enumerate(HEIGHTS if curve else ()):
        x = 40 + 6 * step
        rgb[99 - height : 100 - height, x : x + 6] = (0, 255, 255)
        rgb[99 - max(last, height) : 100 - min(last, height), x] = (0, 255, 255)
        last = height
    shades = np.random.default_rng(5).integers(0, 20, (9, 8))
    for row, col in np.ndindex(9, 8):
        y, x = 130 + 28 * row, 120 + 40 * col
        rgb[y : y + 28, x : x + 40] = _color(int(shades[row, col]))
    return rgb


@pytest.mark.parametrize("curve", [True, False])
def test_a_key_of_broad_steps_is_no_panel_of_one_row(curve: bool) -> None:
    layout = detect(Raster(rgb=_page(curve=curve), name="drawn", sha256="", format="png"))
    assert [panel.grid.shape for panel in layout.panels] == [(9, 8)]
    assert len(layout.bars) == 1
    assert layout.panels[0].bar == 0
