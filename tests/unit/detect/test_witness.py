"""Counts that the borders leave in doubt, and what else tells them."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.cellcheck import check_cells
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.ticked import counted_by_ticks
from unheat.detect.witness import (
    are_miscounted,
    counts_are_told,
    lines_are_told,
    strictly_flat,
)

Picture = npt.NDArray[np.uint8]
WHITE = (255.0, 255.0, 255.0)
ROWS, COLUMNS = 5, 4


def unsure(start: float, period: float, n: int, support: float = 1.0) -> Lattice:
    end = start + n * period
    return Lattice(start=start, end=end, n=n, gap=0.0, score=0.6, explained=0.8, support=support)


def fit(support: float = 1.0) -> GridFit:
    return GridFit(rows=unsure(40, 30, ROWS, support), columns=unsure(60, 50, COLUMNS, support))


def cells(ink: str = "") -> Picture:
    """5×4 cells of 50×30 px that all differ from their neighbours, on a white page."""
    rgb = np.full((240, 330, 3), 255, np.uint8)
    for row in range(ROWS):
        for column in range(COLUMNS):
            shade = 40 + (37 * row + 53 * column) % 170
            y, x = 40 + 30 * row, 60 + 50 * column
            rgb[y : y + 30, x : x + 50] = (shade, 120, 250 - shade)
            if ink:
                cv2.putText(rgb, ink, (x + 10, y + 20), 0, 0.4, (255, 255, 255), 1, cv2.LINE_AA)
    return rgb


@pytest.mark.parametrize(
    ("rows", "columns", "miscounted"),
    [
        ((119, 239.5), (121, 240.5), True),
        ((121, 240.5), (119, 239.5), True),
        # Square cells of two pixels, a matrix that is no square, and cells large enough to count.
        ((119, 238.0), (121, 242.0), False),
        ((120, 240.0), (120, 240.0), False),
        ((60, 240.0), (120, 240.0), False),
        ((38, 240.0), (39, 240.0), False),
    ],
)
def test_counts_of_a_square_that_part_are_in_doubt(
    rows: tuple[int, float], columns: tuple[int, float], miscounted: bool
) -> None:
    (count, height), (others, width) = rows, columns
    found = GridFit(
        rows=unsure(40, height / count, count), columns=unsure(60, width / others, others)
    )
    assert are_miscounted(found) == miscounted


def test_flat_cells_that_all_differ_tell_their_count() -> None:
    assert counts_are_told(cells(), fit(), WHITE, 4.0)


def test_borders_that_were_not_seen_tell_nothing() -> None:
    assert not counts_are_told(cells(), fit(support=0.5), WHITE, 4.0)


def test_a_codec_may_hide_finer_cells_but_not_numbers_in_each() -> None:
    assert not counts_are_told(cells(), fit(), WHITE, 10.0)
    assert counts_are_told(cells("0.48"), fit(support=0.7), WHITE, 10.0)


def test_tick_marks_tell_their_count() -> None:
    rgb = cells()
    for row in range(ROWS):
        rgb[55 + 30 * row, 54:60] = 0
    for column in range(COLUMNS):
        rgb[190:196, 85 + 50 * column] = 0
    assert counts_are_told(rgb, fit(support=0.5), WHITE, 10.0)
    # One more mark: a row was missed.
    rgb[55 + 30 * ROWS, 54:60] = 0
    assert not counts_are_told(rgb, fit(support=0.5), WHITE, 10.0)


def test_what_a_codec_leaves_beside_tick_marks_hides_none() -> None:
    rgb = cells()
    for row in range(ROWS):
        rgb[49 + 30 * row : 62 + 30 * row, 54:60] = 238
        rgb[55 + 30 * row, 54:60] = 20
    for column in range(COLUMNS):
        rgb[190:196, 79 + 50 * column : 92 + 50 * column] = 238
        rgb[190:196, 85 + 50 * column] = 20
    assert counts_are_told(rgb, fit(support=0.5), WHITE, 10.0)


def test_half_cells_at_the_rim_are_no_end() -> None:
    rgb = cells()
    rgb[25:40, 60:260] = rgb[40:41, 60:260]
    assert not counts_are_told(rgb, fit(), WHITE, 4.0)


@pytest.mark.parametrize("color", [(249, 249, 249), (60, 90, 160)])
def test_the_head_of_a_table_is_no_row_of_cells(color: tuple[int, int, int]) -> None:
    rgb = cells("0.48")
    rgb[40:70, 60:260] = color
    assert not counts_are_told(rgb, fit(), WHITE, 4.0)


def test_a_resizer_leaves_the_middle_of_cells_flat() -> None:
    soft = cv2.GaussianBlur(cells(), (0, 0), 3.0).astype(np.uint8)
    assert strictly_flat(soft, fit(), WHITE, 4.0) > 0.9
    fine = cells()
    fine[:, 60:260:2] = 255
    assert strictly_flat(fine, fit(), WHITE, 4.0) < 0.1


def test_the_end_of_the_finest_cells_is_told_by_nothing() -> None:
    rgb = np.full((240, 330, 3), 255, np.uint8)
    random = np.random.default_rng(1)
    fine = random.integers(0, 230, (50, 50, 3)).astype(np.uint8)
    rgb[40:140, 60:160] = fine.repeat(2, axis=0).repeat(2, axis=1)
    counted = GridFit(rows=unsure(40, 2, 50), columns=unsure(60, 2, 50))
    assert not counts_are_told(rgb, counted, WHITE, 4.0)


def test_two_rows_that_are_alike_are_told_by_print_or_ticks() -> None:
    rgb = cells()
    rgb[40:190, 60:260] = rgb[45:46, 60:260]
    halves = GridFit(rows=unsure(40, 75, 2), columns=unsure(60, 50, COLUMNS))
    check = check_cells(rgb, halves.rows.spans(), halves.columns.spans(), WHITE, 4.0)
    assert not lines_are_told(rgb, halves, check, WHITE, 4.0)
    gaps = [replace(lattice, gap=2.0) for lattice in (halves.rows, halves.columns)]
    lined = GridFit(rows=gaps[0], columns=gaps[1])
    assert lines_are_told(rgb, lined, check, WHITE, 4.0)
    printed = rgb.copy()
    for row, column in np.ndindex(2, COLUMNS):
        at = 70 + 50 * column, 80 + 75 * row
        cv2.putText(printed, "0.48", at, 0, 0.4, (255, 255, 255), 1, cv2.LINE_AA)
    assert lines_are_told(printed, halves, check, WHITE, 4.0)
    for row in range(2):
        rgb[77 + 75 * row, 54:60] = 0
    assert lines_are_told(rgb, halves, check, WHITE, 4.0)


def test_the_first_and_the_last_line_have_marks_of_their_own() -> None:
    rgb = np.full((420, 130, 3), 255, np.uint8)
    for row in range(11):
        rgb[40 + 30 * row : 70 + 30 * row, 40:100] = (40 + 15 * row, 120, 90)
        rgb[55 + 30 * row, 34:40] = 0
    lattices = unsure(40, 30, 11), unsure(40, 30, 2)
    page = np.array([WHITE])
    assert counted_by_ticks(rgb, GridFit(rows=lattices[0], columns=lattices[1]), 0, page, 4.0)
    # A line of labels below them has none.
    more = GridFit(rows=unsure(40, 30, 12), columns=lattices[1])
    assert not counted_by_ticks(rgb, more, 0, page, 4.0)
