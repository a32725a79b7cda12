"""Cells of one color each under a codec's ripples, and cells that are several."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.of_one_color import halves_are_alike


def _lattice(n: int, period: float) -> Lattice:
    end = 10.0 + n * period
    return Lattice(start=10.0, end=end, n=n, gap=0.0, score=0.6, explained=0.6, support=1.0)


def _cells(colors: npt.NDArray[np.float64]) -> npt.NDArray[np.uint8]:
    """Cells of 12 pixels in gray of these levels, with ripples on them."""
    picture = np.kron(colors, np.ones((12, 12)))
    page = np.pad(picture, 10, constant_values=255.0)
    page += np.random.default_rng(3).normal(0.0, 6.0, page.shape)
    return np.repeat(page.clip(0, 255).astype(np.uint8)[:, :, None], 3, axis=2)


_RANDOM = np.random.default_rng(1).uniform(20, 230, (12, 16))
_SLOPE = np.add.outer(np.linspace(20, 120, 12), np.linspace(0, 100, 16))


@pytest.mark.parametrize(
    ("colors", "together", "alike"),
    [(_RANDOM, 1, True), (_RANDOM, 2, False), (_SLOPE, 2, False)],
)
def test_halves_of_a_cell_differ_by_ripples_alone(
    colors: npt.NDArray[np.float64], together: int, alike: bool
) -> None:
    rows, columns = (size // together for size in colors.shape)
    fit = GridFit(rows=_lattice(rows, 12.0 * together), columns=_lattice(columns, 12.0 * together))
    assert halves_are_alike(_cells(colors), fit) is alike


def test_few_lines_tell_nothing() -> None:
    fit = GridFit(rows=_lattice(3, 12.0), columns=_lattice(16, 12.0))
    assert not halves_are_alike(_cells(_RANDOM[:3]), fit)
