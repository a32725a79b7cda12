"""Bars of groups that the ruling of their chart parts."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from tests.unit.detect.test_bars_of_chart import lattice, panel

from unheat.detect.bars_of_chart import without_charts
from unheat.detect.ruled_bars import are_ruled_bars

Picture = npt.NDArray[np.uint8]

WHITE, GRAY = (255, 255, 255), (229, 229, 229)
BLUE, ORANGE, GREEN = (31, 119, 180), (255, 127, 14), (44, 160, 44)
GROUPS = ((134, BLUE), (62, ORANGE), (91, GREEN), (0, WHITE), (72, BLUE), (155, ORANGE))
FOOT = 200
"""Where bars of 20 px stand, side by side from 40 on; the ruling is 40 px apart."""


def drawn(bars: tuple[tuple[int, tuple[int, int, int]], ...], ground: tuple[int, ...]) -> Picture:
    rgb = np.full((240, 320, 3), 255, np.uint8)
    rgb[20 : FOOT + 1, 20:300] = ground
    for index, (height, color) in enumerate(bars):
        rgb[FOOT - height : FOOT, 40 + 20 * index : 60 + 20 * index] = color
    for line in range(40, FOOT, 40):
        over = rgb[line : line + 1, 20:300]
        over[:] = (0.75 * over + 0.25 * 176).astype(np.uint8)
    rgb[FOOT : FOOT + 1, 20:300] = 0
    return rgb


@pytest.mark.parametrize("ground", [WHITE, GRAY])
@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("flipped", [False, True])
def test_bars_parted_by_a_ruling_are_no_cells(
    ground: tuple[int, ...], turned: bool, flipped: bool
) -> None:
    rgb, rows, columns = drawn(GROUPS, ground), lattice(40.0, 4, 40.0), lattice(40.0, 6, 20.0)
    if flipped:
        rgb = np.ascontiguousarray(rgb[::-1])
    if turned:
        rgb, rows, columns = np.ascontiguousarray(rgb.transpose(1, 0, 2)), columns, rows
    found = panel(rgb, rows, columns)
    assert are_ruled_bars(rgb, found, WHITE, 4.0)
    assert without_charts(rgb, found, WHITE, 4.0) is None


def test_two_bars_of_a_group_go_on_beyond_the_last_line_of_the_ruling() -> None:
    # Every cell of them has one color, and the higher bar ends beyond the cells.
    rgb = drawn(((134, BLUE), (120, ORANGE)), WHITE)
    found = panel(rgb, lattice(80.0, 3, 40.0), lattice(40.0, 2, 20.0))
    assert are_ruled_bars(rgb, found, WHITE, 4.0)


def test_cells_end_at_borders_and_may_have_any_color() -> None:
    # A triangle of one color, and columns of cells whose colors change.
    stairs = drawn(tuple((40 * n, BLUE) for n in (1, 2, 3, 4)), WHITE)
    assert not are_ruled_bars(
        stairs, panel(stairs, lattice(40.0, 4, 40.0), lattice(40.0, 4, 20.0)), WHITE, 4.0
    )
    mixed = drawn(GROUPS, WHITE)
    mixed[120:160, 40:160] = np.repeat(np.array([GREEN, BLUE, ORANGE] * 2), 20, axis=0)
    assert not are_ruled_bars(
        mixed, panel(mixed, lattice(40.0, 4, 40.0), lattice(40.0, 6, 20.0)), WHITE, 4.0
    )


def test_print_in_cells_of_one_color_is_no_end_of_bars() -> None:
    # Rules between the cells, and figures as broad as what is looked at of some lines.
    rgb = np.full((240, 320, 3), 255, np.uint8)
    rgb[40:200, 40:140] = GREEN
    rgb[[40, 80, 120, 160, 199]] = rgb[:, 60:140:20] = 255
    for line, row in ((0, 0), (2, 0), (4, 2)):
        rgb[52 + 40 * row : 66 + 40 * row, 42 + 20 * line : 59 + 20 * line] = 0
    found = panel(rgb, lattice(40.0, 4, 40.0), lattice(40.0, 5, 20.0))
    assert not are_ruled_bars(rgb, found, WHITE, 4.0)


def test_print_at_the_end_of_single_cells_is_not_the_end_of_bars() -> None:
    # A column of a table: its numbers stand at one side of their cells.
    rgb = np.full((240, 320, 3), 255, np.uint8)
    for row, color in enumerate((BLUE, ORANGE, GREEN, BLUE)):
        rgb[40 + 40 * row : 80 + 40 * row, 60:200] = color
        rgb[50 + 40 * row : 70 + 40 * row, 70 + 6 * row : 82 + 6 * row] = 0
    found = panel(rgb, lattice(40.0, 4, 40.0), lattice(60.0, 1, 140.0))
    assert not are_ruled_bars(rgb, found, WHITE, 4.0)
