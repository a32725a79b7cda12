"""Steps of a diverging bar whose two tints of one lightness are nearer than their neighbors."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.bar_arms import has_two_arms
from unheat.detect.colorbar import find_bars
from unheat.model import Box

FloatArray = npt.NDArray[np.float64]
BROWN_TO_GREEN = ((84, 48, 5), (245, 245, 245), (0, 60, 48))


def between(places: FloatArray, stops: tuple[tuple[int, int, int], ...]) -> FloatArray:
    """(n, 3) colors at places from 0 to 1 between evenly spaced stops."""
    table = np.array(stops, dtype=float)
    ends = np.linspace(0.0, 1.0, len(stops))
    return np.stack([np.interp(places, ends, table[:, k]) for k in range(3)], axis=1).round()


@pytest.mark.parametrize("count", [9, 10])
def test_two_hues_that_meet_in_the_middle_are_arms(count: int) -> None:
    assert has_two_arms(between(np.linspace(0.0, 1.0, count), BROWN_TO_GREEN))


def test_values_that_rise_and_fall_again_come_back_the_same_way() -> None:
    places = np.array([0.1, 0.3, 0.5, 0.8, 1.0, 0.9, 0.6, 0.4, 0.2])
    assert not has_two_arms(between(places, ((247, 251, 255), (8, 48, 107))))


def test_steps_from_brown_over_white_to_green_are_a_bar() -> None:
    picture = np.full((300, 200, 3), 255, dtype=np.uint8)
    steps = between(np.linspace(0.0, 1.0, 10), BROWN_TO_GREEN).astype(np.uint8)
    picture[30:270, 90:110] = np.repeat(steps, 24, axis=0)[:, None]
    (bar,) = find_bars(picture)
    assert bar.box == Box(90, 30, 110, 270)
    assert len(bar.segments) == 11
