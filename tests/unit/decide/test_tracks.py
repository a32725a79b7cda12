"""Tracks of annotation along a matrix."""

from __future__ import annotations

from itertools import pairwise
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from unheat.decide.tracks import without_tracks
from unheat.model import Grid, Panel, Reason


def panel(
    rows: list[float],
    columns: list[float],
    *,
    foreign: bool = False,
    text: str | None = None,
    sure: int = 1,
) -> Panel:
    """A panel with lines at these places."""
    grid = Grid(
        row_spans=tuple(pairwise(rows)),
        column_spans=tuple(pairwise(columns)),
    )
    scale = SimpleNamespace(review=foreign, reasons=(Reason.SCALE_DISAGREES,) * foreign)
    review = np.arange(grid.n_rows * grid.n_cols).reshape(grid.shape) >= sure
    cells = SimpleNamespace(
        text=np.full(grid.shape, text, dtype=object), review=review, value=np.ones(grid.shape)
    )
    return cast(Panel, SimpleNamespace(grid=grid, scale=scale, cells=cells))


MATRIX = panel([100, 140, 180, 220], [0, 50, 100, 150, 200])


def test_a_strip_that_parts_where_some_cells_do_is_no_panel() -> None:
    track = panel([60, 75, 90], [0, 100, 200], foreign=True)
    assert without_tracks([track, MATRIX]) == [MATRIX]
    beside = panel([100, 180, 220], [205, 215, 225], foreign=True)
    assert without_tracks([MATRIX, beside]) == [MATRIX]


def test_a_strip_of_which_no_cell_tells_its_value_is_none_either() -> None:
    track = panel([60, 75, 90], [0, 100, 200], sure=0)
    assert without_tracks([track, MATRIX]) == [MATRIX]


@pytest.mark.parametrize(
    "other",
    [
        panel([60, 75, 90], [0, 100, 200]),
        panel([60, 75, 90], [0, 100, 200], foreign=True, text="1"),
        panel([60, 75, 90], [0, 50, 100, 150, 200], foreign=True),
        panel([60, 75, 90], [0, 75, 200], foreign=True),
        panel([60, 75, 90], [0, 100, 150], foreign=True),
        panel([0, 15, 30], [0, 100, 200], foreign=True),
    ],
)
def test_what_has_colors_numbers_or_lines_of_its_own_is_a_panel(other: Panel) -> None:
    """And so is what ends elsewhere or stands further off."""
    assert without_tracks([other, MATRIX]) == [other, MATRIX]
