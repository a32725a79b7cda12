"""Titles of panels side by side that make one line."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.text.test_titles import Page

from unheat.model import Box
from unheat.text.ink import find_glyphs
from unheat.text.lines import group_lines
from unheat.text.page import Page as TextPage
from unheat.text.titles_in_row import own_title

PANELS = (Box(100, 120, 220, 280), Box(280, 120, 400, 280))


@pytest.mark.parametrize(
    ("texts", "aside", "parted"),
    [
        (("Dates on the vertical axis", "Counts on the level one"), 0.0, True),
        # Beside the middles they may be one text over both.
        (("Dates on the vertical axis", "Counts on the level one"), 7.0, False),
        (("", "Gains of all runs that were made on it"), -90.0, False),
    ],
)
def test_each_panel_has_the_words_on_its_middle(
    texts: tuple[str, str], aside: float, parted: bool
) -> None:
    page = Page()
    page.pixels[:] = 255
    for text, box in zip(texts, PANELS, strict=True):
        page.typeset(text, box.center[0] + aside, 108, 9.0)
    layout = page.layout()
    glyphs = find_glyphs(layout.raster, [], layout.background)
    size = glyphs.text_size()
    (line,) = group_lines(glyphs, np.arange(len(glyphs)), 0.0, size)
    free = np.ones(len(glyphs), dtype=bool)
    drawn = TextPage(layout=layout, glyphs=glyphs, free=free, size=size)
    found = [own_title(drawn, line, box, PANELS) for box in PANELS]
    if not parted:
        assert all(one is line for one in found)
        return
    assert sum(len(one.glyphs) for one in found) == len(line.glyphs)
    for one, box in zip(found, PANELS, strict=True):
        assert abs(one.box.center[0] - box.center[0]) <= 2.0
