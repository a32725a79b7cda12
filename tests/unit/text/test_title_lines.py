"""Lines under a panel that go on its title, and those that are the title of the next panel."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.model import Box, Grid, Layout, PanelLayout, Raster
from unheat.text.ink import find_glyphs
from unheat.text.lines import Line
from unheat.text.page import Page
from unheat.text.title_lines import _is_over_another


def panel(top: float) -> PanelLayout:
    rows = tuple((top + 60 * i, top + 60 * i + 60) for i in range(2))
    grid = Grid(row_spans=rows, column_spans=((60.0, 120.0), (120.0, 180.0)))
    return PanelLayout(grid=grid, frame=grid.box)


def level(top: float) -> Line:
    box = Box(80, top, 160, top + 9)
    along, across = (box.x0, box.x1), (box.y0, box.y1)
    return Line(glyphs=np.arange(8), angle=0.0, along=along, across=across, box=box, size=9.0)


@pytest.mark.parametrize(("lower", "title"), [(199.0, True), (215.0, False)])
def test_a_line_nearer_to_the_panel_below_is_its_title(lower: float, title: bool) -> None:
    rgb = np.full((420, 240, 3), 255, np.uint8)
    raster = Raster(rgb=rgb, name="drawn", sha256="", format="png")
    white = (255.0, 255.0, 255.0)
    upper = panel(20.0)
    layout = Layout(raster=raster, panels=(upper, panel(lower)), bars=(), background=white)
    glyphs = find_glyphs(raster, [], white)
    page = Page(layout=layout, glyphs=glyphs, free=np.zeros(0, dtype=bool), size=9.0)
    assert _is_over_another(page, upper.grid.box, level(168), level(185)) is title
