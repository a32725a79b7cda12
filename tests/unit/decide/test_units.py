"""Units that were read as digits."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.decide.conftest import cells_of

from unheat.decide.reconcile import reconcile
from unheat.decide.units import multiples_doubted, units_doubted
from unheat.model import Cells
from unheat.text.numbers import parse


def read_alone(rows: list[list[str]]) -> Cells:
    """Cells that were read without a scale, none of them in doubt."""
    texts = np.array(rows, dtype=object)
    readings = np.empty(texts.shape, dtype=object)
    for index, text in np.ndenumerate(texts):
        readings[index] = parse(text, confidence=0.97)
    cells = reconcile(readings, None, cells_of(np.full((*texts.shape, 3), 0.5)), None).cells
    return replace(cells, review=np.zeros(cells.shape, dtype=bool))


@pytest.mark.parametrize(
    ("rows", "asked"),
    [
        # The panel writes "%", and one number has a decimal more in its place.
        ([["15.7%", "61.46", "22.8%"], ["10.9%", "65.7%", "23.4%"]], [(0, 1)]),
        # Whole percentages: the number with the lost sign is larger than all.
        ([["15%", "616", "22%"], ["10%", "65%", "23%"]], [(0, 1)]),
        # A total without the unit, with as many decimals or fewer, is a number like others.
        ([["15.7%", "61.4", "22.8%"], ["10.9%", "65.7%", "23%"]], []),
        # As many without as with it make no habit.
        ([["15.7%", "61.46", "22.87"], ["10.9%", "65.71", "23.4%"]], []),
    ],
)
def test_a_unit_may_pass_for_a_digit(rows: list[list[str]], asked: list[tuple[int, int]]) -> None:
    found = units_doubted(read_alone(rows))
    assert [tuple(cell) for cell in np.argwhere(found.review).tolist()] == asked


@pytest.mark.parametrize(
    ("rows", "asked"),
    [
        ([["23", "0T", "34"], ["51", "66", "47"]], [(0, 1)]),
        ([["980", "1.2k", "34"], ["51", "660", "470"]], []),
        ([["1.2M", "350k", "2.1M"], ["0", "1.1M", "980k"]], []),
    ],
)
def test_a_letter_that_makes_more_of_a_digit_than_all_others_is_in_doubt(
    rows: list[list[str]], asked: list[tuple[int, int]]
) -> None:
    found = multiples_doubted(read_alone(rows))
    assert [tuple(cell) for cell in np.argwhere(found.review).tolist()] == asked
