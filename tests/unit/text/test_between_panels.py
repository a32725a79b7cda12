"""Print in the very middle between two panels, one over the other."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.model import Grid, Layout, PanelLayout, Raster
from unheat.text.labels import locate

TOPS = (30, 190)


@pytest.mark.parametrize("off", [0, 1])
def test_it_is_the_title_of_the_panel_below(off: int) -> None:
    pixels = np.full((360, 340, 3), 255, dtype=np.uint8)
    panels = []
    for top in TOPS:
        for row, col in np.ndindex(3, 4):
            shade = 60 + 30 * row + 12 * col
            y, x = top + 40 * row, 60 + 60 * col
            pixels[y : y + 40, x : x + 60] = (shade, 90, 200 - shade)
        grid = Grid(
            row_spans=tuple((top + 40.0 * row, top + 40.0 * (row + 1)) for row in range(3)),
            column_spans=tuple((60.0 + 60 * col, 120.0 + 60 * col) for col in range(4)),
        )
        panels.append(PanelLayout(grid=grid, frame=grid.box))
    # Four letters of 12 px between 150 and 190, their middle at 170.
    for letter in range(4):
        x, y = 150 + 14 * letter, 164 + off
        pixels[y : y + 12, x : x + 2] = pixels[y : y + 2, x : x + 9] = 0
        pixels[y + 10 : y + 12, x : x + 9] = 0
    raster = Raster(rgb=pixels, name="drawn", sha256="", format="png")
    sites = locate(Layout(raster=raster, panels=tuple(panels), background=(255.0,) * 3))
    assert [site.owner for site in sites.of("title")] == [1]
    assert not sites.of("column-title", 0)
