"""Numbers that lost their last digit."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.decide.test_units import read_alone

from unheat.decide.last_digits import last_digits_doubted

_ROW = ["0.124", "0.238", "0.270", "0.713", "0.774"]
_SHORT = ["0.124", "0.238", "0.271", "0.713", "0.774"]


@pytest.mark.parametrize(
    ("rows", "asked"),
    [
        ([_ROW, ["0.527", "0.52", "0.911", "0.640", "0.318"]], [(1, 1)]),
        # Noughts are dropped throughout: this may be one more.
        ([_SHORT, ["0.527", "0.52", "0.911", "0.643", "0.318"]], []),
        # As many digits as the others, and nothing, and all of it.
        ([_ROW, ["12.34", "0", "1", "0.640", "0.318"]], []),
        # Several habits are none.
        ([_ROW, ["0.52", "0.51", "0.91", "0.640", "0.318"]], []),
    ],
)
def test_a_number_with_fewer_decimals_has_lost_one(
    rows: list[list[str]], asked: list[tuple[int, int]]
) -> None:
    found = last_digits_doubted(read_alone(rows))
    assert [tuple(cell) for cell in np.argwhere(found.review).tolist()] == asked


def test_one_of_many_that_lost_its_first_digit_tells_nothing_of_the_others() -> None:
    rows = [_ROW] * 12 + [["0.527", "0.52", ".911", "0.640", "0.318"]]
    found = last_digits_doubted(read_alone(rows))
    assert [tuple(cell) for cell in np.argwhere(found.review).tolist()] == [(12, 1)]
    # Where several are as short, so are numbers with a decimal less.
    rows = [_ROW, ["527", "0.52", ".911", ".640", ".318"]]
    assert not last_digits_doubted(read_alone(rows)).review.any()
