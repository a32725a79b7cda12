"""Keys with a heading over them and their name under their numbers."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.text.test_titles import CELLS, Page

from unheat.model import Bar, Box, Raster
from unheat.text.ink import find_glyphs
from unheat.text.lines import group_lines
from unheat.text.page import Page as TextPage
from unheat.text.rival_names import rivaled
from unheat.text.sites import Site


@pytest.mark.parametrize(("x", "rival"), [(280, True), (200, False)])
def test_a_line_on_the_other_side_of_a_key_may_be_its_name(x: float, rival: bool) -> None:
    page = Page()
    page.typeset("Color Key", 280, 20, 9)
    page.typeset("Fitness effect", x, 66, 9)
    bar = Bar(box=Box(200, 30, 360, 50), orientation="horizontal")
    page.pixels = page.pixels.copy()
    layout = page.layout(bar)
    raster = Raster(rgb=page.pixels, name="", sha256="", format="png")
    glyphs = find_glyphs(raster, [CELLS, bar.box], (255.0,) * 3)
    drawn = TextPage(layout=layout, glyphs=glyphs, free=np.ones(len(glyphs), bool), size=9)
    name, _ = group_lines(glyphs, np.arange(len(glyphs)), 0.0, 9)
    drawn.claim(name.glyphs)
    site = Site(role="bar-label", owner=0, index=0, lines=(name,))
    assert rivaled(drawn, [site]) == ({site.key} if rival else set())


@pytest.mark.parametrize(
    ("others", "rival"),
    [(("Early", "Late"), True), (("Early", ""), False), (("", ""), False)],
)
def test_a_title_between_other_names_may_be_that_of_a_group(
    others: tuple[str, str], rival: bool
) -> None:
    page = Page()
    middle, low = (CELLS.x0 + CELLS.x1) / 2, CELLS.y1 + 30
    page.typeset("Middle", middle, low, 9)
    for text, x in zip(others, (CELLS.x0 + 20, CELLS.x1 - 20), strict=True):
        if text:
            page.typeset(text, x, low, 9)
    page.pixels = page.pixels.copy()
    layout = page.layout()
    raster = Raster(rgb=page.pixels, name="", sha256="", format="png")
    glyphs = find_glyphs(raster, [CELLS], (255.0,) * 3)
    drawn = TextPage(layout=layout, glyphs=glyphs, free=np.ones(len(glyphs), bool), size=9)
    own = np.flatnonzero(np.abs(glyphs.centers[:, 0] - middle) < 40)
    (name,) = group_lines(glyphs, own, 0.0, 9)
    drawn.claim(name.glyphs)
    site = Site(role="column-title", owner=0, index=0, lines=(name,), side="bottom")
    assert rivaled(drawn, [site]) == ({site.key} if rival else set())
