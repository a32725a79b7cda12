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
