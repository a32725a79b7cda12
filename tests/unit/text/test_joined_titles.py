"""Turned words of letters that touch are titles beside the rows, and no part of a label."""

from __future__ import annotations

import cv2
import pytest
from tests.unit.text.test_titles import Page, only
from tests.unit.text.test_typewriter import typed

from unheat.text.labels import locate

DATES = ("2024-01-05", "2024-02-11", "2024-10-01", "2024-12-31")


def dated(drawn: Page) -> None:
    for row, name in enumerate(DATES):
        typed(drawn, name, 90, 145 + 40 * row, size=11)


@pytest.mark.parametrize("top", [166, 205])
def test_a_turned_word_in_one_piece_is_the_title_of_the_rows(top: int) -> None:
    page = Page()
    dated(page)
    alone = [site.box.x0 for site in locate(page.layout()).of("row", 0)]
    page.pixels = page.pixels.copy()
    page.turned("Day", 79, top)
    # Its letters touch in a narrow face.
    cv2.line(page.pixels, (80, top + 8), (80, top + 28), (0, 0, 0), 1)
    sites = locate(page.layout())
    title = only(sites, "row-title")
    assert title.box.x1 < 90
    assert 0.0 not in title.turns
    assert [site.box.x0 for site in sites.of("row", 0)] == alone


def test_a_letter_alone_is_no_turned_word() -> None:
    page = Page()
    dated(page)
    typed(page, "B", 72, 185, size=11)
    sites = locate(page.layout())
    assert all(90.0 not in site.turns for site in sites.of("row-title"))


def test_a_letter_before_signs_is_no_turned_word() -> None:
    page = Page()
    for row, (name, x) in enumerate(
        (("k = 1", 100), ("k = 5", 100), ("k = 7", 100), ("k = 10", 90))
    ):
        typed(page, name, x, 145 + 40 * row, size=11)
    sites = locate(page.layout())
    assert not sites.of("row-title")
    assert min(site.box.x0 for site in sites.of("row", 0)) < 94
