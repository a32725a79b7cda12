"""Lines through the middle of cells that look like borders."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.overdrawn import without_overdrawn_lines


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
