"""Titles of columns that were taken for the second line of the label over them."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.model import Box, Grid, Layout, PanelLayout, Raster
from unheat.text.ink import find_glyphs
from unheat.text.lines import Line
from unheat.text.page import Page
from unheat.text.run_in_titles import run_in_titles
from unheat.text.sites import Site


def _level(middle: float, top: float, width: float) -> Line:
    box = Box(middle - width / 2, top, middle + width / 2, top + 8)
    along, across = (box.x0, box.x1), (box.y0, box.y1)
    return Line(glyphs=np.arange(8), angle=0.0, along=along, across=across, box=box, size=8.0)


@pytest.mark.parametrize(
    ("column", "wrapped", "titled", "told"),
    [
        (2, (2,), False, True),
        # A label that is wrapped beside the middle, several that are, a title that was found.
        (1, (1,), False, False),
        (2, (1, 2), False, False),
        (2, (2,), True, False),
    ],
)
def test_a_second_line_under_the_middle_label_alone_may_be_the_title(
    column: int, wrapped: tuple[int, ...], titled: bool, told: bool
) -> None:
    white = (255.0, 255.0, 255.0)
    rgb = np.full((200, 340, 3), 255, np.uint8)
    raster = Raster(rgb=rgb, name="drawn", sha256="", format="png")
    spans = tuple((20.0 + 60 * k, 80.0 + 60 * k) for k in range(5))
    grid = Grid(row_spans=((20.0, 70.0), (70.0, 120.0)), column_spans=spans)
    panel = PanelLayout(grid=grid, frame=grid.box)
    layout = Layout(raster=raster, panels=(panel,), bars=(), background=white)
    glyphs = find_glyphs(raster, [], white)
    page = Page(layout=layout, glyphs=glyphs, free=np.zeros(0, dtype=bool), size=8.0)
    sites = []
    for index in range(5):
        middle = 50.0 + 60 * index
        lines = [_level(middle, 126, 14)]
        if index in wrapped:
            lines.append(_level(middle, 137, 56))
        sites.append(Site(role="column", owner=0, index=index, lines=tuple(lines), side="bottom"))
    if titled:
        sites.append(Site(role="column-title", owner=0, index=0, lines=(_level(170, 160, 80),)))
    found = list(run_in_titles(page, sites))
    assert bool(found) is told
    if told:
        assert found == [("column-title", 0, sites[column].lines[1].box)]
