"""Symbols in names, whose case is told by how high they stand beside tall letters and numbers."""

from __future__ import annotations

import pytest
from tests.unit.text.test_titles import Page, only
from tests.unit.text.test_typewriter import typed

from unheat.text.labels import locate
from unheat.text.low_letters import with_low_letters
from unheat.text.reading import Reading


@pytest.mark.parametrize("size", [12, 16])
@pytest.mark.parametrize("drawn", ["Fisher z", "Fisher Z", "Depth x", "v of bed"])
def test_a_letter_that_is_a_word_has_the_case_that_its_line_tells(drawn: str, size: int) -> None:
    page = Page()
    typed(page, drawn, 230, 100, "DejaVu Sans", size)
    sites = locate(page.layout())
    site = only(sites, "title")
    capital = " ".join(word.upper() if len(word) == 1 else word for word in drawn.split())
    for said in ((capital, drawn, capital), (capital,) * 3):
        read = {site.key: Reading(site=site, text=capital, confidence=0.95, said=said)}
        found = with_low_letters(sites, read)[site.key]
        assert found.text == drawn
        assert found.review is (drawn not in said)


@pytest.mark.parametrize(
    ("drawn", "size", "read", "told"),
    [
        ("z max", 14, "Zmax", "zmax"),
        ("Score", 14, "Score", "Score"),
        ("Score", 10, "Score", "Score"),
    ],
)
def test_the_numbers_of_an_axis_tell_the_first_letter_of_its_name(
    drawn: str, size: int, read: str, told: str
) -> None:
    page = Page()
    for col in range(4):
        typed(page, f"0.{col + 1}", 178 + 60 * col, 305, "DejaVu Sans", 14)
    typed(page, drawn, 260, 335, "DejaVu Sans", size)
    sites = locate(page.layout())
    texts = ["0.1", "0.2", "0.3", "0.4"]
    said = {
        site.key: Reading(site=site, text=texts[site.index], confidence=0.95)
        for site in sites.of("column", 0)
    }
    title = only(sites, "column-title")
    said[title.key] = Reading(site=title, text=read, confidence=0.95, said=(read,) * 3)
    found = with_low_letters(sites, said)[title.key]
    assert (found.text, found.review) == (told, told != read)
