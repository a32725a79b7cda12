"""Print that runs upright, and the way back from a turned picture."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.decide.quarter_turns import quarter_turned, runs_upright
from unheat.model import CellPixels, Grid, Raster


def pixels(wide: float, high: float, *, cells: int = 6) -> CellPixels:
    """One row of cells, with print of one size in each."""
    shape = (1, cells)
    box = np.tile(np.array([10.0, 20.0, 10.0 + wide, 20.0 + high]), (1, cells, 1))
    return CellPixels(
        rgb=np.zeros((*shape, 3)),
        spread=np.zeros(shape),
        clean=np.ones(shape),
        ink_box=box,
        ink_share=np.full(shape, 0.1),
        blank=np.zeros(shape, dtype=bool),
    )


def grid(width: float = 60.0, *, cells: int = 6) -> Grid:
    spans = tuple((width * col, width * (col + 1)) for col in range(cells))
    return Grid(row_spans=((0.0, 60.0),), column_spans=spans)


@pytest.mark.parametrize(
    ("wide", "high", "upright"), [(10, 28, True), (11, 17, True), (28, 10, False), (8, 11, False)]
)
def test_numbers_much_taller_than_wide_run_upright(wide: float, high: float, upright: bool) -> None:
    assert runs_upright([grid()], [pixels(wide, high)]) is upright


def test_few_cells_or_none_with_print_tell_nothing() -> None:
    assert not runs_upright([grid(cells=3)], [pixels(10, 28, cells=3)])
    assert not runs_upright([grid()], [pixels(np.nan, np.nan)])


def test_numbers_that_have_no_room_were_turned_by_the_author() -> None:
    assert not runs_upright([grid(20.0)], [pixels(10, 28)])


def test_a_turned_picture_has_no_blocks_of_its_codec() -> None:
    rgb = np.zeros((20, 30, 3), dtype=np.uint8)
    rgb[0, -1] = 200
    raster = Raster(rgb=rgb, name="side", sha256="", format="jpeg", jpeg=b"x", enlarged=(1.0, 2.0))
    turned = quarter_turned(raster, 1)
    assert turned.rgb.shape == (30, 20, 3)
    assert turned.rgb[0, 0].tolist() == [200, 200, 200]
    assert (turned.jpeg, turned.enlarged) == (None, (2.0, 1.0))
