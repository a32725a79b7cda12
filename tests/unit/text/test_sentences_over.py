"""A sentence between a heading and the columns of a table is text of the page."""

from __future__ import annotations

import pytest
from tests.unit.text.test_labels import Drawing

from unheat.text.labels import locate
from unheat.text.reading import Reading
from unheat.text.sentences_over import headings_of_text_doubted


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("All runs were made on one card with four cores.", True),
        ("Number of heads that were switched off in all layers", False),
        ("The layer of heads.", False),
    ],
)
def test_a_heading_over_a_sentence_is_that_of_a_section(text: str, asked: bool) -> None:
    drawing = Drawing()
    for column in range(4):
        drawing.write(f"M{column}", 150 + 60 * column, 50)
    drawing.write("Benchmarks", 240, 10, 0.6)
    drawing.write("heads of layers", 240, 32)
    sites = locate(drawing.layout())
    said = {"title": "Benchmarks", "column-title": text}
    readings = {
        site.key: Reading(site=site, text=said.get(site.role, "M"), confidence=0.99)
        for site in sites.sites
    }
    assert {"title", "column-title"} <= {site.role for site in sites.sites}
    found = headings_of_text_doubted(sites, readings)
    for site in sites.sites:
        assert found[site.key].review is (asked and site.role in said)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("These options are missing for the plot:", True),
        ("Options that are missing for the plot", False),
        ("Attention: layer", False),
    ],
)
def test_what_leads_on_to_cells_by_a_colon_is_not_surely_their_title(
    text: str, *, asked: bool
) -> None:
    drawing = Drawing()
    drawing.write("These options", 240, 32)
    sites = locate(drawing.layout())
    readings = {
        site.key: Reading(site=site, text=text if site.role == "title" else "M", confidence=0.99)
        for site in sites.sites
    }
    (title,) = sites.of("title")
    assert headings_of_text_doubted(sites, readings)[title.key].review is asked
