"""Words of a title that were taken for the text of a mark of a bar."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.text.test_titles import Page, only

from unheat.text.labels import locate
from unheat.text.lines import group_lines
from unheat.text.loose_ends import goes_on
from unheat.text.page import Page as TextPage


@pytest.mark.parametrize(("role", "cut"), [("tick", True), ("row-title", False)])
def test_a_title_goes_on_in_words_that_were_taken_for_a_mark(role: str, cut: bool) -> None:
    drawn = Page()
    drawn.write("Transfer matrix", 280, 100)
    sites = locate(drawn.layout())
    site, glyphs = only(sites, "title"), sites.glyphs
    (line,) = site.lines
    letters = line.glyphs[np.argsort(glyphs.boxes[line.glyphs, 0])]
    gaps = glyphs.boxes[letters[1:], 0] - glyphs.boxes[letters[:-1], 2]
    first, rest = (
        # Words stand nearer than a letter is high, and further apart than letters.
        replace(group_lines(glyphs, part, 0.0, 10.0)[0], size=float(gaps.max()) / 0.7)
        for part in np.split(letters, [int(gaps.argmax()) + 1])
    )
    free = np.ones(len(glyphs), dtype=bool)
    free[line.glyphs] = False
    page = TextPage(layout=sites.layout, glyphs=glyphs, free=free, size=10.0)
    title = replace(site, lines=(first,))
    other = replace(site, role=role, lines=(rest,))
    assert goes_on(page, title, [title, other]) is cut
