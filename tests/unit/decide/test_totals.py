"""Totals on the page's color beside colored cells."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from tests.unit.decide.conftest import table_of

from unheat.decide.totals import totals_parted
from unheat.model import TextReading

PARTS = np.array([[12.0, 41.0, 7.0], [30.0, 5.0, 22.0], [9.0, 9.0, 64.0], [1.0, 50.0, 3.0]])


def shape_left(
    values: npt.NDArray[np.float64], plain: int, *, first: bool = False
) -> tuple[int, int] | None:
    """The shape of a table without totals; its last ``plain`` columns have no color, or its first
    row has none.
    """
    shape = values.shape
    readings = np.empty(shape, dtype=object)
    for at in np.ndindex(shape):
        if np.isfinite(values[at]):
            readings[at] = TextReading(raw=f"{values[at]:g}", value=float(values[at]))
    rgb = np.full((*shape, 3), 120.0)
    rgb[:, shape[1] - plain :] = 255.0
    rgb[0] = 255.0 if first else rgb[0]
    rgb[np.isnan(values)] = 255.0
    layout, pixels = table_of(rgb)
    result = totals_parted(layout, [readings], [pixels])
    return None if result is None else result.panels[0].grid.shape


def test_sums_and_means_without_a_color_are_no_cells() -> None:
    sums = np.column_stack([PARTS, PARTS.sum(axis=1)])
    assert shape_left(sums, 1) == (4, 3)
    means = np.column_stack([PARTS, np.round(PARTS.mean(axis=1), 1)])
    assert shape_left(means, 1) == (4, 3)


def test_colored_sums_and_pale_cells_are_cells() -> None:
    sums = np.column_stack([PARTS, PARTS.sum(axis=1)])
    assert shape_left(sums, 0) is None
    assert shape_left(np.column_stack([PARTS, [0.0, 1.0, 2.0, 0.0]]), 1) is None
    assert shape_left(sums, 2) is None


def test_totals_stand_over_the_cells_as_well() -> None:
    sums = np.vstack([PARTS.sum(axis=0), PARTS])
    assert shape_left(sums, 0, first=True) == (4, 3)
    assert shape_left(np.vstack([[1.0, 2.0, 3.0], PARTS]), 0, first=True) is None


def test_cells_that_hold_nothing_are_no_part_of_a_sum() -> None:
    holes = PARTS.copy()
    holes[1, 1] = np.nan
    sums = np.column_stack([holes, np.nansum(holes, axis=1)])
    assert shape_left(sums, 1) == (4, 3)
    zeros = np.where(np.isnan(sums), 0.0, sums)
    assert shape_left(zeros, 1) == (4, 3)
