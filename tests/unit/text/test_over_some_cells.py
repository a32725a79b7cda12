"""Remarks over some of the cells of a panel, and its title."""

from __future__ import annotations

import pytest
from tests.unit.text.test_labels import words
from tests.unit.text.test_titles import Page

from unheat.text.labels import assemble, locate


def page_with(remark: int) -> Page:
    page = Page()
    page.rows()
    page.columns(("one", "two", "three", "four"), 296)
    page.write("Policy", remark, 108, scale=0.35)
    return page


def test_a_remark_on_some_cells_leaves_the_title_to_what_stands_over_all() -> None:
    page = page_with(225)
    page.write("The whole of it", 280, 80, scale=0.6)
    sites = locate(page.layout())
    (title,) = sites.of("title")
    assert title.lines[-1].center[1] == pytest.approx(80, abs=4)


@pytest.mark.parametrize(("x", "asked"), [(225, True), (280, False)])
def test_a_remark_alone_is_no_sure_title(x: int, asked: bool) -> None:
    sites = locate(page_with(x).layout())
    (site,) = sites.of("title")
    title = assemble(sites, words(sites, {site.key: "Policy"}), {}).panels[0].title
    assert title is not None
    assert title.review is asked
