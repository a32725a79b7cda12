"""Panels are read row by row, and column by column beside a taller one."""

from __future__ import annotations

import pytest

from unheat.detect.reading_order import reading_order
from unheat.model import Box

SMALL, LOW = Box(700, 30, 1000, 185), Box(75, 110, 500, 370)


@pytest.mark.parametrize(
    ("boxes", "order"),
    [
        ([SMALL, LOW], [1, 0]),
        ([Box(0, 0, 10, 10), Box(20, 3, 30, 13), Box(0, 20, 10, 30)], [0, 1, 2]),
        ([Box(0, 20, 10, 30), Box(20, 22, 30, 30), Box(0, 0, 30, 10)], [2, 0, 1]),
        ([Box(50, 50, 90, 90), Box(50, 0, 90, 40), Box(0, 0, 40, 90)], [2, 1, 0]),
        ([], []),
    ],
)
def test_panels_are_read_in_order(boxes: list[Box], order: list[int]) -> None:
    assert reading_order(boxes) == order
