"""Labels that are times."""

from __future__ import annotations

from tests.unit.text.test_series import readings

from unheat.text.times_of_day import as_times

HOURS = ("08:00", "09:00", "10:00", "11:00", "12:00")


def test_a_point_among_times_is_a_colon() -> None:
    assert [one.text for one in as_times(readings(*HOURS, "13.00"))] == [*HOURS, "13:00"]


def test_a_doubt_about_a_time_stays() -> None:
    found = as_times(readings(*HOURS, "13.00", doubted={5: ("13:00",)}))[5]
    assert (found.text, found.review) == ("13:00", True)


def test_few_times_tell_nothing_of_numbers() -> None:
    mixed = ("08:00", "09:00", "1.30", "1.40", "2.50")
    assert [one.text for one in as_times(readings(*mixed))] == list(mixed)
