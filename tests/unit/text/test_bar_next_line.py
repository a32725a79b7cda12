"""Names of level bars in two lines."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.text.test_labels import Drawing

from unheat.model import Bar, Box
from unheat.text.bar_next_line import line_over
from unheat.text.ink import find_glyphs
from unheat.text.lines import group_lines
from unheat.text.page import Page


@pytest.mark.parametrize(("left", "lines"), [(400, 1), (190, 0)])
def test_a_line_over_that_of_a_bar_beside_the_panel_is_the_first_of_its_name(
    left: int, lines: int
) -> None:
    # Below the panel it may as well be the title of the columns.
    drawing = Drawing()
    middle = left + 55
    drawing.write("Mean expression", middle, 216)
    drawing.write("in group", middle, 234)
    bar = Bar(box=Box(float(left), 260.0, left + 110.0, 274.0), orientation="horizontal")
    layout = drawing.layout(bar)
    glyphs = find_glyphs(layout.raster, [layout.panels[0].grid.box], layout.background)
    free = np.ones(len(glyphs), dtype=bool)
    page = Page(layout=layout, glyphs=glyphs, free=free, size=glyphs.text_size())
    below = np.flatnonzero(glyphs.boxes[:, 1] > 226)
    (line,) = group_lines(glyphs, below, 0.0, page.size)

    found = line_over(page, bar, line, Box(0.0, 0.0, 560.0, 330.0))

    assert len(found) == lines
    assert all(one.box.width > 80 for one in found)
