"""Numbers with a word that grades them."""

from __future__ import annotations

import pytest

from unheat.model import Reason
from unheat.text.graded_numbers import with_grades
from unheat.text.numbers import parse


def values(said: list[str]) -> list[float | None]:
    told = with_grades({(0, n): parse(raw) for n, raw in enumerate(said)})
    return [reading.value for reading in told.values()]


@pytest.mark.parametrize(
    ("said", "numbers"),
    [
        (
            ["0.2 (low)", "7.4 (high)", "1.0 (low)", "5.8 (mid)", "8.8 (high)", "5.9 (mid)"],
            [0.2, 7.4, 1.0, 5.8, 8.8, 5.9],
        ),
        (["Low 2", "High 16", "Low 1", "High 20", "Low 3"], [2, 16, 1, 20, 3]),
        (["2 Low", "16 High", "1 Low", "20 High", "3 Low"], [2, 16, 1, 20, 3]),
    ],
)
def test_numbers_are_those_of_graded_cells(said: list[str], numbers: list[float]) -> None:
    assert values(said) == numbers


@pytest.mark.parametrize(
    "said",
    [
        ["Room 1", "Room 2", "Room 3", "Room 4", "Room 5"],
        ["Math 2", "Art 3", "Math 4", "Art 1", "Math 5"],
        ["5 (A.)", "3 (Smith)", "8 (Jones)", "4 (Brown)", "2 (White)"],
    ],
)
def test_what_names_count_has_no_numbers(said: list[str]) -> None:
    assert values(said) == [None] * len(said)


def test_a_whole_number_may_end_in_a_flag() -> None:
    said = ["113 H", "1264", "17 L", "20 H", "12", "3 L", "44 H", "19 H"]
    told = with_grades({(0, n): parse(raw) for n, raw in enumerate(said)})
    assert [Reason.DIGIT_IN_DOUBT in one.reasons for one in told.values()] == [
        *(False, True, False, False, False, False, False, False)
    ]
