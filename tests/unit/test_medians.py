"""Quick medians are numpy's, to the last bit."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.medians import level_percentiles, median, median_level, percentile

KINDS = ["float64", "float32", "uint8", "int64"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("count", [1, 2, 3, 8, 31])
def test_medians_are_those_of_numpy(kind: str, count: int) -> None:
    values = np.random.default_rng(count).uniform(0, 250, (count, 4, 3)).astype(kind)
    assert median(values) == np.median(values)
    ours, theirs = median(values, along_first=True), np.median(values, axis=0)
    assert ours.dtype == theirs.dtype
    np.testing.assert_array_equal(ours, theirs)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("percent", [0, 10, 60, 92, 99.5, 100])
def test_percentiles_are_those_of_numpy(kind: str, percent: float) -> None:
    for count in (1, 2, 7, 40):
        values = np.random.default_rng(count).uniform(0, 250, count).astype(kind)
        assert percentile(values, percent) == np.percentile(values, percent)


def test_many_values_and_those_that_are_none() -> None:
    many = np.random.default_rng(0).normal(size=(5000, 2))
    assert median(many) == np.median(many)
    assert percentile(many, 90) == np.percentile(many, 90)
    odd = np.array([[1.0, np.nan], [2.0, 5.0], [4.0, 6.0]])
    assert np.isnan(median(odd))
    np.testing.assert_array_equal(median(odd, along_first=True), [2.0, np.nan])
    assert median([3, 1, 2]) == 2.0


@pytest.mark.parametrize("count", [1, 2, 9, 113, 300])
def test_medians_and_percentiles_of_levels_are_those_of_numpy(count: int) -> None:
    levels = np.random.default_rng(count).integers(0, 256, (4, count, 3)).astype(np.uint8)
    for axis in (0, 1, 2):
        np.testing.assert_array_equal(median_level(levels, axis), np.median(levels, axis=axis))
    for percent in (0, 10, 33, 90, 100):
        theirs = np.percentile(levels[0], percent, axis=0)
        np.testing.assert_array_equal(level_percentiles(levels[0], percent)[0], theirs)
    assert np.isnan(median_level(levels[:, :0], 1)).all()
