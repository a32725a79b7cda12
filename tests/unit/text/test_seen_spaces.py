"""Spaces as most readers of a label saw them."""

from __future__ import annotations

import pytest
from tests.unit.text.test_labels import Drawing

from unheat.text.labels import locate
from unheat.text.reading import Reading
from unheat.text.seen_spaces import with_seen_spaces

NAMES = ("Alpha", "Beta", "Gamma", "Delta")


@pytest.mark.parametrize(
    ("others", "text", "said", "expected", "review"),
    [
        (("A", "B", "C"), "IL- 1", ("IL-1p", "IL-1", "IL-1"), "IL-1", True),
        (("A", "B", "C"), "InsR", ("InsR", "Ins R", "Ins R"), "Ins R", True),
        (("A", "B", "C"), "InsR", ("InsR", "InsR", "Ins R"), "InsR", False),
        (("A", "B", "C"), "InsR", ("InsR", "Ins  R", "Ins R"), "InsR", False),
        (("A", "B", "C"), "MSCIEM", ("MSCIEM", "MSCI EM", "MSCIEM"), "MSCI EM", True),
        (("A", "B", "C"), "r1 6", ("rl6", "r16", "r1 6"), "r16", True),
        (("A", "B", "C"), "NK T", ("NKT", "NKT", ""), "NK T", False),
        (("Q1 2019", "Q2 2019", "Q3 2019"), "Q4 2019", ("Q42019",) * 2, "Q4 2019", False),
    ],
)
def test_spaces_that_two_readers_saw_are_asked_about(
    others: tuple[str, ...], text: str, said: tuple[str, ...], expected: str, review: bool
) -> None:
    drawing = Drawing()
    for col, name in enumerate(NAMES):
        drawing.write(name, 150 + 60 * col, 200)
    sites = locate(drawing.layout())
    texts = (*others, text)
    found = {
        site.key: Reading(
            site=site, text=texts[site.index], confidence=0.9, said=said if site.index == 3 else ()
        )
        for site in sites.of("column", 0)
    }
    last = with_seen_spaces(sites, found)["column.0.3"]
    assert (last.text, last.review) == (expected, review)
