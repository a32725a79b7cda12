"""Names of one sign: letters, and no digits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.text.test_titles import Page

from unheat.model import Reason
from unheat.text.labels import locate
from unheat.text.letter_names import letter_first
from unheat.text.reading import Reading
from unheat.text.sites import Site


def named(role: str, text: str, *said: str, others: tuple[str, ...] = ()) -> Reading:
    page = Page()
    page.columns(["FLAT", "HILL", "LAKE", "DUNE"], 110)
    site: Site = replace(locate(page.layout()).sites[0], role=role)
    return Reading(
        site=site,
        text=text,
        confidence=0.9,
        review=bool(others),
        reasons=(Reason.READERS_DIFFER,) if others else (),
        others=others,
        said=said,
    )


@pytest.mark.parametrize("role", ["bar-label", "row-title", "column-title"])
def test_a_letter_that_a_reader_saw_goes_before_a_digit(role: str) -> None:
    found = letter_first(named(role, "2", "2", "Z", "z", others=("z",)))
    assert (found.text, found.review) == ("z", True)
    found = letter_first(named(role, "1", "1", "l", "1"))
    assert (found.text, found.review) == ("l", True)


def test_a_digit_that_all_readers_saw_is_in_doubt_as_a_name() -> None:
    found = letter_first(named("bar-label", "2", "2", "2", "2"))
    assert (found.text, found.review) == ("2", True)


@pytest.mark.parametrize(
    ("role", "text"), [("title", "2"), ("bar-label", "z"), ("bar-label", "24"), ("row-title", "")]
)
def test_other_texts_stay(role: str, text: str) -> None:
    reading = named(role, text, "l")
    assert letter_first(reading) is reading
