"""A rule between two columns of a table that goes on through their names, and what is none."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.text.test_labels import Drawing

from unheat.model import Layout
from unheat.text.ink import find_glyphs
from unheat.text.labels import locate
from unheat.text.page import Page
from unheat.text.standing_rules import standing_rules

NAMES = ("Jan", "Feb", "Mar", "YTD")


def ruled(*, within: bool = True, at: int = 300) -> Layout:
    """Names over four columns, and a rule before the last that goes on ``within`` the cells."""
    drawing = Drawing()
    for column, name in enumerate(NAMES):
        drawing.write(name, 150 + 60 * column, 45)
    drawing.pixels[24 : 180 if within else 60, at : at + 3] = 50
    layout = drawing.layout()
    grid = layout.panels[0].grid
    spans = (*grid.column_spans[:3], (303.0, 360.0))
    panel = replace(layout.panels[0], grid=replace(grid, column_spans=spans))
    return replace(layout, panels=(panel,))


def count(layout: Layout) -> int:
    boxes = [panel.grid.box for panel in layout.panels]
    glyphs = find_glyphs(layout.raster, boxes, layout.background)
    free = np.ones(len(glyphs), dtype=bool)
    page = Page(layout=layout, glyphs=glyphs, free=free, size=glyphs.text_size())
    return len(standing_rules(page))


def test_a_rule_over_its_lane_is_no_name() -> None:
    layout = ruled()
    assert count(layout) == 1
    names = list(locate(layout).of("column", 0))
    assert [site.index for site in names] == [0, 1, 2, 3]
    assert max(site.box.width for site in names) < 50


@pytest.mark.parametrize("layout", [ruled(within=False), ruled(at=330)])
def test_what_goes_on_between_no_columns_may_be_a_letter(layout: Layout) -> None:
    assert count(layout) == 0
