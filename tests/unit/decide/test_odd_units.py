"""Numbers in units that hardly any print has, most of which are in doubt."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.show.factory import axis, even_grid, make_cells, make_panel

from unheat.decide.odd_units import odd_units_doubted
from unheat.model import Box, Panel, Reason


def panel_of(factor: float, doubted: int) -> Panel:
    """Six numbers behind signs that were read as digits, so many of them in doubt."""
    values = np.array([[124.0, 54.0, 744.0], [94.0, 186.0, 326.0]])
    cells = make_cells(values, decimals=0, low=0.0, high=1000.0)
    review = np.arange(6).reshape(2, 3) < doubted
    panel = make_panel(
        replace(cells, review=review),
        rows=axis(["r", "s"], "left"),
        columns=axis(["a", "b", "c"], "bottom"),
        grid=even_grid(Box(0, 0, 120, 80), 2, 3),
        decimals=0,
    )
    return replace(panel, format=replace(panel.format, factor=factor))


def test_numbers_in_odd_units_are_doubted_where_most_are() -> None:
    cells = odd_units_doubted(panel_of(1000.0, 4)).cells
    assert cells.review.all()
    assert Reason.POINT_IN_DOUBT in cells.reasons[1, 2]
    assert Reason.POINT_IN_DOUBT not in cells.reasons[0, 0]


@pytest.mark.parametrize(("factor", "doubted"), [(1000.0, 2), (100.0, 4), (1.0, 4)])
def test_others_are_believed(factor: float, doubted: int) -> None:
    panel = panel_of(factor, doubted)
    assert odd_units_doubted(panel) is panel
