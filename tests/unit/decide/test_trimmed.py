"""Panels that leave out noughts at the end: a whole number is printed as it is meant."""

from __future__ import annotations

import pytest

from unheat.decide.proposals import habit_of, propose
from unheat.text.numbers import parse

NUMBERS = [n / 10 for n in range(1, 60) if n % 10]


@pytest.mark.parametrize(("noughts", "trimmed"), [(0, True), (3, False)])
def test_a_whole_number_is_no_breach_where_noughts_are_left_out(
    noughts: int, trimmed: bool
) -> None:
    texts = [f"{number:.1f}" for number in NUMBERS] + ["7.0"] * noughts
    habit = habit_of([parse(text, confidence=0.99) for text in texts])
    assert (habit.decimals, habit.trimmed) == (1, trimmed)
    whole = propose(parse("32", confidence=0.99), 0, habit)[0]
    assert [item.value for item in whole] == [32.0, 3.2]
    assert (whole[0].weight > whole[1].weight) == trimmed
    longer = propose(parse("3.21", confidence=0.99), 0, habit)[0][0]
    assert longer.weight < 0.25, "more decimals than all others have are a breach"


def test_few_numbers_end_in_no_nought_by_chance() -> None:
    assert not habit_of([parse(f"{n:.1f}", confidence=0.99) for n in NUMBERS[:20]]).trimmed
