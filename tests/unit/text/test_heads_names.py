"""Titles that end before the cells begin, over long names of rows."""

from __future__ import annotations

import pytest
from tests.unit.text.test_titles import Page

from unheat.text.labels import locate

NAMES = ("Nora Blixen", "Otto Hansen", "Vera Jensen", "Ivar Larsen")


@pytest.mark.parametrize(("scale", "asked"), [(0.45, True), (0.3, False)])
def test_a_title_over_long_names_is_asked_about(scale: float, asked: bool) -> None:
    page = Page()
    for row, name in enumerate(NAMES):
        page.write(name, 100, 140 + 40 * row)
    page.columns(("One", "Two", "Three", "Four"), 105)
    page.write("Sales by hour", 70, 50, scale=scale)
    sites = locate(page.layout())
    texts = {(site.role, site.owner) for site in sites.sites if not site.sure}
    texts |= {(role, owner) for role, owner, _ in sites.unclaimed}
    assert (("title", 0) in texts) == asked
