"""Titles that are set to the cells otherwise than over their middle."""

from __future__ import annotations

import cv2
import pytest
from tests.unit.text.test_titles import FONT, Page, only

from unheat.text.labels import locate


def width(text: str) -> int:
    return int(cv2.getTextSize(text, FONT, 0.45, 1)[0][0])


@pytest.mark.parametrize(("x", "y"), [(200, 98), (280, 98)])
def test_a_bold_title_is_the_title_wherever_its_subtitle_begins(x: int, y: int) -> None:
    page = Page()
    page.write("Retention by cohort", 280, y - 20, scale=0.55, bold=True)
    page.write("Held-out split", x, y)
    title = only(locate(page.layout()), "title")
    assert title.box.y1 < y - 8


def test_a_line_that_ends_where_the_cells_end_is_a_title_in_doubt() -> None:
    page, text = Page(), "Pairwise wins"
    page.rows()
    page.write(text, 401 - cv2.getTextSize(text, FONT, 0.6, 1)[0][0] / 2, 96, scale=0.6)
    title = only(locate(page.layout()), "title")
    assert title.box.x1 == pytest.approx(400, abs=4)
    assert not title.sure


def test_a_title_at_the_right_end_is_no_line_of_the_name_of_the_columns() -> None:
    page = Page()
    page.rows()
    page.columns(["one", "two", "three", "four"], 110)
    page.write("Weeks since", 280, 94)
    page.write("After correction", 401 - width("After correction") / 2, 76)
    page.turned("Weeks", 90, 170)
    sites = locate(page.layout())
    assert only(sites, "column-title").box.center[0] == pytest.approx(280, abs=3)
    assert only(sites, "title").box.x1 == pytest.approx(400, abs=4)


def test_a_line_set_as_the_headers_of_a_table_that_begins_in_its_first_cell_heads_them() -> None:
    page = Page()
    page.rows()
    page.columns(["Monday", "Tuesday", "Friday", "Sunday"], 110)
    page.write("Days of the week", 172 + width("Days of the week") / 2, 84)
    sites = locate(page.layout())
    assert only(sites, "column-title").box.x0 == pytest.approx(172, abs=4)
    assert not sites.of("title")


def test_two_lines_set_otherwise_over_labels_may_be_a_title_and_the_name_of_columns() -> None:
    page = Page()
    page.rows()
    page.columns(["one", "two", "three", "four"], 110)
    page.write("Layer numbers", 280, 93, scale=0.55, bold=True)
    page.write("Benchmarked", 280, 76)
    page.turned("Learning", 90, 160)
    title = only(locate(page.layout()), "title")
    assert not title.sure


def test_a_title_at_the_margin_of_a_card_stands_over_its_subtitle_beside_the_figure() -> None:
    page = Page()
    page.rows()
    page.columns(["one", "two", "three", "four"], 110)
    page.write("Overview", 45, 30, scale=0.6)
    page.write("Updated now", 50, 52)
    title = only(locate(page.layout()), "title")
    assert title.box.y1 < 40
    page = Page()
    page.rows()
    page.columns(["one", "two", "three", "four"], 110)
    page.write("Overview", 45, 30)
    page.write("Updated now", 50, 52)
    assert not locate(page.layout()).of("title")


@pytest.mark.parametrize(
    ("text", "sure"), [("after forty rounds, greedy decoding", False), ("Layer", True)]
)
def test_a_long_line_between_a_title_and_labels_may_be_its_subtitle(text: str, sure: bool) -> None:
    page = Page()
    page.rows()
    page.columns(["one", "two", "three", "four"], 110)
    page.write(text, 280, 84)
    page.write("Benchmark results", 280, 50, scale=0.7)
    assert only(locate(page.layout()), "column-title").sure == sure
