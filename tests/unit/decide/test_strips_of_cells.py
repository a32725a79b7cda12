"""Strips that may be a line of cells behind a gap."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from tests.unit.decide.conftest import Painted, paint

from unheat.decide.scale import build_scale
from unheat.decide.strips_of_cells import has_strip_of_cells, is_such_a_line
from unheat.model import Box, Grid, Layout, PanelLayout, Raster

PLACES = np.array([0.1, 0.4, 0.7, 0.9, 0.2])


@pytest.mark.parametrize("upright", [True, False])
@pytest.mark.parametrize(
    ("thick", "colors", "told"),
    [
        (20, paint(PLACES), True),
        # Annotation is thinner, or has colors of its own; a ground has one.
        (8, paint(PLACES), False),
        (20, paint(PLACES)[:, ::-1], False),
        (20, paint(np.full(5, 0.5)), False),
    ],
)
def test_a_strip_like_a_line_of_cells_is_told(
    painted_bar: Callable[..., Painted],
    upright: bool,
    thick: int,
    colors: np.ndarray,
    told: bool,
) -> None:
    made = painted_bar(0, 1, [0, 0.25, 0.5, 0.75, 1])
    scale = build_scale(made.raster, made.bar, made.texts)
    page = np.full((140, 140, 3), 255, dtype=np.uint8)
    for column, color in enumerate(colors):
        page[50 - thick : 50, 20 + 20 * column : 40 + 20 * column] = np.rint(color)
    rows = tuple((56.0 + 20 * k, 76.0 + 20 * k) for k in range(4))
    columns = tuple((20.0 + 20 * k, 40.0 + 20 * k) for k in range(5))
    grid, strip = Grid(row_spans=rows, column_spans=columns), Box(20.0, 50.0 - thick, 120.0, 50.0)
    if not upright:
        page = np.ascontiguousarray(page.transpose(1, 0, 2))
        grid, strip = Grid(row_spans=columns, column_spans=rows), strip.transposed()
    panel = PanelLayout(grid=grid, frame=grid.box)
    raster = Raster(rgb=page, name="page", sha256="", format="png")
    layout = Layout(raster=raster, panels=(panel,), furniture=(strip,))
    assert has_strip_of_cells(layout, panel, scale) is told
    assert not has_strip_of_cells(layout, panel, None)


@pytest.mark.parametrize("upright", [True, False])
@pytest.mark.parametrize(
    ("lines", "bar", "told"),
    [
        (1, Box(20, 10, 120, 30), True),
        (1, Box(21, 80, 119, 98), True),
        # Bars are thinner or have another length, and a panel of several lines is no bar's sister.
        (1, Box(20, 10, 120, 18), False),
        (1, Box(30, 10, 110, 30), False),
        (4, Box(20, 10, 120, 30), False),
    ],
)
def test_a_bar_as_large_as_the_only_line_of_cells_is_another(
    upright: bool, lines: int, bar: Box, told: bool
) -> None:
    rows = tuple((50.0 + 20 * k, 70.0 + 20 * k) for k in range(lines))
    columns = tuple((20.0 + 20 * k, 40.0 + 20 * k) for k in range(5))
    grid = Grid(row_spans=rows, column_spans=columns)
    if not upright:
        grid, bar = Grid(row_spans=columns, column_spans=rows), bar.transposed()
    assert is_such_a_line(bar, grid) is told
