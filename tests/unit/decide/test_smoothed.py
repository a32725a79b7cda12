"""Smoothed matrices are told by where their values bend."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from unheat.decide.smoothed import is_smoothed
from unheat.model import Axis

FloatArray = npt.NDArray[np.float64]
_STEP = 12


def _axis(n: int, every: int, first: int = _STEP // 2) -> Axis:
    labels = tuple(f"g{i}" if i % every == first % every else None for i in range(n))
    return Axis(title=None, labels=labels, confidence=(1.0,) * n, review=(False,) * n)


def _smoothed(rng: np.random.Generator, rows: int, columns: int) -> FloatArray:
    """A matrix drawn at a dozen pixels a cell, linear from the middle of one cell to the next."""
    matrix = rng.normal(size=(rows, columns))
    for _ in range(2):
        middles = _STEP * np.arange(len(matrix)) + _STEP / 2 - 0.5
        pixels = np.arange(_STEP * len(matrix))
        matrix = np.stack([np.interp(pixels, middles, line) for line in matrix.T])
    return matrix.round(2)


def test_values_that_bend_at_the_labels_are_smoothed() -> None:
    values = _smoothed(np.random.default_rng(1), 9, 14)
    assert is_smoothed(values, _axis(len(values), _STEP), _axis(values.shape[1], _STEP))
    # One axis may have no labels, and values may be missing.
    values[20:30, 7] = np.nan
    values[0] = np.nan
    assert is_smoothed(values, _axis(len(values), 1000), _axis(values.shape[1], _STEP))


@pytest.mark.parametrize("every", [1, 3, 7, 20])
def test_labels_at_other_places_tell_nothing(every: int) -> None:
    values = _smoothed(np.random.default_rng(2), 9, 14)
    axes = [_axis(n, every, first=0) for n in values.shape]
    assert not is_smoothed(values, *axes)


@pytest.mark.parametrize("kind", ["noise", "walk", "waves", "blocks", "nothing"])
def test_cells_of_a_pixel_each_are_cells(kind: str) -> None:
    rng = np.random.default_rng(3)
    noise = rng.normal(size=(108, 168))
    values = {
        "noise": noise,
        "walk": noise.cumsum(axis=0).cumsum(axis=1),
        "waves": np.sin(np.arange(108) / 17.0)[:, None] * np.cos(np.arange(168) / 11.0),
        "blocks": np.kron(noise[:9, :14], np.ones((_STEP, _STEP))) + noise / 10,
        "nothing": np.full((108, 168), np.nan),
    }[kind]
    assert not is_smoothed(values, _axis(108, _STEP), _axis(168, _STEP))
