"""Months and days whose case readers took for different ones."""

from __future__ import annotations

from tests.unit.text.test_series import readings

from unheat.text.corroborate import _calendar_case


def test_letters_of_two_shapes_tell_the_case_of_months_and_a_person_is_asked() -> None:
    told = _calendar_case(readings("sep", "Apr", "oct", "May", "NOV", "Dec"))
    assert [one.text for one in told] == ["Sep", "Apr", "Oct", "May", "Nov", "Dec"]
    assert [one.review for one in told] == [True, False, True, False, True, False]


def test_months_in_cases_that_no_letter_tells_are_left_alone() -> None:
    said = readings("sep", "OCT", "sat", "Sun")
    assert _calendar_case(said) == said
    usual = _calendar_case(readings("Sep", "Apr", "Nov", "oct"))
    assert [one.text for one in usual] == ["Sep", "Apr", "Nov", "Oct"]
