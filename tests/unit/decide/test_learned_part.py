"""Which of several numbers of its cells a scale is learned from."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from tests.unit.decide.conftest import cells_of, paint

from unheat.decide.learned_part import learn_from_parts, misfit
from unheat.text.numbers import parse

GENERATOR = np.random.default_rng(5)
CASES = np.array([600, 640, 700, 655, 620, 690])
COUNTS = np.rint(GENERATOR.uniform(0.0, 0.9, (6, 6)) * CASES[:, None])
SHARES = 100.0 * COUNTS / CASES[:, None]


def _readings() -> npt.NDArray[Any]:
    said = np.empty(COUNTS.shape, dtype=object)
    for index, count in np.ndenumerate(COUNTS):
        said[index] = parse(f"{count:.0f}\n({SHARES[index]:.1f}%)")
    return said


@pytest.mark.parametrize(("numbers", "most"), [(COUNTS, 700.0), (SHARES, 100.0)])
def test_a_scale_is_learned_from_the_number_that_the_colors_show(
    numbers: npt.NDArray[np.float64], most: float
) -> None:
    scale = learn_from_parts(cells_of(paint(numbers / most, "viridis")), _readings())
    assert scale is not None
    assert scale.maximum == pytest.approx(most, rel=0.02)


def test_one_number_a_cell_is_what_it_is_learned_from() -> None:
    said = np.empty(COUNTS.shape, dtype=object)
    for index, count in np.ndenumerate(COUNTS):
        said[index] = parse(f"{count:.0f}")
    scale = learn_from_parts(cells_of(paint(COUNTS / 700.0, "viridis")), said)
    assert scale is not None
    assert misfit(scale, said, 0) < 0.005
    nothing = np.full(COUNTS.shape, None, dtype=object)
    assert learn_from_parts(cells_of(paint(COUNTS / 700.0, "viridis")), nothing) is None


def test_shares_are_learned_from_where_counts_of_sites_of_all_sizes_imply_nothing() -> None:
    cases = np.array([40, 350, 90, 900, 55, 210])[:, None]
    counts = np.rint(SHARES / 100.0 * cases)
    said = np.empty(counts.shape, dtype=object)
    for index, count in np.ndenumerate(counts):
        said[index] = parse(f"{count:.0f} ({SHARES[index]:.1f}%)")
    scale = learn_from_parts(cells_of(paint(SHARES / 100.0, "viridis")), said)
    assert scale is not None
    assert scale.maximum == pytest.approx(100.0, rel=0.02)
    # Colors of neither number imply no scale.
    neither = GENERATOR.uniform(0.0, 1.0, counts.shape)
    assert learn_from_parts(cells_of(paint(neither, "viridis")), said) is None
