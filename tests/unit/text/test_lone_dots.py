"""Specks of dust on the line of a name."""

from __future__ import annotations

import pytest
from tests.unit.text.test_titles import Page, only
from tests.unit.text.test_typewriter import typed

from unheat.text.labels import locate
from unheat.text.lone_dots import without_lone_dots
from unheat.text.reading import Reading


@pytest.mark.parametrize(
    ("read", "told"),
    [
        ("• Fitness effect", "Fitness effect"),
        ("Fitness effect ·", "Fitness effect"),
        ("Fitness · effect", "Fitness · effect"),
        ("Fitness eff.", "Fitness eff."),
    ],
)
def test_a_speck_beside_a_title_is_no_sign_of_it(read: str, told: str) -> None:
    page = Page()
    typed(page, "Fitness effect", 230, 100, "DejaVu Sans", 14)
    site = only(locate(page.layout()), "title")
    reading = Reading(site=site, text=read, confidence=0.95, said=(read,) * 3)
    found = without_lone_dots({site.key: reading})[site.key]
    assert (found.text, found.review) == (told, told != read)


def test_names_of_a_list_have_a_dot_each() -> None:
    page = Page()
    for col in range(4):
        typed(page, f"C{col + 1}", 178 + 60 * col, 305, "DejaVu Sans", 14)
    sites = locate(page.layout()).of("column", 0)
    assert len(sites) == 4
    texts = ["• C1", "• C2", "• C3", "• C4"]
    said = {site.key: Reading(site=site, text=texts[site.index], confidence=0.95) for site in sites}
    assert without_lone_dots(said) == said
    one = said | {site.key: Reading(site=site, text="C1", confidence=0.95) for site in sites[1:]}
    found = without_lone_dots(one)[sites[0].key]
    assert (found.text, found.review) == (texts[sites[0].index][2:], True)
