"""Cells of a few colors that fill the frame about them, some of whose neighbors are alike."""

from __future__ import annotations

import numpy as np

from unheat.detect.grid import fit_grid
from unheat.model import Box

CELL = 25
GREEN, RED, ORANGE = (0, 255, 0), (255, 0, 0), (255, 102, 0)
GROUPS = (4, 1, 3, 3, 1, 2, 3, 1, 1)
"""Members of each cluster, which are alike but for the first of a few."""


def clusters() -> np.ndarray:
    """(n, n, 3) similarities in steps: clusters on the diagonal, nothing else."""
    n = sum(GROUPS)
    cells = np.full((n, n, 3), GREEN, dtype=np.uint8)
    start = 0
    for number, count in enumerate(GROUPS):
        own = slice(start, start + count)
        cells[own, own] = RED
        if count > 1 and number % 2 == 0:
            cells[start, start + 1 : start + count] = ORANGE
            cells[start + 1 : start + count, start] = ORANGE
        start += count
    return cells


def test_lines_of_few_cells_count_those_of_a_frame() -> None:
    cells = clusters()
    size = CELL * len(cells)
    rgb = np.full((size + 80, size + 80, 3), 255, dtype=np.uint8)
    rgb[40 : 40 + size, 40 : 40 + size] = np.kron(cells, np.ones((CELL, CELL, 1), np.uint8))
    fit = fit_grid(rgb, Box(40, 40, 40 + size, 40 + size))
    assert fit is not None
    assert (fit.rows.n, fit.columns.n) == (len(cells), len(cells))
