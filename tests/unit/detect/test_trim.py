"""Outer lines of a lattice that are cells, and those that are none."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.trim import trimmed

N, PITCH = 24, 16
WHITE = (255.0, 255.0, 255.0)


def lattice(start: float) -> Lattice:
    end = start + N * PITCH
    return Lattice(start=start, end=end, n=N, gap=0.0, score=1.0, explained=1.0, support=1.0)


@pytest.mark.parametrize(("ruled", "kept"), [(True, N), (False, N - 2)])
def test_masked_cells_that_lines_part_are_kept_without_a_frame(ruled: bool, kept: int) -> None:
    shades = np.random.default_rng(4).integers(30, 220, (N, N, 3)).astype(np.uint8)
    page = np.full((60 + N * PITCH, 60 + N * PITCH, 3), 255, np.uint8)
    for row, column in np.ndindex(N, N):
        y, x = 20 + PITCH * row, 20 + PITCH * column
        if column > row:
            page[y : y + PITCH, x : x + PITCH] = shades[row, column]
        if (ruled or column > row) and column:
            page[y : y + PITCH, x] = 0
        if (ruled or column > row) and row:
            page[y, x : x + PITCH] = 0
    fit, _ = trimmed(page, GridFit(rows=lattice(20), columns=lattice(20)), WHITE, 4.0)
    assert fit.rows.n == fit.columns.n == kept


def test_dots_with_numbers_over_them_are_cells_in_a_ruled_frame() -> None:
    page = np.full((60 + N * PITCH, 60 + N * PITCH, 3), 255, np.uint8)
    shades = np.random.default_rng(4).integers(30, 160, (N, N, 3)).astype(np.uint8)
    for row, column in np.ndindex(N, N):
        y, x = 20 + PITCH * row, 20 + PITCH * column
        page[y + 3 : y + 14, x + 3 : x + 14] = shades[row, column]
        if column == N - 1:
            # Print covers most of these dots.
            page[y + 4 : y + 13 : 2, x + 2 : x + 15] = 90
    for place in range(N + 1):
        page[20 + PITCH * place, 20 : 21 + N * PITCH] = 190
        page[20 : 21 + N * PITCH, 20 + PITCH * place] = 190
    fit = GridFit(rows=lattice(20.5), columns=lattice(20.5))
    cut, check = trimmed(page, fit, WHITE, 4.0)
    assert (cut.rows.n, cut.columns.n) == (N, N)
    assert not check.good[:, -1].any()
