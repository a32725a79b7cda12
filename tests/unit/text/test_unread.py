"""Titles of axes that are no titles: labels that nobody could read are in them."""

from __future__ import annotations

import pytest

from unheat.model import Label
from unheat.text.unread import is_garbled


@pytest.mark.parametrize(
    ("text", "confidence", "review", "garbled"),
    [
        ("10 14 18 22 26", 0.4, True, True),
        ("10 14 18 22 26", 0.9, False, False),
        ("Week 10 14 18", 0.4, True, False),
        ("10 14", 0.4, True, False),
        ("wwwww", 0.1, True, True),
    ],
)
def test_a_row_of_numbers_in_doubt_is_no_title(
    text: str, confidence: float, review: bool, garbled: bool
) -> None:
    assert is_garbled(Label(text=text, confidence=confidence, review=review)) is garbled


def test_where_nothing_stands_nothing_is_garbled() -> None:
    assert not is_garbled(None)
