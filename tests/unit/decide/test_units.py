"""Units that were read as digits."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.decide.conftest import cells_of

from unheat.decide.reconcile import reconcile
from unheat.decide.units import units_doubted
from unheat.model import Cells
from unheat.text.numbers import parse


def _read(rows: list[list[str]]) -> Cells:
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
    found = units_doubted(_read(rows))
    assert [tuple(cell) for cell in np.argwhere(found.review).tolist()] == asked
