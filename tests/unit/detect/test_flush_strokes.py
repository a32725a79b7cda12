"""Tick marks as long as a cell is wide."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.flush_strokes import begins_with_marks
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice

PITCH, N = 20, 6
ROWS = Lattice(
    start=40.0, end=40.0 + PITCH * N, n=N, gap=0.0, score=1.0, explained=1.0, support=1.0
)
FIT = GridFit(rows=ROWS, columns=ROWS)


def page(seed: int = 3) -> npt.NDArray[np.uint8]:
    """Six by six dark cells on a gray page with grain."""
    rng = np.random.default_rng(seed)
    image = rng.normal(240, 4, (PITCH * N + 80, PITCH * N + 80, 3))
    image[40:-40, 40:-40] = 40.0
    return np.clip(image, 0, 255).astype(np.uint8)


def with_strokes(every: int = 1, start: int = 0, wide: int = 4) -> npt.NDArray[np.uint8]:
    """With strokes left of the middle of each ``every``-th row, from ``start`` px off the cells."""
    image = page()
    for row in range(0, N, every):
        y = 40 + PITCH * row + (PITCH - wide) // 2
        image[y : y + wide, 40 - PITCH + 2 : 40 - start] = 20
    return image


@pytest.mark.parametrize("every", [1, 2])
def test_strokes_that_begin_at_the_cells_are_marks(every: int) -> None:
    image = with_strokes(every)
    assert begins_with_marks(image, FIT, 1, at_end=False)
    assert not begins_with_marks(image, FIT, 1, at_end=True)
    assert begins_with_marks(image.transpose(1, 0, 2), FIT, 0, at_end=False)
    assert begins_with_marks(np.ascontiguousarray(image[:, ::-1]), FIT, 1, at_end=True)


def test_dashes_in_pale_cells_and_whole_cells_are_none() -> None:
    assert not begins_with_marks(with_strokes(start=7), FIT, 1, at_end=False)
    assert not begins_with_marks(with_strokes(wide=18), FIT, 1, at_end=False)
    assert not begins_with_marks(page(), FIT, 1, at_end=False)
