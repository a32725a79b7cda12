"""First letters of labels in one pitch stand over each other, and are no turned title."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from tests.unit.text.test_titles import Page
from tests.unit.text.test_typewriter import typed

from unheat.model import Grid, PanelLayout
from unheat.text.labels import locate

NAMES = ("Besançon", "Reykjavík", "São Paulo", "Zürich", "İzmir", "Kraków", "Malmö", "Åarhus")


def test_capitals_with_accents_begin_their_labels() -> None:
    page, high = Page(), 24
    page.pixels[120:312, 160:400] = 255
    for row, name in enumerate(NAMES):
        top = 120 + high * row
        page.pixels[top : top + high, 160:400] = (60 + 10 * row, 90, 160)
        typed(page, name, 45, top + 18, size=19.93)
    layout = page.layout()
    grid = Grid(
        row_spans=tuple((120.0 + high * row, 120.0 + high * (row + 1)) for row in range(8)),
        column_spans=layout.panels[0].grid.column_spans,
    )
    panel = PanelLayout(grid=grid, frame=grid.box, bar=None)
    sites = locate(replace(layout, panels=(panel,)))
    assert not sites.of("row-title")
    starts = [site.box.x0 for site in sites.of("row", 0)]
    assert len(starts) == len(NAMES)
    assert np.ptp(starts) <= 3


def test_brackets_that_a_typewriter_sets_in_one_place_are_no_turned_title() -> None:
    page = Page()
    for row, name in enumerate(("a[0]", "a[-1]", "f(x, y)", "g[i][j]")):
        typed(page, name, 152 - 7.83 * len(name), 145 + 40 * row, size=13)
    sites = locate(page.layout())
    assert not sites.of("row-title")
    widths = [site.box.width for site in sites.of("row", 0)]
    assert len(widths) == 4
    assert min(widths) > 3 * 7
    assert max(widths) > 6 * 7
