"""Marks behind numbers that were read as a digit more."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.show.factory import axis, even_grid, make_cells, make_panel

from unheat.decide.marks_as_digits import marks_as_digits_doubted
from unheat.model import Box, Panel, Reason

PLAIN = [["0.4", "1.28", "0.2"], ["-1.78", "1.3", "1.0"]]


def panel_of(texts: list[list[str]]) -> Panel:
    values = np.array([[float(text) for text in row] for row in texts])
    cells = make_cells(values, decimals=1, low=-3.0, high=3.0)
    cells = replace(
        cells,
        text=np.array(texts, dtype=object),
        review=np.zeros(values.shape, dtype=bool),
        color_low=values - 0.1,
        color_high=values + 0.02,
    )
    return make_panel(
        cells,
        rows=axis(["r", "s"], "left"),
        columns=axis(["a", "b", "c"], "bottom"),
        grid=even_grid(Box(0, 0, 120, 80), 2, 3),
        decimals=1,
    )


def test_a_last_digit_that_all_longer_numbers_share_may_be_a_mark() -> None:
    cells = marks_as_digits_doubted(panel_of(PLAIN)).cells
    assert cells.review.tolist() == [[False, True, False], [True, False, False]]
    assert Reason.DIGIT_IN_DOUBT in cells.reasons[0, 1]


@pytest.mark.parametrize(
    "texts",
    [
        # One number alone, or twice, several last digits, quarters, and three significant digits.
        [["0.4", "1.28", "0.2"], ["-1.7", "1.3", "1.0"]],
        [["0.4", "1.28", "0.2"], ["1.28", "1.3", "1.0"]],
        [["0.4", "1.28", "0.2"], ["-1.74", "1.3", "1.0"]],
        [["0.5", "1.25", "1.0"], ["-1.75", "1.5", "1.0"]],
        [["10.4", "1.28", "12.2"], ["-1.78", "11.3", "21.0"]],
    ],
)
def test_other_numbers_are_as_they_are_printed(texts: list[list[str]]) -> None:
    panel = panel_of(texts)
    assert not marks_as_digits_doubted(panel).cells.review.any()
