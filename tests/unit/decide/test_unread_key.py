"""Keys that were not made out as such, or were taken for cells."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.decide.unread_key import has_unread_key
from unheat.model import Box, ColorScale, Grid, Layout, PanelLayout, Raster

STEPS = ((216, 51, 31), (255, 240, 218), (165, 217, 109), (103, 188, 97), (25, 149, 79))


def _layout(colors: tuple[tuple[int, int, int], ...]) -> Layout:
    rgb = np.full((200, 300, 3), 255, dtype=np.uint8)
    for number, color in enumerate(colors):
        rgb[160:180, 20 + 40 * number : 60 + 40 * number] = color
    grid = Grid(row_spans=((20.0, 120.0),), column_spans=((20.0, 120.0),))
    panel = PanelLayout(grid=grid, frame=Box(20, 20, 120, 120))
    raster = Raster(rgb=rgb, name="page", sha256="", format="png")
    return Layout(raster=raster, panels=(panel,))


@pytest.mark.parametrize(("shown", "told"), [(5, True), (2, False)])
def test_a_key_in_steps_has_the_colors_of_cells_and_none_between(shown: int, told: bool) -> None:
    knots = [(float(k), *STEPS[k // 3]) for k in range(15)]
    scale = ColorScale(origin="learned", minimum=0.0, maximum=14.0, knots=tuple(knots))
    assert has_unread_key(_layout(STEPS[:shown]), scale) is told
