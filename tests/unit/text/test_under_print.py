"""Titles over which print stands that belongs to nothing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.text.test_labels import Drawing

from unheat.text.ink import find_glyphs
from unheat.text.lines import group_lines
from unheat.text.loose_ends import goes_on
from unheat.text.page import Page
from unheat.text.sites import Site


@pytest.mark.parametrize(
    ("gap", "aside", "owned", "expected"),
    [(6, 0, False, True), (26, 0, False, False), (6, 60, False, False), (6, 0, True, False)],
)
def test_print_over_a_title_on_its_middle_may_be_the_title(
    gap: int, aside: int, owned: bool, expected: bool
) -> None:
    """As near as a line of one block, on the same middle, and nobody's."""
    drawing = Drawing()
    drawing.write("Months", 240, 48)
    drawing.write("Annual", 240 + aside, 38 - gap)
    layout = drawing.layout()
    glyphs = find_glyphs(layout.raster, [layout.panels[0].grid.box], layout.background)
    own = np.flatnonzero(glyphs.boxes[:, 3] > 44)
    free = np.ones(len(glyphs), dtype=bool)
    free[own] = False
    page = Page(layout=layout, glyphs=glyphs, free=free, size=9.0)
    (line,) = group_lines(glyphs, own, 0.0, 9.0)
    title = Site(role="title", owner=0, index=0, lines=(line,))
    if owned:
        page = replace(page, free=np.zeros(len(glyphs), dtype=bool))
    assert goes_on(page, title) is expected
