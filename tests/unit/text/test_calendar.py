"""Months and days that follow each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import pytest

from unheat.text.calendar import in_calendar_order
from unheat.text.reading import Reading
from unheat.text.sites import Site


def read(texts: Sequence[str]) -> list[Reading]:
    site = cast(Site, None)
    found = [Reading(site=site, text=text, confidence=0.99, spellings=(text,)) for text in texts]
    return in_calendar_order(found, range(len(found)))


@pytest.mark.parametrize(
    ("texts", "place", "due"),
    [
        (["Jan", "Feb", "Mar", "Ape", "May", "Jun"], 3, "Apr"),
        (["Dec", "Noe", "Oct", "Sep", "Aug"], 1, "Nov"),
        (["Sat", "Sun", "Mon", "Toe", "Wed"], 3, "Tue"),
        (["Jan", "Feb", "Mär", "Apr", "Mal", "Jun"], 4, "Mai"),
        (["March", "April", "May", "June", "Juiy", "August"], 4, "July"),
    ],
)
def test_nearly_a_name_is_the_one_that_is_due_and_asked_about(
    texts: list[str], place: int, due: str
) -> None:
    found = read(texts)
    assert found[place].text == due
    assert [one.review for one in found] == [i == place for i in range(len(texts))]


@pytest.mark.parametrize(
    "texts",
    [
        ["Jan", "Feb", "Mar", "Apr", "Sum"],  # a total is no month
        ["Jan", "Apr", "Jul", "Oct", "Ape"],  # quarters follow otherwise
        ["Jan", "Feb", "Ape"],  # too few
        ["Mar", "Jan", "Ape", "Feb", "Jun"],  # in no order
        ["Jan", "Feb", "Mär", "Apr", "Mai", "Jun"],  # German
        ["Jan", "Feb", "Mrt", "Apr", "Mei", "Jun", "Jul"],  # Dutch
        ["Jan", "Feb", "März", "Apr", "Mai", "Juni", "Juli", "Sept"],  # some in full
    ],
)
def test_other_labels_stay_as_they_are(texts: list[str]) -> None:
    found = read(texts)
    assert [one.text for one in found] == texts
    assert not any(one.review for one in found)
