"""Lines that were lost behind an outer line with empty cells."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.beyond import colors_go_on
from unheat.detect.flush_beyond import goes_on_flush
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice

WHITE = (255.0, 255.0, 255.0)
CELL, START = 20, 40


def drawn(columns: int, rows: int = 10) -> npt.NDArray[np.uint8]:
    """A page with columns of cells in four pale colors, those of the last three rows empty."""
    colors = np.array([(238, 241, 177), (235, 238, 121), (234, 238, 76), (230, 200, 40)])
    picture = np.full((300, 300, 3), 255, dtype=np.uint8)
    for row in range(rows - 3):
        y = START + CELL * row
        for col in range(columns):
            x = START + CELL * col
            picture[y : y + CELL, x : x + CELL] = colors[row // 2]
    return picture


def lattice(picture: npt.NDArray[np.uint8], columns: int) -> GridFit:
    def along(n: int) -> Lattice:
        end = float(START + CELL * n)
        return Lattice(
            start=float(START), end=end, n=n, gap=0.0, score=1.0, explained=1.0, support=1.0
        )

    return GridFit(rows=along(10), columns=along(columns))


@pytest.mark.parametrize(("columns", "lost"), [(8, False), (9, True)])
def test_cells_beyond_those_of_an_outer_line_are_lost_ones(columns: int, *, lost: bool) -> None:
    picture = drawn(columns)
    assert goes_on_flush(picture, lattice(picture, 8), WHITE, 2.0) == lost


def test_the_ground_of_axes_is_no_line_of_cells() -> None:
    picture = drawn(8)
    picture[START : START + 10 * CELL, START + 8 * CELL : START + 10 * CELL] = 220
    assert not goes_on_flush(picture, lattice(picture, 8), WHITE, 2.0)


def test_lines_of_the_axes_beyond_the_cells_are_none() -> None:
    picture = drawn(8)
    for row in range(10):
        picture[START + CELL * row + CELL // 2, START + 8 * CELL :] = 190 + 10 * (row % 4)
    assert not goes_on_flush(picture, lattice(picture, 8), WHITE, 2.0)


def test_the_cells_of_the_next_panel_stand_off() -> None:
    picture = drawn(9)
    picture[:, START + 8 * CELL : START + 8 * CELL + 4] = 255
    assert not goes_on_flush(picture, lattice(picture, 8), WHITE, 2.0)


def test_the_edge_of_a_picture_may_cut_cells() -> None:
    picture = drawn(9)[:, : START + 8 * CELL - 5]
    fit = lattice(picture, 8)
    assert not goes_on_flush(picture, fit, WHITE, 2.0)
    assert not colors_go_on(picture, fit, WHITE, 2.0)
