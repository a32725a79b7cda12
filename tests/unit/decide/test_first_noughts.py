"""Numbers with a nought before all others of their digits."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.decide.test_units import read_alone

from unheat.decide.first_noughts import first_noughts


@pytest.mark.parametrize(
    ("rows", "asked"),
    [
        ([["+0.2", "-00.1", "+3.2"], ["-1.4", "+10.3", "-0.7"]], [(0, 1)]),
        ([["4", "07", "3%"], ["0", "12", "9"]], [(0, 1)]),
        # Filled up throughout, and once forgotten.
        ([["04", "07", "12"], ["00", "31", "9"]], []),
        # A nought before a point is one of a number below 1, and nothing is as short as these.
        ([["0.4", "0", "012"], ["100", "312", "905"]], [(0, 2)]),
        ([["007", "012", "100"]], []),
    ],
)
def test_a_nought_before_a_number_where_others_have_none_is_in_doubt(
    rows: list[list[str]], asked: list[tuple[int, int]]
) -> None:
    found = first_noughts(read_alone(rows))
    assert [tuple(cell) for cell in np.argwhere(found).tolist()] == asked
