"""Titles of other charts, which stand far over several panels."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest
from tests.unit.text.test_titles import Page

from unheat.model import Box, Grid, PanelLayout
from unheat.text.beyond_charts import titled
from unheat.text.labels import locate
from unheat.text.page import Page as TextPage


@pytest.mark.parametrize("chart", [False, True])
def test_a_title_beyond_a_painted_chart_is_not_surely_that_of_the_panels_below(
    chart: bool,
) -> None:
    """Over two panels it had been the title of the figure without a doubt."""
    page = Page()
    page.pixels = np.pad(page.pixels, ((200, 0), (0, 300), (0, 0)), constant_values=255)
    page.pixels[320:480, 460:700] = page.pixels[320:480, 160:400]
    if chart:
        page.pixels[90:260, 300:560] = 235
        page.pixels[110:260:30, 300:560] = 255
    page.write("Fibroblasts", 430, 78 if chart else 290)
    layout = page.layout()
    grid = layout.panels[0].grid
    rows = tuple((a + 200, b + 200) for a, b in grid.row_spans)
    first = Grid(row_spans=rows, column_spans=grid.column_spans)
    second = Grid(
        row_spans=rows, column_spans=tuple((a + 300, b + 300) for a, b in grid.column_spans)
    )
    panels = tuple(PanelLayout(grid=one, frame=one.box) for one in (first, second))
    sites = locate(replace(layout, panels=panels))
    titles = [*sites.of("figure-title"), *sites.of("title", 0), *sites.of("title", 1)]
    assert len(titles) == 1
    assert titles[0].sure is not chart


def test_a_title_over_a_lone_panel_above_two_others_may_be_its_own() -> None:
    drawn = Page()
    drawn.pixels[100:280, 160:400] = 200
    drawn.write("Fibroblasts", 280, 88)
    layout = drawn.layout()
    (site,) = locate(layout).of("title")
    page = cast("TextPage", SimpleNamespace(layout=layout))
    alone = [Box(160, 100, 400, 280), Box(10, 300, 200, 480), Box(300, 300, 500, 480)]
    assert not titled(page, alone, site.lines, [], named=True).sure
    stacked = [Box(160, 100, 400, 280), Box(160, 300, 400, 480)]
    assert titled(page, stacked, site.lines, [], named=True).sure
