"""What is looked at in bytes, once, or in part tells the same as all of it."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.detect import grid, printed
from unheat.detect.bar_grow import lengths
from unheat.detect.lattice import FloatArray, Lattice, fit_lattice
from unheat.detect.ripples import noise_tolerance
from unheat.padded import edge_padded


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
    grid.forget_lattices()
    borders = np.arange(10.0, 90.0, 14.0), np.ones(6)
    found = grid._fitted(borders, None)
    assert found is not None
    assert found.n == 5
    assert grid._fitted((borders[0].copy(), borders[1].copy()), None) is found
    grid._fitted(borders, 5)
    assert asked == [None, 5]
    # The next picture is looked at anew.
    grid.forget_lattices()
    grid._fitted(borders, None)
    assert asked == [None, 5, None]


@pytest.mark.parametrize("shape", [(1,), (6,), (2, 3), (5, 3)])
def test_lines_go_on_as_numpy_pads_them(shape: tuple[int, ...]) -> None:
    values = np.random.default_rng(2).normal(0, 40, shape)
    around = [(3, 2)] + [(0, 0)] * (len(shape) - 1)
    np.testing.assert_array_equal(edge_padded(values, 3, 2), np.pad(values, around, mode="edge"))


@pytest.mark.parametrize("shape", ["even", "words", "lined"])
def test_counts_by_print_are_those_of_all_places_looked_at(shape: str) -> None:
    for seed in range(40):
        random = np.random.default_rng(seed)
        count, size = int(random.integers(2, 14)), int(random.integers(120, 400))
        places = (np.arange(size) * count / size) % 1.0
        profile = np.where(np.abs(places - 0.5) < 0.3, random.uniform(0.3, 1.0, size), 0.0)
        if shape == "words":
            profile *= random.uniform(0, 1, size) > 0.1
        elif shape == "lined":
            profile[(np.arange(1, count) * size / count).round().astype(int)] = 0.9
        expected = next((n for n in range(size // 10, 1, -1) if _parts(profile, n)), 1)
        assert printed._count(profile, drawn=True, rippled=False) == expected


def _parts(profile: FloatArray, n: int) -> bool:
    """Whether n equal cells have their ink in the middle, looked at cell by cell."""
    full, period, size = 0.5 * float(profile.max()), profile.size / n, profile.size
    clear = profile <= 0.15 * full
    borders = (np.arange(1, n) * period).round().astype(int).tolist()
    for border in borders:
        if clear[border - 2] and clear[border + 2]:
            clear[border - 2 : border + 2] = True
    lanes = []
    for border in borders:
        first, last = border, border
        while first > 0 and clear[first - 1]:
            first -= 1
        while last < size and clear[last]:
            last += 1
        lanes.append(last - first if clear[border] else 0)
    middles = [
        profile[int((k + 0.25) * period) : int((k + 0.75) * period) + 1].max() for k in range(n)
    ]
    inked = np.flatnonzero(~clear)
    margins = inked[0] + size - 1 - inked[-1]
    apart = min(lanes) >= max(0.1 * period, 0.5 * margins)
    return bool(apart and min(middles) >= 0.5 * full)


def test_lengths_are_those_of_numpy() -> None:
    steps = np.random.default_rng(1).normal(0, 40, (50, 3))
    np.testing.assert_array_equal(lengths(steps), np.linalg.norm(steps, axis=1))
