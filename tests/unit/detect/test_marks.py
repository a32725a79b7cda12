"""Ink at the sides of cells: what is print, and what is a remnant."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.detect.marks import without_side_marks

_HIGH, _WIDE = 20, 40


def _kept(marks: list[tuple[int, int, int, int, int, int]]) -> npt.NDArray[np.bool_]:
    """What is kept of (row, column, y, x, height, width) marks in cells of 20 by 40 px."""
    rows = np.array([(y, y + _HIGH) for y in range(0, 3 * _HIGH, _HIGH)])
    cols = np.array([(x, x + _WIDE) for x in range(0, 3 * _WIDE, _WIDE)])
    ink = np.zeros((3 * _HIGH, 3 * _WIDE), dtype=bool)
    for row, col, y, x, height, width in marks:
        top, left = row * _HIGH + y, col * _WIDE + x
        ink[top : top + height, left : left + width] = True
    row_of, col_of = np.repeat(np.arange(3), _HIGH), np.repeat(np.arange(3), _WIDE)
    return without_side_marks(ink, np.zeros_like(ink), rows, cols, row_of, col_of)


def test_a_first_line_that_touches_the_side_is_print_as_the_second_is() -> None:
    first = [(row, col, 1, x, 7, 5) for row in range(3) for col in range(3) for x in (12, 20)]
    second = [(row, col, 11, x, 7, 5) for row in range(3) for col in range(3) for x in (12, 20)]
    assert _kept(first + second).sum() == 9 * 4 * 35


def test_a_digit_beside_a_point_is_print_where_others_stand_free() -> None:
    free = [(row, col, 6, 12, 7, 5) for row in (0, 2) for col in range(3)]
    high = [(1, col, 1, 12, 7, 5) for col in range(3)]
    points = [(1, col, 6, 4, 3, 3) for col in range(3)]
    kept = _kept(free + high + points)
    assert kept[_HIGH : 2 * _HIGH].sum() == 3 * (35 + 9)


def test_the_tip_of_a_tick_mark_is_none() -> None:
    digits = [(row, col, 6, 18, 7, 5) for row in range(3) for col in range(3)]
    tick = [(1, 0, 9, 1, 1, 4), (0, 1, 1, 5, 6, 1)]
    assert _kept(digits + tick).sum() == 9 * 35


def test_numbers_that_all_stand_high_in_their_cells_are_print_beside_their_free_points() -> None:
    cells = [(row, col) for row in range(3) for col in range(3)]
    digits = [(row, col, 1, x, 9, 6) for row, col in cells for x in (8, 16, 28)]
    points = [(row, col, 8, 24, 2, 2) for row, col in cells]
    assert _kept(digits + points).sum() == 9 * (3 * 54 + 4)


def test_a_lone_mark_that_leans_on_a_side_beside_a_dot_is_no_print() -> None:
    cells = [(row, col) for row in range(3) for col in range(3)]
    dots = [(row, col, 8, 24, 4, 4) for row, col in cells]
    assert _kept([*dots, *((row, col, 1, 2, 9, 6) for row, col in cells)]).sum() == 9 * 16


def test_a_digit_whose_last_stroke_lies_on_the_border_is_whole() -> None:
    digits = [(row, col, 6, 18, 7, 5) for row in range(3) for col in range(3)]
    parted = [(1, 1, 6, 34, 2, 5), (1, 1, 11, 34, 2, 5)]
    assert _kept(digits + parted).sum() == 9 * 35
    assert _kept([*digits, *parted, (1, 1, 6, 39, 7, 1)]).sum() == 9 * 35 + 20


def test_corners_of_rounded_cells_are_no_print() -> None:
    """The page shows in all four corners, in pieces as tall as digits and in line with them."""
    digits = [(row, col, 6, 18, 7, 5) for row in range(3) for col in range(3)]
    corners = [
        (row, col, y, x, 7, 5)
        for row in range(3)
        for col in range(3)
        for y in (0, _HIGH - 7)
        for x in (0, _WIDE - 5)
    ]
    assert _kept(digits + corners).sum() == 9 * 35


def test_marks_of_an_axis_that_point_into_its_cells_are_no_print() -> None:
    ticks = [(0, col, 0, 19, 7, 1) for col in (0, 2)] + [(row, 2, 9, 34, 1, 6) for row in (0, 2)]
    assert not _kept(ticks).any()
    # In the middle of an inner cell, or alone, such a stroke may be a one or a dash.
    assert _kept([(1, col, 6, 19, 7, 1) for col in range(3)]).sum() == 21
    assert _kept([(0, 1, 1, 19, 7, 1)]).any()


def test_a_one_in_the_middle_of_an_outer_cell_is_no_mark_of_an_axis() -> None:
    """Right-aligned numbers of two digits have their first one in the middle of narrow columns."""
    ones = [(0, col, 1, 19, 7, 1) for col in (0, 2)]
    digits = [(0, col, 1, 23, 7, 4) for col in (0, 2)]
    free = [(row, col, 6, 23, 7, 4) for row in (1, 2) for col in range(3)]
    assert _kept(ones + digits + free).sum() == 2 * 7 + 8 * 28
    assert _kept(ones + free).sum() == 6 * 28


def test_small_numbers_that_have_run_together_are_print() -> None:
    """Three of six cells hold characters that stand free, three the same in one piece."""
    rows, cols = np.array([[0, 46]]), np.array([[14 * k, 14 * (k + 1)] for k in range(6)])
    ink = np.zeros((46, 84), dtype=bool)
    for k in range(6):
        x = 14 * k
        for left in (x + 2, x + 6, x + 9):
            ink[20:25, left : left + 3] = True
            ink[21:24, left + 1] = False
        if k % 2:
            ink[24, x + 2 : x + 13] = True
    row_of, col_of = np.zeros(46, dtype=np.int64), np.repeat(np.arange(6), 14)
    kept = without_side_marks(ink, np.zeros_like(ink), rows, cols, row_of, col_of)
    for k in range(6):
        assert kept[:, 14 * k : 14 * (k + 1)].any()
    ruled = np.zeros_like(ink)
    ruled[20:25] = True
    assert not without_side_marks(ruled, np.zeros_like(ink), rows, cols, row_of, col_of).any()


def test_one_number_that_runs_together_at_a_side_is_print_where_all_others_stand_free() -> None:
    free = [(row, col, 7, x, 7, 5) for row in range(3) for col in range(3) for x in (12, 20)]
    free = [mark for mark in free if mark[:2] != (1, 2)]
    joined = [(1, 2, 7, x, 7, 1) for x in (29, 33, 38)] + [(1, 2, 13, 29, 1, 10)]
    assert _kept([*free, *joined])[_HIGH : 2 * _HIGH, 2 * _WIDE :].any()
