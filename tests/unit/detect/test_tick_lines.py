"""Tick marks and titles beyond small cells are no lines of them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.tick_lines import without_tick_lines

Pixels = npt.NDArray[np.uint8]
PAGE = (255.0, 255.0, 255.0)
ROWS, COLUMNS, SIZE = 40, 50, 5
TOP, LEFT = 30, 40
BOTTOM, RIGHT = TOP + ROWS * SIZE, LEFT + COLUMNS * SIZE


def painted(colors: npt.NDArray[np.int64] | None = None) -> Pixels:
    rgb = np.full((BOTTOM + 40, RIGHT + 40, 3), 255, np.uint8)
    if colors is None:
        colors = np.random.default_rng(3).integers(30, 220, (ROWS, COLUMNS, 3))
    rgb[TOP:BOTTOM, LEFT:RIGHT] = colors.repeat(SIZE, axis=0).repeat(SIZE, axis=1)
    return rgb


def counted(rgb: Pixels, rows: int, first: int = 0, columns: int = COLUMNS) -> tuple[int, int]:
    def lattice(start: float, n: int) -> Lattice:
        return Lattice(
            start=start, end=start + n * SIZE, n=n, gap=0.0, score=1.0, explained=1.0, support=1.0
        )

    fit = GridFit(rows=lattice(TOP + first * SIZE, rows), columns=lattice(LEFT, columns))
    fit = without_tick_lines(rgb, fit, PAGE, 4.0)
    return fit.rows.n, fit.columns.n


def test_marks_of_every_second_cell_and_what_is_blank_beyond_them_are_none() -> None:
    rgb = painted()
    rgb[BOTTOM : BOTTOM + SIZE, LEFT + 2 : RIGHT : 2 * SIZE] = 0
    assert counted(rgb, ROWS + 1) == (ROWS, COLUMNS)
    assert counted(rgb, ROWS + 2) == (ROWS, COLUMNS)


def test_marks_with_faint_rims_beyond_a_frame_are_none() -> None:
    rgb = painted()
    rgb[TOP:BOTTOM, RIGHT] = 0
    for middle in range(TOP + 1, BOTTOM, SIZE):
        rgb[middle - 1, RIGHT + 1 : RIGHT + SIZE] = 241
        rgb[middle : middle + 3, RIGHT + 1 : RIGHT + SIZE] = 0
    assert counted(rgb, ROWS, columns=COLUMNS + 1) == (ROWS, COLUMNS)


def test_letters_in_step_with_nothing_are_none() -> None:
    rgb = painted()
    for x in range(LEFT + 60, LEFT + 160, 7):
        rgb[TOP - 2 * SIZE : TOP - SIZE, x : x + 4] = 0
    assert counted(rgb, ROWS + 2, first=-2) == (ROWS, COLUMNS)


def test_cells_of_one_ink_and_blank_ones_in_a_frame_are_cells() -> None:
    some = np.random.default_rng(4).random((ROWS, COLUMNS, 1)) < 0.3
    binary = np.where(some, 0, 255) * np.ones(3, np.int64)
    assert counted(painted(binary), ROWS) == (ROWS, COLUMNS)
    binary[-1] = 255
    rgb = painted(binary)
    rgb[BOTTOM, LEFT:RIGHT] = 0
    assert counted(rgb, ROWS) == (ROWS, COLUMNS)


def test_what_stands_beyond_a_frame_is_none() -> None:
    rgb = painted()
    # Names of rows are as high as cells, and a frame that was resized takes two pixels.
    rgb[TOP:BOTTOM, LEFT - 1 : LEFT + 1] = 90
    for top in (TOP + 20, TOP + 100):
        rgb[top : top + 9, LEFT - 14 : LEFT - 8] = 0
    rgb[TOP:BOTTOM, RIGHT : RIGHT + 2] = 0

    def lattice(start: float, n: int) -> Lattice:
        return Lattice(
            start=start, end=start + n * SIZE, n=n, gap=0.0, score=1.0, explained=1.0, support=1.0
        )

    fit = GridFit(rows=lattice(TOP, ROWS), columns=lattice(LEFT - 3 * SIZE, COLUMNS + 3))
    fit = without_tick_lines(rgb, fit, PAGE, 4.0)
    assert (fit.columns.n, fit.columns.start) == (COLUMNS, LEFT)


def test_what_stands_beyond_two_sides_of_a_frame_is_none() -> None:
    # Neither side of the frame goes on along the lines that stand beyond the other one.
    rgb = painted()
    for at in (LEFT - 1, RIGHT):
        rgb[TOP - 1 : BOTTOM + 1, at] = 0
    for at in (TOP - 1, BOTTOM):
        rgb[at, LEFT - 1 : RIGHT + 1] = 0
    rgb[TOP + 2 : BOTTOM : 10 * SIZE, LEFT - 5 : LEFT - 1] = 0
    rgb[TOP - 9 : TOP - 4, LEFT + 80 : LEFT + 120 : 4] = 0
    lines = {"gap": 0.0, "score": 1.0, "explained": 1.0, "support": 1.0}
    fit = GridFit(
        rows=Lattice(start=TOP - 2 * SIZE, end=BOTTOM, n=ROWS + 2, **lines),
        columns=Lattice(start=LEFT - 3 * SIZE, end=RIGHT, n=COLUMNS + 3, **lines),
    )
    fit = without_tick_lines(rgb, fit, PAGE, 4.0)
    assert (fit.rows.n, fit.columns.n) == (ROWS, COLUMNS)


def test_masked_cells_within_a_frame_stay() -> None:
    colors = np.random.default_rng(3).integers(30, 220, (ROWS, COLUMNS, 3))
    colors[:, :3] = 255
    rgb = painted(colors)
    for edge in (LEFT, RIGHT):
        rgb[TOP:BOTTOM, edge - 1 : edge + 1] = 0
    assert counted(rgb, ROWS) == (ROWS, COLUMNS)
