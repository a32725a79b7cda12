"""Classes of values, learned from the numbers in cells of few colors."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from unheat.decide.learned_classes import find_classes

FloatArray = npt.NDArray[np.float64]
RAMP = np.array([[255, 255, 204], [254, 217, 118], [253, 141, 60], [227, 26, 28], [128, 0, 38.0]])


def cells(
    bounds: list[float], *, per_class: int = 6, seed: int = 3
) -> tuple[FloatArray, FloatArray]:
    """Colors (n, 3) and numbers (n,) of cells in classes between ``bounds``."""
    generator = np.random.default_rng(seed)
    steps = len(bounds) - 1
    values = np.concatenate(
        [generator.uniform(bounds[k], bounds[k + 1], per_class).round(1) for k in range(steps)]
    )
    rgb = np.repeat(RAMP[:steps], per_class, axis=0)
    order = generator.permutation(len(values))
    return rgb[order], values[order]


@pytest.mark.parametrize(
    "bounds", [[0, 10, 20, 30, 40, 50], [-1, -0.5, 0, 0.5, 1], [200, 400, 600, 800]]
)
def test_numbers_of_one_color_between_those_of_others_are_classes(bounds: list[float]) -> None:
    rgb, values = cells(bounds, per_class=9)
    found = find_classes(rgb + np.linspace(-1.0, 1.0, len(rgb))[:, None], values, 0.4)
    assert found is not None
    assert found.told
    assert found.bounds.tolist() == bounds
    assert np.abs(found.rgb - RAMP[: len(bounds) - 1]).max() <= 1.0


def test_a_misprint_bends_no_class() -> None:
    rgb, values = cells([0, 10, 20, 30, 40, 50])
    values[int(np.argmin(values))] = 47.0
    found = find_classes(rgb, values, 0.0)
    assert found is not None
    assert found.bounds.tolist() == [0, 10, 20, 30, 40, 50]


def test_a_misprint_among_two_numbers_of_a_class_moves_it_nowhere() -> None:
    """Two neighbors exchanged: one of the highest class, of two numbers, and one of the second."""
    rgb, values = cells([0, 10, 20, 30, 40, 50])
    highest = np.flatnonzero(values >= 40)
    kept = np.setdiff1d(np.arange(len(values)), highest[2:])
    second = int(np.flatnonzero((values >= 10) & (values < 20))[0])
    values[second], values[highest[0]] = values[highest[0]], values[second]
    found = find_classes(rgb[kept], values[kept], 0.0)
    assert found is not None
    assert found.bounds.tolist() == [0, 10, 20, 30, 40, 50]


def test_uneven_classes_end_half_way_between_their_numbers() -> None:
    rgb, values = cells([0, 50, 80, 100], per_class=12)
    found = find_classes(rgb, values, 0.0)
    assert found is not None
    assert not found.told
    low, middle = np.sort(values)[:12].max(), np.sort(values)[12:24]
    assert found.bounds[1] == pytest.approx((low + middle.min()) / 2)
    assert found.bounds[[0, -1]].tolist() == [values.min(), values.max()]


def test_one_number_for_each_color_is_no_class() -> None:
    rgb = np.repeat(RAMP, 6, axis=0)
    assert find_classes(rgb, np.repeat([1.0, 2.0, 3.0, 4.0, 5.0], 6), 0.0) is None


def test_colors_between_the_others_are_those_of_a_ramp() -> None:
    values = np.linspace(0.0, 50.0, 30)
    places = np.linspace(0.0, 50.0, 5)
    rgb = np.stack([np.interp(values, places, RAMP[:, k]) for k in range(3)], axis=1)
    assert find_classes(rgb, values, 0.0) is None


def test_numbers_that_follow_no_color_have_no_classes() -> None:
    rgb, values = cells([0, 10, 20, 30, 40, 50])
    assert find_classes(rgb, np.random.default_rng(0).permutation(values), 0.0) is None


def test_few_numbers_fall_into_an_order_by_chance() -> None:
    rgb, values = cells([0, 10, 20, 30, 40], per_class=2)
    assert find_classes(rgb, values, 0.0) is None
