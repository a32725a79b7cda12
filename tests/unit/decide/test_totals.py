"""Totals on the page's color beside colored cells."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from tests.unit.decide.conftest import table_of

from unheat.decide.totals import totals_parted
from unheat.model import TextReading

PARTS = np.array([[12.0, 41.0, 7.0], [30.0, 5.0, 22.0], [9.0, 9.0, 64.0], [1.0, 50.0, 3.0]])


def shape_left(values: npt.NDArray[np.float64], plain: int) -> tuple[int, int] | None:
    """The shape of a table without totals; its last ``plain`` columns have no color."""
    shape = values.shape
    readings = np.empty(shape, dtype=object)
    for at in np.ndindex(shape):
        readings[at] = TextReading(raw=f"{values[at]:g}", value=float(values[at]))
    rgb = np.full((*shape, 3), 120.0)
    rgb[:, shape[1] - plain :] = 255.0
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
