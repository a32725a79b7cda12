"""Spaces as most readers of a label saw them."""

from __future__ import annotations

import pytest
from tests.unit.text.drawn_columns import four_read

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
    sites, found = four_read((*others, text), said)
    last = with_seen_spaces(sites, found)["column.0.3"]
    assert (last.text, last.review) == (expected, review)
