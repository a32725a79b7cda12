"""Numbers that the outer border of a panel cuts."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest
from tests.unit.decide.test_covered import agreed

from unheat.decide.cut_off import cut_off_doubted, is_cut_off
from unheat.model import Bar, Box, CellPixels, Reason

ROWS, COLUMNS = 4, 4


def doubted(ends: npt.NDArray[np.float64], starts: float = 20.0) -> list[tuple[int, int]]:
    """The cells of 50 px that are up for review where numbers go from ``starts`` to ``ends``."""
    cells, grid = agreed(ROWS, COLUMNS)
    cells = replace(cells, text=np.full((ROWS, COLUMNS), "1.5", dtype=object))
    left = 50.0 * np.arange(COLUMNS)
    boxes = np.full((ROWS, COLUMNS, 4), np.nan)
    boxes[..., 0], boxes[..., 2] = left + starts, left + ends
    plain = np.zeros((ROWS, COLUMNS))
    pixels = CellPixels(
        rgb=np.zeros((ROWS, COLUMNS, 3)),
        spread=plain,
        clean=plain,
        ink_box=boxes,
        ink_share=plain,
        blank=plain > 0.0,
    )
    judged = cut_off_doubted(cells, grid, pixels)
    found = [(int(row), int(col)) for row, col in np.argwhere(judged.review)]
    assert all(judged.reasons[cell] == (Reason.UNREADABLE_INK,) for cell in found)
    return found


def test_numbers_that_end_with_the_last_cell_alone_are_cut() -> None:
    ends = np.full((ROWS, COLUMNS), 44.0)
    # One is cut through a digit, one right behind a digit, and one is short enough to be whole.
    ends[:, -1] = 49.5, 46.0, 49.5, 40.0
    assert doubted(ends) == [(0, 3), (1, 3), (2, 3)]
    assert doubted(ends[:, ::-1]) == []


@pytest.mark.parametrize("starts", [0.5, 20.0])
def test_numbers_that_fill_their_cells_are_not(starts: float) -> None:
    assert doubted(np.full((ROWS, COLUMNS), 49.5), starts) == []
    assert doubted(np.full((ROWS, COLUMNS), 44.0), starts) == []


@pytest.mark.parametrize(
    ("box", "cut"),
    [
        (Box(180, 20, 195, 100), True),
        (Box(180, 0, 195, 80), True),
        (Box(180, 20, 195, 97), False),
        # At the edge along which it lies a bar is whole.
        (Box(185, 20, 200, 80), False),
        # What is left of one that the edge cuts along its length is thin.
        (Box(198, 20, 200, 80), True),
        (Box(196, 20, 198, 80), False),
    ],
)
def test_a_bar_that_ends_with_its_picture_may_go_on(box: Box, cut: bool) -> None:
    assert is_cut_off(Bar(box=box, orientation="vertical"), 200.0, 100.0) is cut
    lying = Bar(box=box.transposed(), orientation="horizontal")
    assert is_cut_off(lying, 100.0, 200.0) is cut
