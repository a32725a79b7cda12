"""Lattices of half cells are told by their colors: nothing changes within a pair."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.paired import halved

Rgb = npt.NDArray[np.uint8]


def painted(rows: int, columns: int) -> Rgb:
    """Cells of 40 × 40 px in colors of their own, from (0, 0) on, a dark word in each."""
    colors = np.random.default_rng(3).integers(60, 255, (rows, columns, 3))
    rgb = np.repeat(np.repeat(colors, 40, axis=0), 40, axis=1).astype(np.uint8)
    for row in range(rows):
        rgb[40 * row + 16 : 40 * row + 24].reshape(8, columns, 40, 3)[:, :, 10:30:3] = 0
    return rgb


def lattice(count: int, length: float) -> Lattice:
    return Lattice(start=0.0, end=length, n=count, gap=0.0, score=1.0, explained=1.0, support=1.0)


@pytest.mark.parametrize(("rows", "columns"), [(12, 4), (6, 8)])
def test_half_cells_become_whole_ones(rows: int, columns: int) -> None:
    fit = GridFit(rows=lattice(rows, 240.0), columns=lattice(columns, 160.0))
    found = halved(painted(6, 4), fit, tolerance=4.0)
    assert found is not None
    assert (found.rows.n, found.columns.n) == (6, 4)
    assert found.box == fit.box


def test_whole_cells_stay_although_two_rows_are_alike() -> None:
    rgb = painted(6, 4)
    rgb[40:80] = rgb[:40]
    fit = GridFit(rows=lattice(6, 240.0), columns=lattice(4, 160.0))
    assert halved(rgb, fit, tolerance=4.0) is None


def test_two_rows_of_two_cells_tell_too_little() -> None:
    rgb = np.repeat(painted(1, 2), 2, axis=0)
    fit = GridFit(rows=lattice(4, 80.0), columns=lattice(2, 80.0))
    assert halved(rgb, fit, tolerance=4.0) is None


def test_blurred_print_on_the_borders_of_halves_does_not_part_them() -> None:
    rgb = painted(6, 4)
    for row in range(6):
        # Bold print in the middle, more of it in the lower half.
        rgb[40 * row + 18 : 40 * row + 29].reshape(11, 4, 40, 3)[:, :, 8:32] = 0
    blurred = np.asarray(cv2.GaussianBlur(rgb, (0, 0), 1.5), dtype=np.uint8)
    fit = GridFit(rows=lattice(12, 240.0), columns=lattice(4, 160.0))
    found = halved(blurred, fit, tolerance=4.0)
    assert found is not None
    assert found.rows.n == 6
