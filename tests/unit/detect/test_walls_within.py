"""A color bar in the empty half of a triangle, over its empty first row and last column."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from unheat.detect.cellcheck import check_cells
from unheat.detect.extend import extended
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.walls_within import beside_walls, free_walls
from unheat.model import Box

WHITE = np.array([[255.0, 255.0, 255.0]])
N, SIZE, LEFT, TOP = 6, 40, 100, 40
BAR = Box(LEFT + 3.5 * SIZE, 46, LEFT + 6 * SIZE, 56)


def triangle(*, named: bool) -> np.ndarray:
    """Half a matrix without its diagonal, names beside all of its lines, a bar in the other half
    that runs over the first row, with print on the second."""
    rgb = np.full((360, 400, 3), 255, np.uint8)
    for row in range(1, N):
        for col in range(row):
            y, x = TOP + SIZE * row, LEFT + SIZE * col
            rgb[y : y + SIZE, x : x + SIZE] = (40 + 20 * row, 90 + 23 * col, 150)
    for line in range(N):
        middle = SIZE * line + SIZE // 2
        if named or line > 0:
            cv2.putText(rgb, "row", (50, TOP + middle + 4), 0, 0.5, (0, 0, 0))
        if named or line < N - 1:
            end = TOP + SIZE * N
            cv2.putText(rgb, "col", (LEFT + middle - 12, end + 20), 0, 0.5, (0, 0, 0))
    ramp = np.linspace(0, 255, round(BAR.width)).astype(np.uint8)
    rgb[46:56, round(BAR.x0) : round(BAR.x1)] = np.stack([ramp, 255 - ramp, ramp], axis=-1)
    cv2.putText(rgb, "0   distance   1", (round(BAR.x0) - 2, 75), 0, 0.4, (0, 0, 0))
    return rgb


def shape(rgb: np.ndarray, walls: tuple[Box, ...]) -> tuple[int, int]:
    known = Lattice(
        start=TOP + SIZE,
        end=TOP + N * SIZE,
        n=N - 1,
        gap=0.0,
        score=1.0,
        explained=1.0,
        support=1.0,
    )
    across = Lattice(
        start=LEFT,
        end=LEFT + (N - 1) * SIZE,
        n=N - 1,
        gap=0.0,
        score=1.0,
        explained=1.0,
        support=1.0,
    )
    fit = GridFit(rows=known, columns=across)
    page = (255.0, 255.0, 255.0)
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), page, 4.0)
    grown, _ = extended(rgb, fit, check, page, 4.0, walls)
    return grown.rows.n, grown.columns.n


@pytest.mark.parametrize("named", [True, False])
def test_an_empty_row_and_column_under_a_bar_are_counted_by_their_names(named: bool) -> None:
    rgb = triangle(named=named)
    assert shape(rgb, (BAR,)) == ((N, N) if named else (N - 1, N - 1))


def test_the_one_cell_of_the_last_column_is_one_below_a_bar_too() -> None:
    """A bar stands upright in the last column, and its numbers beside it; five breadths below it
    is the only cell of this column."""
    rgb = np.full((360, 400, 3), 255, np.uint8)
    for row in range(4):
        for col in range(row + 1):
            y, x = TOP + 60 * row, LEFT + 60 * col
            rgb[y : y + 60, x : x + 60] = (40 + 30 * row, 90 + 33 * col, 150)
    bar = Box(300, 50, 318, 150)
    rgb[50:150, 300:318] = np.linspace(0, 255, 100).astype(np.uint8)[:, None, None]
    for y in (56, 104, 152):
        cv2.putText(rgb, "0.5", (322, y), 0, 0.35, (0, 0, 0))
    known = Lattice(
        start=TOP, end=TOP + 240, n=4, gap=0.0, score=1.0, explained=1.0, support=1.0
    )  # fmt: skip
    across = replace(known, start=LEFT, end=LEFT + 180, n=3)
    fit, page = GridFit(rows=known, columns=across), (255.0, 255.0, 255.0)
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), page, 4.0)
    grown, _ = extended(rgb, fit, check, page, 4.0, (bar,))
    assert (grown.rows.n, grown.columns.n) == (4, 4)


def test_a_bar_that_nobody_knows_of_stands_in_cells_that_are_not_empty() -> None:
    assert shape(triangle(named=True), ()) == (N - 1, N - 1)


def test_cells_beside_a_bar_are_those_that_its_numbers_reach() -> None:
    spans = tuple((float(x), x + 40.0) for x in range(100, 340, 40))
    near = beside_walls((40.0, 80.0), spans, 0, [Box(240, 46, 340, 50)])
    assert near.tolist() == [False, False, False, True, True, True]


def test_a_bar_among_cells_is_not_free() -> None:
    rgb = triangle(named=True)
    assert free_walls(rgb, Box(100, 40, 340, 280), [BAR], WHITE, 4.0) == [BAR]
    cells = Box(102, 162, 138, 170)
    assert free_walls(rgb, Box(100, 40, 340, 280), [cells], WHITE, 4.0) == []
