"""Digits that readers always take for another."""

from __future__ import annotations

import pytest

from unheat.decide.confusions import _exchange
from unheat.text.pupil import confirmed


@pytest.mark.parametrize(
    ("text", "center", "width", "meant"),
    [
        ("50", 56.2, 1.0, "56"),
        ("0.90", 6.92, 0.1, "6.90"),
        ("-1.05", -1.64, 0.1, "-1.65"),
        ("10.53", 40.4, 0.5, "40.53"),
    ],
)
def test_one_exchanged_digit_leads_to_the_number_of_a_color(
    text: str, center: float, width: float, meant: str
) -> None:
    found = _exchange(text, center, width)
    assert found is not None
    assert found[0] == meant


@pytest.mark.parametrize(
    ("text", "center", "width"),
    [
        ("50", 56.5, 1.0),  # 56 or 57
        ("50", 56.2, 9.0),  # the color sees tens
        ("19.6", 61.9, 0.5),  # more than one digit
        ("n.d.", 61.9, 0.5),
    ],
)
def test_what_color_does_not_tell_plainly_is_no_exchange(
    text: str, center: float, width: float
) -> None:
    assert _exchange(text, center, width) is None


def test_color_confirms_the_digits_that_it_sees() -> None:
    assert confirmed("275,896", 3000.0) == 2
    assert confirmed("-0.46", 0.02) == 4
    assert confirmed("61.9", 0.0) == 4
    assert confirmed("0.05", 1.5) == 0
