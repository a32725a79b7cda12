"""Formats that write two digits and no more: large numbers are meant as coarsely as printed."""

from __future__ import annotations

import pytest

from unheat.decide.proposals import habit_of, propose
from unheat.text.numbers import parse

TENTHS = [f"{number / 10:.2g}" for number in range(-60, 97)]


@pytest.mark.parametrize(
    ("large", "quantum"),
    [
        (("10", "-13", "11"), 1.0),
        # One number may have lost its tenths, and a scale may end at 10.
        (("10", "10", "-10"), 0.1),
        # Where another large number shows its tenths, so would these.
        (("10", "-13", "11", "12.4"), 0.1),
    ],
)
def test_a_number_of_the_most_digits_is_as_coarse_as_it_is_printed(
    large: tuple[str, ...], quantum: float
) -> None:
    habit = habit_of([parse(text, confidence=0.99) for text in (*TENTHS, *large)])
    assert propose(parse("10", confidence=0.99), 0, habit)[0][0].quantum == pytest.approx(quantum)
    whole = propose(parse("7", confidence=0.99), 0, habit)[0][0]
    assert whole.quantum == pytest.approx(0.1), "a nought at its end was left out"
