"""Panels that are blocks of one matrix."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from unheat.decide.one_matrix import are_blocks_of_one
from unheat.model import Bar, Box, Grid, Layout, PanelLayout, Raster

SIDE = 60


def doubted(
    filled: Sequence[tuple[int, int]], panels: Sequence[tuple[int, int]], *, bar: bool = False
) -> bool:
    """Whether ``panels`` are taken for blocks of one of 4 × 4 blocks of which these are filled."""
    page = np.full((320, 340, 3), 255, np.uint8)
    rng = np.random.default_rng(3)
    for row, col in filled:
        cells = rng.integers(40, 210, (4, 4, 3)).repeat(14, axis=0).repeat(14, axis=1)
        page[30 + row * SIDE : 86 + row * SIDE, 30 + col * SIDE : 86 + col * SIDE] = cells
    if bar:
        page[30:270, 90:260] = (200, 60, 60)
    layouts = []
    for row, col in panels:
        y, x = 30.0 + row * SIDE, 30.0 + col * SIDE
        grid = Grid(
            row_spans=tuple((y + 14 * i, y + 14 * (i + 1)) for i in range(4)),
            column_spans=tuple((x + 14 * i, x + 14 * (i + 1)) for i in range(4)),
        )
        layouts.append(PanelLayout(grid=grid, frame=grid.box, bar=None))
    bars = (Bar(box=Box(90.0, 30.0, 260.0, 270.0), orientation="vertical"),) if bar else ()
    raster = Raster(rgb=page, name="page", sha256="", format="png")
    return are_blocks_of_one(Layout(raster=raster, panels=tuple(layouts), bars=bars))


ALL = [(row, col) for row in range(4) for col in range(4)]
SOME = [(0, 0), (1, 2), (2, 1), (3, 3)]


def test_panels_between_which_cells_are_left_are_blocks_of_one() -> None:
    assert doubted(ALL, SOME)


@pytest.mark.parametrize(
    ("filled", "panels", "bar"),
    [
        (SOME, SOME, False),
        (ALL, ALL, False),
        (ALL, SOME[:1], False),
        ([(0, 0), (0, 3), (3, 0), (3, 3)], [(0, 0), (0, 3), (3, 0), (3, 3)], True),
    ],
)
def test_panels_on_a_page_are_panels(
    filled: Sequence[tuple[int, int]], panels: Sequence[tuple[int, int]], bar: bool
) -> None:
    assert not doubted(filled, panels, bar=bar)


def _side_by_side(rows: tuple[tuple[float, float], ...], gap: float) -> bool:
    """Whether 4 rows of cells and ``rows`` beside them, ``gap`` pixels off, are parts of one."""
    four = tuple((30.0 + 48 * i, 78.0 + 48 * i) for i in range(4))
    grids = [
        Grid(row_spans=four, column_spans=((100.0, 196.0), (196.0, 290.0))),
        Grid(row_spans=rows, column_spans=((290.0 + gap, 372.0 + gap), (376.0 + gap, 460.0 + gap))),
    ]
    page = np.full((320, 500, 3), 255, np.uint8)
    raster = Raster(rgb=page, name="page", sha256="", format="png")
    panels = tuple(PanelLayout(grid=grid, frame=grid.box) for grid in grids)
    return are_blocks_of_one(Layout(raster=raster, panels=panels))


def test_a_panel_that_goes_on_in_some_lines_of_another_is_a_part_of_that() -> None:
    some = ((80.0, 124.0), (128.0, 173.0))
    assert _side_by_side(some, 0.3)
    assert not _side_by_side(some, 30.0)
    assert not _side_by_side(((60.0, 104.0), (104.0, 148.0)), 0.3)
    assert not _side_by_side(tuple((30.0 + 48 * i, 78.0 + 48 * i) for i in range(4)), 0.3)
