"""Cells under a color bar."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from unheat.decide.covered import covered_doubted
from unheat.model import Bar, Box, Cells, Grid, Reason, Status


def agreed(rows: int, columns: int) -> tuple[Cells, Grid]:
    """Cells of 50×20 px from (0, 0) that nothing is wrong with."""
    shape = rows, columns
    ones, words = np.ones(shape), np.empty(shape, dtype=object)
    none = words.copy()
    none.fill(())
    cells = Cells(
        text=words,
        text_value=ones,
        text_confidence=ones,
        rgb=np.zeros((*shape, 3)),
        color_value=ones,
        color_low=ones,
        color_high=ones,
        value=ones,
        status=np.full(shape, Status.AGREED, dtype=object),
        confidence=ones,
        review=np.zeros(shape, dtype=bool),
        reasons=none,
        parts=none.copy(),
    )
    grid = Grid(
        row_spans=tuple((20.0 * row, 20.0 * row + 20) for row in range(rows)),
        column_spans=tuple((50.0 * col, 50.0 * col + 50) for col in range(columns)),
    )
    return cells, grid


@pytest.mark.parametrize(
    ("side", "columns"), [("right", [1, 2]), ("left", [0, 1]), (None, [0, 1, 2])]
)
def test_cells_under_a_bar_are_doubted(side: str | None, columns: list[int]) -> None:
    cells, grid = agreed(4, 4)
    bar = Bar(box=Box(60, 25, 70, 59), orientation="vertical", tick_side=side)
    doubted = covered_doubted(cells, grid, [bar])
    assert sorted({int(col) for _, col in np.argwhere(doubted.review)}) == columns
    assert sorted({int(row) for row, _ in np.argwhere(doubted.review)}) == [1, 2]
    assert doubted.reasons[1, 1] == (Reason.UNREADABLE_INK,)
    assert doubted.confidence.max() == 1.0
    assert doubted.confidence[1, 1] == 0.5


def test_a_bar_beside_the_cells_covers_none() -> None:
    cells, grid = agreed(4, 4)
    bar = Bar(box=Box(205, 0, 215, 80), orientation="vertical", tick_side="left")
    assert covered_doubted(cells, grid, [bar]) is cells
    lying = replace(bar, box=Box(0, 90, 200, 98), orientation="horizontal", tick_side="top")
    assert covered_doubted(cells, grid, [lying]) is cells
