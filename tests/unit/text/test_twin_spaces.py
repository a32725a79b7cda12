"""Names on both axes are spaced alike."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.text.test_titles import Page

from unheat.text.labels import locate
from unheat.text.reading import Reading
from unheat.text.twin_spaces import spaced_as_twins

_NAMES = ["FLAT", "HILL", "LAKE"]


@pytest.mark.parametrize(
    ("row", "column", "turn", "found", "asked"),
    [
        ("VO₂ max", "VO₂max", 90.0, ("VO₂ max", "VO₂ max"), (False, True)),
        ("VO₂ max", "VO₂max", 0.0, ("VO₂ max", "VO₂max"), (True, True)),
        ("VO₂ max", "VO₂ max", 90.0, ("VO₂ max", "VO₂ max"), (False, False)),
        ("VO₂ max", "VO₂ min", 90.0, ("VO₂ max", "VO₂ min"), (False, False)),
    ],
)
def test_a_turned_name_has_the_spaces_of_its_level_twin(
    row: str, column: str, turn: float, found: tuple[str, str], asked: tuple[bool, bool]
) -> None:
    page = Page()
    page.columns([*_NAMES, "DUNE"], 110)
    layout = page.layout()
    sites = locate(layout)
    columns = sites.of("column", 0)
    rows = [replace(site, role="row") for site in columns]
    both = replace(sites, sites=(*rows, *columns))
    readings = {
        site.key: Reading(site=site, text=text, confidence=1.0, turn=turn * (site.role != "row"))
        for group, last in ((rows, row), (columns, column))
        for site, text in zip(group, [*_NAMES, last], strict=True)
    }
    result = spaced_as_twins(both, readings)
    ends = [result[group[-1].key] for group in (rows, columns)]
    assert tuple(one.text for one in ends) == found
    assert tuple(one.review for one in ends) == asked
