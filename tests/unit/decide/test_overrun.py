"""Numbers as wide as their cells."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.decide.conftest import cells_of, paint
from tests.unit.show.factory import axis, even_grid, make_cells, make_panel

from unheat.decide.overrun import overrunning_doubted
from unheat.model import Box

VALUES = np.array([[0.1234, 0.5671, 0.9908], [0.4321, 0.7659, 0.3140]])


@pytest.mark.parametrize(
    ("room", "width", "lossy", "asked"),
    [
        (1.0, 0.02, True, True),
        # In a drawing, with room beside the numbers, and where colors tell the last digit.
        (1.0, 0.02, False, False),
        (4.0, 0.02, True, False),
        (1.0, 0.00005, True, False),
    ],
)
def test_last_digits_of_numbers_that_run_into_each_other(
    room: float, width: float, lossy: bool, asked: bool
) -> None:
    grid = even_grid(Box(0, 0, 120, 80), 2, 3)
    cells = make_cells(VALUES, decimals=4, low=0.0, high=1.0)
    half = np.full((2, 3), width / 2)
    cells = replace(
        cells,
        review=np.zeros((2, 3), dtype=bool),
        color_low=VALUES - half,
        color_high=VALUES + half,
    )
    panel = make_panel(
        cells,
        rows=axis(["r", "s"], "left"),
        columns=axis(["a", "b", "c"], "bottom"),
        grid=grid,
        decimals=4,
    )
    ink = np.array(
        [
            [
                [40 * col + room, 40 * row + 14, 40 * col + 40 - room, 40 * row + 24]
                for col in range(3)
            ]
            for row in range(2)
        ]
    )
    pixels = replace(cells_of(paint(VALUES)), ink_box=ink)
    found = overrunning_doubted(panel, pixels, grid, lossy=lossy).cells
    assert found.review.tolist() == [[asked] * 3] * 2
