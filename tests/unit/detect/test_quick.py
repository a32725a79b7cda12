"""What is looked at in bytes, once, or in part tells the same as all of it."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.detect import grid
from unheat.detect.bar_grow import lengths
from unheat.detect.lattice import FloatArray, Lattice, fit_lattice
from unheat.detect.ripples import noise_tolerance


@pytest.mark.parametrize("most", [3, 9, 40])
def test_ripples_are_counted_in_bytes(most: int) -> None:
    noise = np.random.default_rng(most).integers(-most, most + 1, (60, 80, 3))
    rgb = np.clip(120 + noise, 0, 255).astype(np.uint8)
    green = rgb[..., 1].astype(int)
    step = np.diff(green, axis=1)
    before, after = step[:, :-1], step[:, 1:]
    ripple = np.where(before * after < 0, np.minimum(np.abs(before), np.abs(after)), 0)
    counts = np.bincount(ripple.ravel(), minlength=16)[1:16]
    expected = 2
    if counts.sum() >= 0.27 * np.count_nonzero(step):
        usual = int(np.searchsorted(np.cumsum(counts), 0.9 * counts.sum())) + 1
        expected = int(np.clip(usual, 4, 14))
    assert noise_tolerance(rgb) == expected
    assert noise_tolerance(rgb[:, :2]) == 2


def test_the_same_borders_are_fitted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int | None] = []

    def fitted(
        positions: FloatArray, strengths: FloatArray, *, n: int | None = None
    ) -> Lattice | None:
        asked.append(n)
        return fit_lattice(positions, strengths, n=n)

    monkeypatch.setattr(grid, "fit_lattice", fitted)
    side = grid._Side(np.zeros((20, 90, 3), dtype=np.uint8))
    borders = np.arange(10.0, 90.0, 14.0), np.ones(6)
    found = side.fitted(borders, None)
    assert found is not None
    assert found.n == 5
    assert side.fitted((borders[0].copy(), borders[1].copy()), None) is found
    side.fitted(borders, 5)
    assert asked == [None, 5]


def test_lengths_are_those_of_numpy() -> None:
    steps = np.random.default_rng(1).normal(0, 40, (50, 3))
    np.testing.assert_array_equal(lengths(steps), np.linalg.norm(steps, axis=1))
