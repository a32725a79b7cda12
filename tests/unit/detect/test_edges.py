"""Profiles of steps: what is counted column by column, and in one go."""

from __future__ import annotations

import numpy as np

from unheat.detect.edges import noise_level, run_profile, step_sizes, transposed


def test_runs_weigh_by_their_length() -> None:
    image = np.random.default_rng(5).integers(0, 4, (23, 17, 3), dtype=np.uint8) * np.uint8(60)
    image[:, 9:] //= 3
    hit = step_sizes(image) >= 100
    strength = np.zeros(18)
    for column in range(16):
        stretches = "".join("x" if one else " " for one in hit[:, column]).split()
        for length in map(len, stretches):
            strength[column + 1] += length * min(1.0, length / (23 / 4)) / 23
    step = [(step_sizes(image) * hit)[:, i].sum() / max(hit[:, i].sum(), 1) for i in range(16)]
    found = run_profile(step_sizes(image), 100.0)
    np.testing.assert_allclose(found.strength, strength)
    np.testing.assert_allclose(found.step[1:-1], step)


def test_a_transposed_picture_is_a_copy() -> None:
    image = np.arange(24, dtype=np.uint8).reshape(2, 4, 3)
    found = transposed(image[:, 1:])
    np.testing.assert_array_equal(found, image[:, 1:].transpose(1, 0, 2))
    assert found.flags["C_CONTIGUOUS"]


def test_steps_along_both_axes_are_those_of_the_turned_picture() -> None:
    image = np.random.default_rng(2).integers(0, 256, (9, 7, 3)).astype(np.uint8)
    np.testing.assert_array_equal(step_sizes(image, axis=0), step_sizes(transposed(image)).T)
    assert step_sizes(image[:1], axis=0).shape == (0, 7)
    assert step_sizes(image[:, :1]).shape == (9, 0)


def test_noise_is_the_median_step_however_many_there_are() -> None:
    rng = np.random.default_rng(7)
    for share in (0.0, 0.3, 0.5, 0.6, 1.0):
        steps = rng.integers(1, 40, (40, 51), dtype=np.uint8)
        steps[rng.random(steps.shape) >= share] = 0
        assert noise_level(steps) == np.percentile(steps, 50, method="inverted_cdf")
