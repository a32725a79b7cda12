"""Words in line with a label on a slope that belong to nothing put it in doubt."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.text.slanted import slanted_columns
from tests.unit.text.test_titles import Page as Drawn

from unheat.text.labels import locate
from unheat.text.lines import group_lines
from unheat.text.page import Page
from unheat.text.sites import Site
from unheat.text.slanted_rest import with_rest_in_line


@pytest.mark.parametrize(
    ("first", "sure"), [("Alpha" + " " * 8 + "support", False), ("Alpha", True)]
)
def test_a_label_that_lost_a_word_is_not_sure(first: str, sure: bool) -> None:
    labels = {0: first, 1: "Beta", 2: "Gamma", 3: "Delta"}
    layout = slanted_columns(labels, pitch=70, count=4, marks=True)
    sites = {site.index: site for site in locate(layout).of("column", 0)}
    assert sorted(sites) == [0, 1, 2, 3]
    assert sites[0].sure == sure
    assert all(sites[place].sure for place in (1, 2, 3))


@pytest.mark.parametrize(("gap", "sure"), [(7, False), (16, True)])
def test_an_upright_label_that_lost_touching_letters_is_not_sure(gap: int, sure: bool) -> None:
    """Touching letters are one piece, and belong to nothing where a title runs into them."""

    drawing = Drawn()
    drawing.turned("Mono", 250, 290)
    drawing.pixels[325 + gap : 352 + gap, 246:254] = 0
    glyphs = locate(drawing.layout()).glyphs
    page = Page(layout=drawing.layout(), glyphs=glyphs, free=np.ones(len(glyphs), bool), size=9.0)
    (line,) = group_lines(glyphs, np.flatnonzero(glyphs.boxes[:, 3] <= 325), 90.0, 9.0)
    page.claim(line.glyphs)
    label = Site(role="column", owner=0, index=1, lines=(line,), turns=(90.0,), side="bottom")
    assert with_rest_in_line(page, [label]) == (set() if sure else {label.key})
