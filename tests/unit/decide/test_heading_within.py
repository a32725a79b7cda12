"""Rows of a panel that are the heading of the panel below."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.decide.test_counted import plain_cells

from unheat.decide.heading_within import holds_a_heading
from unheat.model import Cells, Reason, Status


def _cells(words: list[tuple[int, int]], *, colored: bool = False) -> Cells:
    """Nine rows of four cells with numbers, and words in some cells of one without."""
    status = np.full((9, 4), Status.AGREED, dtype=object)
    reasons = np.empty((9, 4), dtype=object)
    reasons.fill(())
    values = np.arange(36.0).reshape(9, 4)
    for row, _ in words:
        if not colored:
            values[row], status[row] = np.nan, Status.EMPTY
    for row, column in words:
        status[row, column], reasons[row, column] = Status.UNREAD, (Reason.NOT_A_NUMBER,)
    plain = plain_cells((9, 4), Status.AGREED)
    return replace(plain, status=status, reasons=reasons, value=values, color_value=values)


@pytest.mark.parametrize(
    ("words", "colored", "heading"),
    [
        ([(4, 1), (4, 2)], False, True),
        ([(4, 1), (4, 2)], True, False),
        ([(0, 1)], False, False),
        ([], False, False),
    ],
)
def test_words_in_a_row_without_values_are_a_heading(
    words: list[tuple[int, int]], colored: bool, heading: bool
) -> None:
    assert holds_a_heading(_cells(words, colored=colored)) == heading


@pytest.mark.parametrize(("colored", "heading"), [(True, True), (False, False)])
def test_a_piece_of_the_heading_that_passes_for_a_number_hides_it_only_where_colors_tell_nothing(
    colored: bool, heading: bool
) -> None:
    cells = _cells([(4, 2)])
    value, told = cells.value.copy(), cells.color_value.copy()
    value[4, 1] = 50.0
    if not colored:
        told[:] = np.nan
    assert holds_a_heading(replace(cells, value=value, color_value=told)) == heading
