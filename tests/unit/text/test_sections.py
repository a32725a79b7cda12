"""The heading of the section in which a table stands is nearer than the title of the page."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.text.test_bar_wrapped import page_of
from tests.unit.text.test_labels import Drawing
from tests.unit.text.test_titles import Page, only

from unheat.model import Box
from unheat.text.labels import locate
from unheat.text.lines import group_lines
from unheat.text.sections import section_heading


def _page(*, section: bool) -> Page:
    page = Page()
    page.rows()
    page.columns(("one", "two", "three", "four"), 296)
    page.write("Plant list", 112, 30, scale=1.0, bold=True)
    if section:
        page.write("Yield", 93, 90, scale=0.8, bold=True)
    return page


def test_the_heading_over_the_names_of_the_rows_is_nearer_and_asked_about() -> None:
    far = only(locate(_page(section=False).layout()), "title")
    near = only(locate(_page(section=True).layout()), "title")
    assert far.box.y1 < 60
    assert far.sure
    assert near.box.y1 > 60
    assert not near.sure


def test_a_title_over_three_lines_of_text_may_be_theirs() -> None:
    page = _page(section=False)
    for line in range(3):
        page.write(
            "what all of us have found in the plans of the years before it", 320, 56 + 15 * line
        )
    (title,) = (site for site in locate(page.layout()).of("title") if site.box.y0 < 50)
    assert not title.sure


def test_what_stands_level_with_the_names_of_the_columns_heads_those_of_the_rows() -> None:
    page = Page()
    page.rows()
    page.columns(("one", "two", "three", "four"), 98)
    page.write("Plant list", 112, 30, scale=1.0, bold=True)
    page.write("Plan", 93, 98, scale=0.8, bold=True)
    assert only(locate(page.layout()), "title").box.y1 < 60


@pytest.mark.parametrize(
    ("text", "middle", "told"), [("Plan", 60, True), ("Share of plans", 110, False)]
)
def test_a_subtitle_that_goes_on_over_the_cells_is_no_heading_of_the_names_of_the_rows(
    text: str, middle: int, told: bool
) -> None:
    drawing = Drawing()
    drawing.write("Plants", 65, 12, scale=0.7)
    drawing.write(text, middle, 40, scale=0.7)
    for row in range(3):
        drawing.write("name of it", 70, 80 + 40 * row)
    page = page_of(drawing)
    title = np.flatnonzero(page.glyphs.boxes[:, 3] < 26)
    lines = group_lines(page.glyphs, title, 0.0, page.size)
    assert (section_heading(page, lines, Box(120, 60, 360, 180)) is not None) is told
