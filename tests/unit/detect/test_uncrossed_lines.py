"""Rows of one color each column: numbers count them, not the ripples about their heads and feet."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.printed_counts import counted_by_print

WIDE, HIGH = 44, 41


def columns_of_color(shades: tuple[int, ...], rows: int) -> npt.NDArray[np.uint8]:
    """Columns of WIDE px in these shades of gray, with ``rows`` numbers in each, of HIGH px."""
    rgb = np.zeros((rows * HIGH, len(shades) * WIDE, 3), np.uint8)
    for column, shade in enumerate(shades):
        rgb[:, column * WIDE : (column + 1) * WIDE] = shade
        ink = (20,) * 3 if shade > 128 else (240,) * 3
        for row in range(rows):
            place = column * WIDE + 10, row * HIGH + 26
            cv2.putText(rgb, "1.0", place, 0, 0.4, ink, 1, cv2.LINE_AA)
    return rgb


def rows_told(rgb: npt.NDArray[np.uint8], found: int) -> GridFit:
    """What is counted where ``found`` rows had been taken for cells, behind a codec."""
    rows, columns = (
        Lattice(start=0, end=end, n=n, gap=0, score=0.8, explained=1.0, support=0.5)
        for end, n in ((float(rgb.shape[0]), found), (float(rgb.shape[1]), rgb.shape[1] // WIDE))
    )
    return counted_by_print(rgb, GridFit(rows=rows, columns=columns), 10.0)


@pytest.mark.parametrize(("rows", "found"), [(2, 3), (3, 4), (3, 5)])
def test_rows_of_numbers_count_rows_of_one_color_and_never_surely(rows: int, found: int) -> None:
    told = rows_told(columns_of_color((40, 220), rows), found)
    assert told.rows.n == rows
    assert told.rows.score < 0.8


def test_a_border_where_colors_change_is_believed() -> None:
    rgb = columns_of_color((40, 220), 2)
    # Three rows of cells, the middle one empty, of another color.
    rgb[27:55] = (90, 160, 120)
    assert rows_told(rgb, 3).rows.n == 3


def test_one_column_tells_no_rows() -> None:
    assert rows_told(columns_of_color((220,), 2), 3).rows.n == 3
