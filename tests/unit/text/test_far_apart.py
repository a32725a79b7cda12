"""Names of columns that were taken for a title, and names of groups."""

from __future__ import annotations

import pytest
from tests.unit.text.test_titles import Page

from unheat.text.far_apart import names_columns_together
from unheat.text.labels import locate


@pytest.mark.parametrize(
    ("places", "named"), [((172, 236, 328, 384), True), ((172, 236, 262, 384), False)]
)
def test_a_line_with_one_text_over_each_column_names_these(
    places: tuple[int, ...], named: bool
) -> None:
    """Columns of many widths that were taken for even ones: no text is on the middle of one."""
    page = Page()
    page.rows()
    for text, place in zip(("QA", "GS", "BB", "TQ"), places, strict=True):
        page.write(text, place, 104, scale=0.5)
    sites = locate(page.layout())
    assert not sites.of("column")
    assert names_columns_together(sites, 0) is named


def test_two_texts_on_the_middles_of_halves_are_no_title() -> None:
    page = Page()
    page.rows()
    page.columns(("one", "two", "three", "four"), 296)
    page.write("low", 220, 98)
    page.write("high", 340, 98)
    assert not any("title" in site.role for site in locate(page.layout()).sites)
