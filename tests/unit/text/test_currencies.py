"""Signs of a currency that were read as digits."""

from __future__ import annotations

import pytest

from unheat.model import Word
from unheat.text.currencies import with_currencies

PRICES = ["4.738,09", "977,80", "6.491,34", "970,78", "89,69", "537,21"]


def _told(*readers: list[str]) -> list[list[str]]:
    words = [
        {str(n): Word(text=text, confidence=0.8, engine="neural") for n, text in enumerate(texts)}
        for texts in readers
    ]
    return [[word.text for word in told.values()] for told in with_currencies(words)]


@pytest.mark.parametrize("blank", ["", " "])
def test_a_sign_behind_that_one_reader_takes_for_a_digit(blank: str) -> None:
    seen = [f"{price}{blank}€" for price in PRICES]
    assert _told(seen, [f"{price}6" for price in PRICES])[1] == seen


def test_a_sign_before_that_one_reader_takes_for_a_digit() -> None:
    seen = [f"${price}" for price in PRICES]
    assert _told(seen, [f"5{price}" for price in PRICES])[1] == seen
    owed = [f"-${price}" for price in PRICES]
    assert _told(owed, [f"-8{price}" for price in PRICES])[1] == owed


def test_nobody_said_a_sign() -> None:
    texts = [f"{price}6" for price in PRICES]
    assert _told(PRICES, texts) == [PRICES, texts]


def test_digits_behind_of_which_few_look_like_the_sign_are_digits() -> None:
    seen = [f"{price} €" for price in PRICES]
    assert _told(seen, PRICES)[1] == PRICES
    mixed = ["12", "16", "37", "94", "55", "21"]
    assert _told(seen, mixed)[1] == mixed


def test_a_short_name_with_a_letter_that_one_reader_lacks() -> None:
    seen = [f"{price} zł" for price in PRICES]
    assert _told([f"{price} zt" for price in PRICES], seen) == [seen, seen]
