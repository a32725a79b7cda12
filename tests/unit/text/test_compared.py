"""Means with the letters of a comparison behind them."""

from __future__ import annotations

from unheat.model import Reason
from unheat.text.compared import compared
from unheat.text.numbers import parse

SAID = ["25.7bc", "10.7 b", "27.2a", "9.2a", "5.9ab", "12.4^c", "8.0d"]


def test_numbers_before_letters_of_a_comparison_are_the_values() -> None:
    found = compared({(0, k): parse(text, confidence=0.8) for k, text in enumerate(SAID)})
    assert [found[0, k].value for k in range(7)] == [25.7, 10.7, 27.2, 9.2, 5.9, 12.4, 8.0]
    assert found[0, 0].raw == "25.7bc"
    assert {found[0, k].quantum for k in range(7)} == {0.1}
    assert {found[0, k].confidence for k in range(7)} == {0.9}


def test_what_has_other_decimals_or_no_letter_may_be_misread() -> None:
    said = [*SAID, "5.96", "88b"]
    found = compared({(0, k): parse(text) for k, text in enumerate(said)})
    assert (found[0, 7].value, found[0, 7].confidence) == (5.96, 0.5)
    assert Reason.DIGIT_IN_DOUBT in found[0, 7].reasons
    assert found[0, 8].value is None


def test_names_and_single_letters_are_none() -> None:
    for texts in (
        ["1a", "1b", "1c", "2a", "2b", "2c", "3a"],  # names of parts
        ["25.7a", "10.7a", "27.2a", "9.2a", "5.9a"],  # one group alone
        ["25.7d", "10.7h", "27.2d", "9.2h", "5.9d"],  # days and hours
        ["25.7ba", "10.7cb", "27.2ca", "9.2a", "5.9b"],  # no order
        ["25.7a", "10.7b", "27.2", "9.2", "5.9"],  # a few
    ):
        said = {(0, k): parse(text) for k, text in enumerate(texts)}
        assert compared(said) == said
