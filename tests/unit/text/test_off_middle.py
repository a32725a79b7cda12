"""Level labels that lost a word to their neighbor stand off their columns."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.text.test_titles import Page

from unheat.text.labels import locate
from unheat.text.off_middle import off_middle, places_off
from unheat.text.reading import Reading


@pytest.mark.parametrize(
    ("off", "asked"),
    [
        (0.0, []),
        (-14.0, ["column.0.0"]),
        # A word too many is one of the next label.
        (14.0, ["column.0.0", "column.0.1"]),
    ],
)
def test_a_label_that_stands_off_its_column_alone_is_asked_about(
    off: float, asked: list[str]
) -> None:
    page = Page()
    for col, name in enumerate(("Bass", "Cod", "Dace", "Eel")):
        page.write(name, 190 + 60 * col + off * (col == 0), 294)
    sites = locate(page.layout())
    own = {
        site.key: Reading(site=site, text="Bass", confidence=0.99) for site in sites.of("column")
    }
    assert len(own) == 4
    assert list(off_middle(sites, own)) == asked


def test_a_label_that_was_moved_beyond_its_columns_ends_no_reading() -> None:
    page = Page()
    for col, name in enumerate(("Bass", "Cod", "Dace", "Eel")):
        page.write(name, 190 + 60 * col, 294)
    sites = locate(page.layout())
    own = {
        site.key: Reading(site=replace(site, index=99), text="Bass", confidence=0.99)
        for site in sites.of("column")
    }
    assert off_middle(sites, own) == {}


def test_where_labels_stand_as_they_like_nothing_is_told() -> None:
    assert places_off([0.0, 9.0, -20.0, 14.0, 3.0], [8.0] * 5) == []
    assert places_off([10.0, 10.0, 10.0, 11.0, -9.0], [8.0] * 5) == [4]
