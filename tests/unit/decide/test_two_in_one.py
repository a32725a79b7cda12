"""Two columns of a table in the same colors."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from tests.unit.decide.conftest import table_of

from unheat.decide.two_in_one import columns_halved
from unheat.detect.ink import measure_cells
from unheat.model import CellPixels, Layout, Reason

Places = tuple[tuple[int, int], ...]
APART: Places = ((20, 40), (90, 112))


def scene(
    names: Places = APART, numbers: Places = APART, bare: int = -1
) -> tuple[Layout, tuple[CellPixels, ...]]:
    """4 rows of 2 columns of 130 x 20 pixels below y = 80, with print from and to ``numbers`` in
    each, and names over the columns; the row ``bare`` lacks the first of its numbers."""
    layout, _ = table_of(np.full((4, 2, 3), 120.0))
    panel = layout.panels[0]
    rows = tuple((80.0 + 20 * k, 100.0 + 20 * k) for k in range(4))
    columns = tuple((60.0 + 130 * k, 190.0 + 130 * k) for k in range(2))
    rgb = np.full((180, 360, 3), 255, np.uint8)
    for i in range(4):
        for j in range(2):
            y, x = 80 + 20 * i, 60 + 130 * j
            rgb[y : y + 20, x : x + 130] = 130 + 20 * i + 10 * j
            for x0, x1 in numbers[i == bare :]:
                rgb[y + 6 : y + 15, x + x0 : x + x1 : 2] = 0
    for j in range(2):
        for x0, x1 in names:
            rgb[62:72, 60 + 130 * j + x0 : 60 + 130 * j + x1 : 2] = 0
    grid = replace(panel.grid, row_spans=rows, column_spans=columns)
    layout = replace(
        layout,
        raster=replace(layout.raster, rgb=rgb),
        panels=(replace(panel, grid=grid, frame=grid.box),),
        background=(255.0, 255.0, 255.0),
    )
    return layout, (measure_cells(layout.raster, grid, layout.background),)


def test_columns_of_two_numbers_under_two_names_are_two() -> None:
    found = columns_halved(*scene())
    assert found is not None
    assert found.panels[0].grid.shape == (4, 4)
    assert found.panels[0].grid.column_spans[0] == (60.0, 124.5)
    assert not found.panels[0].review


def test_a_name_over_both_numbers_leaves_the_columns_in_doubt() -> None:
    found = columns_halved(*scene(names=((40, 88),)))
    assert found is not None
    assert found.panels[0].grid.shape == (4, 2)
    assert found.panels[0].reasons == (Reason.GRID_AMBIGUOUS,)


def test_a_space_and_a_row_of_one_number_part_nothing() -> None:
    assert columns_halved(*scene(numbers=((20, 40), (50, 72)))) is None
    assert columns_halved(*scene(bare=2)) is None
