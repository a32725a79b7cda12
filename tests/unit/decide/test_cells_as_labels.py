"""Numbers of a pale line of cells that pass for the labels of the axis."""

from __future__ import annotations

import pytest
from tests.unit.decide.test_arithmetic import cells_of
from tests.unit.decide.test_halved_cells import axis

from unheat.decide.cells_as_labels import may_be_cells

PRINTED = [["34.6", "17.3", "10.5", "27.5"], ["12.8", "11.1", "28.5", "25.8"]]
NAMES = axis(("CAC", "Debt"))


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        (("27.5", "3.2", "1.8", "8.7"), True),
        # One of them is misread.
        (("22", "3.2", "1.8", "8.7"), True),
        # Numbers that label an axis have an order, and often fewer decimals or more.
        (("0.5", "1.5", "2.5", "3.5"), False),
        (("8.7", "3.2", "1.8", "0.4"), False),
        (("27", "3", "1", "8"), False),
        (("0.25", "0.05", "0.75", "0.50"), False),
        (("V", "VI", "IV", "II"), False),
        ((None, None, "3.2", "1.8"), False),
    ],
)
@pytest.mark.parametrize("lines", [0, 1])
def test_decimals_in_no_order_may_be_cells(
    labels: tuple[str | None, ...], told: bool, lines: int
) -> None:
    axes = (NAMES, axis(labels)) if lines else (axis(labels), NAMES)
    assert may_be_cells(cells_of(PRINTED), *axes) is told


def test_cells_without_decimals_tell_nothing() -> None:
    whole = [[text.partition(".")[0] for text in row] for row in PRINTED]
    assert not may_be_cells(cells_of(whole), NAMES, axis(("27.5", "3.2", "1.8", "8.7")))


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        (("0%", "0%", "0%", "97%"), True),
        (("0%", "25%", "50%", "75%"), False),
        (("0", "0", "0", "97"), False),
        (("0%", "0%", "0%", "rest"), False),
    ],
)
def test_percents_that_repeat_may_be_cells(labels: tuple[str, ...], told: bool) -> None:
    percents = [["100%", "0%", "0%", "3%"], ["0%", "93%", "0%", "7%"]]
    assert may_be_cells(cells_of(percents), NAMES, axis(labels)) is told
    assert not may_be_cells(cells_of(PRINTED), NAMES, axis(labels))


@pytest.mark.parametrize(("label", "told"), [("9,94", True), ("9,9", False), ("Mar", False)])
def test_a_number_over_a_single_column_may_be_its_first_cell(label: str, told: bool) -> None:
    column = [["22,36"], ["13,77"], ["4,50"], ["2,72"]]
    assert may_be_cells(cells_of(column), NAMES, axis((label,))) is told
