"""An "O" that all readers took for a nought."""

from __future__ import annotations

from functools import partial

import pytest
from tests.unit.text.drawn_labels import doubted_labels

from unheat.text.wide_noughts import wide_noughts

told = partial(doubted_labels, wide_noughts)


@pytest.mark.parametrize("px", [14.0, 16.0, 20.0])
def test_a_nought_wider_than_digits_may_be_a_letter(px: float) -> None:
    others = ["a3f9c01", "0be77d2", "c0ffee1", "8d6a205"]
    assert told(["7b5s8O2", *others], ["7b5s802", *others], px) == ["7b5s802"]
    assert told(["7b5s802", *others], ["7b5s802", *others], px) == []


def test_numbers_alone_are_no_codes() -> None:
    assert told(["1O0", "250", "300"], ["100", "250", "300"]) == []
