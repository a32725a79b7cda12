"""Dots of a pixel or two among dots that are sized by value."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.detect.ink import measure_cells
from unheat.model import Grid, Raster
from unheat.text.presence import without_ink

PAGE = (255.0, 255.0, 255.0)
CELL = 40
COLORS = ((200, 30, 30), (30, 90, 200), (40, 140, 60), (120, 30, 140))
SIDES = ((20, 1, 14, 9), (12, 0, 2, 18), (16, 10, 8, 1))
"""How many pixels the square in each cell has a side; 0 draws none."""


def sized(ground: tuple[int, int, int] = (255, 255, 255), *, lines: bool = False) -> Raster:
    """Squares sized by value on a page with a ground, and a margin of one cell around them."""
    rows, columns = len(SIDES), len(SIDES[0])
    rgb = np.full(((rows + 2) * CELL, (columns + 2) * CELL, 3), 255, np.uint8)
    rgb[CELL:-CELL, CELL:-CELL] = ground
    if lines:
        rgb[CELL + CELL // 2 : -CELL : CELL, CELL:-CELL] = 205
        rgb[CELL:-CELL, CELL + CELL // 2 : -CELL : CELL] = 205
    for row, sides in enumerate(SIDES):
        for column, side in enumerate(sides):
            top = CELL * (row + 1) + (CELL - side) // 2
            left = CELL * (column + 1) + (CELL - side) // 2
            rgb[top : top + side, left : left + side] = COLORS[(row + column) % len(COLORS)]
    return Raster(rgb=rgb, name="sized", sha256="", format="png")


def grid() -> Grid:
    spans = [tuple((float(CELL * k), float(CELL * (k + 1))) for k in range(1, 5)) for _ in "yx"]
    return Grid(row_spans=spans[0][: len(SIDES)], column_spans=spans[1])


def places(marked: npt.NDArray[np.bool_] | None) -> list[list[int]]:
    return [] if marked is None else np.argwhere(marked).tolist()


def test_a_pixel_or_two_among_sized_squares_mark_their_cell() -> None:
    pixels = measure_cells(sized(), grid(), PAGE)
    assert places(pixels.marked) == [[0, 1], [1, 2], [2, 3]]
    assert places(without_ink(grid(), pixels).marked) == [[0, 1], [1, 2], [2, 3]]


def test_lines_of_the_ticks_are_no_specks() -> None:
    marked = places(measure_cells(sized(lines=True), grid(), PAGE).marked)
    assert [1, 1] not in marked
    assert [0, 1] in marked


def test_small_marks_on_a_ground_that_passes_for_their_fill_are_known() -> None:
    """A ground that ends with the cells is the color of most of them."""
    pixels = measure_cells(sized((229, 229, 229)), grid(), PAGE)
    assert not pixels.blank.any()
    marked = places(without_ink(grid(), pixels).marked)
    assert [1, 1] not in marked
    assert [0, 1] in marked
