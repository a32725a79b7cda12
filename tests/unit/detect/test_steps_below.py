"""A bar of few steps in colors on no curve, as long as the cells and close below them."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.detect import detect
from unheat.model import Raster

COLORS = np.array([(158, 1, 66), (253, 190, 110), (190, 229, 160), (94, 79, 162)], dtype=np.uint8)


def figure(*, gap: int = 60) -> Raster:
    rgb = np.full((440 + gap, 640, 3), 255, dtype=np.uint8)
    cells = np.random.default_rng(3).integers(0, 4, size=(9, 14))
    rgb[40:400, 40:600] = COLORS[np.repeat(np.repeat(cells, 40, axis=0), 40, axis=1)]
    top = 400 + gap
    rgb[top - 1 : top + 29, 39:601] = 0
    rgb[top : top + 28, 40:600] = np.repeat(COLORS, 140, axis=0)
    for mark in range(40, 601, 140):
        rgb[top + 29 : top + 35, min(mark, 600)] = 0
    return Raster(rgb=rgb, name="painted", sha256="", format="png")


@pytest.mark.parametrize("gap", [20, 60])
def test_it_is_the_bar_of_the_cells_and_no_line_of_colors_beside_them(gap: int) -> None:
    layout = detect(figure(gap=gap))
    (panel,), (bar,) = layout.panels, layout.bars
    assert panel.grid.shape == (9, 14)
    assert panel.bar == 0
    assert bar.orientation == "horizontal"
    assert len(bar.segments) == 5
    assert layout.furniture == ()
