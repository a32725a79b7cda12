"""Borders of one axis that are written down here, and the cells that they make."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.detect.lattice import fit_lattice


def test_a_frame_beside_two_columns_is_not_their_end() -> None:
    # 481 ends the cells, 486 and 488 are the sides of a frame around the whole picture.
    borders = np.array([328.0, 404.5, 481.0, 486.0, 488.0])
    found = fit_lattice(borders, np.ones(5))
    assert found is not None
    assert found.n == 2
    assert (found.start, found.end) == pytest.approx((328.0, 481.0), abs=0.5)


def test_the_frame_of_even_cells_is_no_reason_to_move_their_end() -> None:
    borders = np.array([20.0, 24.0, 62.0, 100.0, 138.0, 142.0])
    found = fit_lattice(borders, np.ones(6))
    assert found is not None
    assert found.n == 3
    assert (found.start, found.end) == pytest.approx((24.0, 138.0), abs=0.5)


def test_whole_pixels_come_out_whole_whatever_a_processor_adds_up() -> None:
    noise = np.random.default_rng(3).normal(0, 2e-13, 9)
    found = fit_lattice(70.0 + 28.0 * np.arange(9) + noise, np.ones(9))
    assert found is not None
    assert (found.start, found.period, found.end) == (70.0, 28.0, 294.0)


def test_borders_seen_at_one_side_or_the_other_of_a_line_are_of_equal_cells() -> None:
    """Lines of 2 px between rows of 28.83 px: steps of 28 and of 30, and none between."""
    middles = 6.0 + 28.83 * np.arange(51)
    borders = np.round(middles / 2) * 2 + 1.0
    assert set(np.diff(borders)) == {28.0, 30.0}
    found = fit_lattice(borders, np.ones(borders.size))
    assert found is not None
    assert found.n == 50
    assert found.period == pytest.approx(28.83, abs=0.02)


def test_a_line_of_the_grid_in_every_gap_ends_no_cell() -> None:
    """Cells of 76 px, and in each gap 2 px of white beside 2 px of a gray line."""
    left = 10.0 + 80.0 * np.arange(6)
    inner = np.concatenate([left + 76.0, left + 78.0])[:-1]
    borders = np.sort(np.concatenate([left, inner]))
    found = fit_lattice(borders, np.ones(borders.size))
    assert found is not None
    assert found.n == 6
    assert found.gap == pytest.approx(4.0)
    assert (found.start, found.end) == pytest.approx((10.0, 486.0), abs=0.5)


def test_a_line_in_one_gap_alone_is_a_border() -> None:
    left = 10.0 + 80.0 * np.arange(3)
    borders = np.sort(np.concatenate([left, left + 76.0, [88.0]]))
    with_line = fit_lattice(borders, np.ones(borders.size))
    without = fit_lattice(np.sort(np.concatenate([left, left + 76.0])), np.ones(6))
    assert with_line is not None
    assert without is not None
    assert with_line.score < without.score
