"""Lines through the middle of cells that look like borders."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.overdrawn import _carry_print, without_overdrawn_lines


def lattice(n: int, period: float) -> Lattice:
    return Lattice(
        start=20, end=20 + n * period, n=n, gap=0, score=1, explained=1, support=1
    )  # fmt: skip


@pytest.mark.parametrize("ringing", [0, 11])
def test_halves_of_cells_are_joined_whatever_a_frame_rings_into_the_outer_ones(
    ringing: int,
) -> None:
    rgb = np.full((172, 200, 3), 255, np.uint8)
    shades = np.random.default_rng(1).permutation(30).reshape(6, 5) * 6
    for row, column in np.ndindex(6, 5):
        y, x = 20 + 22 * row, 20 + 32 * column
        rgb[y : y + 22, x : x + 32] = (shades[row, column], 90, 160)
    rgb[20:26, 20:180] += np.uint8(ringing)
    rgb[146:152, 20:180] += np.uint8(ringing)
    halves = GridFit(rows=lattice(12, 11.0), columns=lattice(5, 32.0))
    assert without_overdrawn_lines(rgb, halves, 4.0).rows.n == 6
    whole = GridFit(rows=lattice(6, 22.0), columns=lattice(5, 32.0))
    assert without_overdrawn_lines(rgb, whole, 4.0) == whole


def test_two_columns_that_are_alike_are_no_halves_of_one_whose_outer_halves_are_page() -> None:
    rgb = np.full((160, 300, 3), 255, np.uint8)
    levels = ((90, 160, 160, 200), (220, 60, 60, 120), (240, 190, 190, 140))
    for row, column in np.ndindex(3, 4):
        y, x = 20 + 40 * row, 20 + 60 * column
        rgb[y + 1 : y + 39, x + 1 : x + 59] = (levels[row][column], 120, 160)
    cells = GridFit(rows=lattice(3, 40.0), columns=lattice(4, 60.0))
    assert without_overdrawn_lines(rgb, cells, 4.0) == cells


def coarse(rows: int, height: int) -> npt.NDArray[np.uint8]:
    """Rows of 8 printed cells, 36 px wide, after a codec."""
    rgb = np.full((rows * height + 40, 8 * 36 + 40, 3), 255, np.uint8)
    shades = np.random.default_rng(3).integers(90, 250, (rows, 8))
    for row, column in np.ndindex(rows, 8):
        shade, x, y = int(shades[row, column]), 20 + 36 * column, 20 + height * row
        rgb[y : y + height, x : x + 36] = (shade, 230, shade)
        cv2.putText(rgb, f"-{shade}", (x + 1, y + height // 2 + 4), 0, 0.4, (20, 20, 20), 1, 16)
    written = cv2.imencode(".jpg", rgb, [cv2.IMWRITE_JPEG_QUALITY, 60])[1]
    return np.asarray(cv2.imdecode(written, cv2.IMREAD_COLOR), dtype=np.uint8)


def test_lines_of_numbers_part_no_cells_however_much_a_codec_makes_them_step() -> None:
    columns = lattice(8, 36.0)
    halved = GridFit(rows=lattice(24, 11.0), columns=columns)
    assert without_overdrawn_lines(coarse(12, 22), halved, 10.0).rows.n == 12
    # Rows that have numbers of their own, two and two of which are alike.
    rgb = coarse(12, 22)
    pairs = rgb.copy()
    for row in range(1, 12, 2):
        pairs[20 + 22 * row : 42 + 22 * row] = rgb[20 + 22 * (row - 1) : 42 + 22 * (row - 1)]
    whole = GridFit(rows=lattice(12, 22.0), columns=columns)
    pairs[40:42, 20:200] = (10, 10, 10)
    assert not _carry_print(pairs, whole, 0, start=0)
    assert _carry_print(rgb, halved, 0, start=0)
    assert not _carry_print(rgb, halved, 0, start=1)


def test_cells_of_two_pixels_are_asked_about_within_the_picture_of_them() -> None:
    rgb = np.random.default_rng(2).integers(0, 255, (60, 60, 3)).astype(np.uint8)
    fit = GridFit(rows=lattice(7, 2.0), columns=lattice(4, 5.0))
    assert not _carry_print(rgb, fit, 0, start=0)
    assert not _carry_print(rgb, fit, 0, start=1)
