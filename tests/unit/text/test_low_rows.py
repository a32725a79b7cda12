"""Short names of rows are level, whatever the way from one letter to the other is."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.text.low_rows import are_low_rows


def _names(
    count: int, length: int, rise: float
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Names of so many letters of 6 × 9 px, each ``rise`` px higher than the one before it."""
    boxes = [
        [10.0 + 8 * k, 50.0 * row - rise * k, 16.0 + 8 * k, 50.0 * row - rise * k + 9]
        for row in range(count)
        for k in range(length)
    ]
    return np.array(boxes)


@pytest.mark.parametrize(
    ("count", "length", "rise", "level"),
    [
        (6, 2, 4.0, True),
        (6, 1, 0.0, True),
        (6, 5, 6.0, False),
        (6, 4, 0.0, False),
        (2, 2, 4.0, False),
    ],
)
def test_names_as_short_as_two_letters_are_level(
    count: int, length: int, rise: float, level: bool
) -> None:
    assert are_low_rows(_names(count, length, rise), 9.0) is level
