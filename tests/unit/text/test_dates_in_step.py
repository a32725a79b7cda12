"""Dates along an axis of time."""

from __future__ import annotations

import pytest

from unheat.text.dates_in_step import are_dates_in_step


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        ({0: "01 Mar", 14: "15 Mar", 31: "01 Apr", 45: "15 Apr", 61: "01 May"}, True),
        ({0: "Nov 1", 15: "Nov 15", 30: "Dec 1", 61: "Jan 1"}, True),
        ({0: "Nov 1", 14: "Nov 15", 61: "Dec 1", 70: "Jan 1"}, False),
        ({0: "01 Mar", 14: "15 Mar", 31: "01 Apr"}, False),
        ({0: "1 cat", 14: "15 cat", 31: "1 dog", 45: "15 dog"}, False),
    ],
)
def test_dates_stand_as_far_apart_as_their_days(labels: dict[int, str], found: bool) -> None:
    assert are_dates_in_step([labels.get(place) for place in range(90)]) is found
