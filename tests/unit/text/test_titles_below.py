"""Titles of charts that stand below a panel."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.text.test_titles import Page

from unheat.model import Bar, Box
from unheat.text.ink import find_glyphs
from unheat.text.lines import group_lines
from unheat.text.reading import Reading
from unheat.text.sites import Site, Sites
from unheat.text.titles_below import titles_below_doubted


@pytest.mark.parametrize(
    ("chart", "barred", "asked"),
    [
        (Box(160, 322, 400, 400), False, True),
        # As far from the text as the cells are, and further.
        (Box(160, 345, 400, 400), False, False),
        # A rule.
        (Box(0, 322, 620, 325), False, False),
        (Box(160, 322, 400, 340), True, False),
        # Half as wide.
        (Box(160, 322, 280, 400), False, False),
    ],
)
def test_what_is_nearer_to_a_chart_below_may_be_its_title(
    chart: Box, barred: bool, asked: bool
) -> None:
    page = Page()
    page.write("Gain", 280, 310)
    layout = page.layout()
    glyphs = find_glyphs(layout.raster, [layout.panels[0].grid.box], layout.background)
    (line,) = group_lines(glyphs, np.arange(len(glyphs)), 0.0, glyphs.text_size())
    page.pixels = page.pixels.copy()
    x0, y0, x1, y1 = (int(edge) for edge in chart.as_tuple())
    page.pixels[y0:y1, x0:x1] = (90, 40, 160)
    bars = (Bar(box=chart, orientation="horizontal", tick_positions=()),) if barred else ()
    site = Site(role="column-title", owner=0, index=0, lines=(line,), side="bottom")
    sites = Sites(layout=page.layout(*bars), glyphs=glyphs, sites=(site,))
    readings = {site.key: Reading(site=site, text="Gain", confidence=0.9)}
    assert titles_below_doubted(sites, readings)[site.key].review is asked
