"""Labels that stand off the middle of their rows, all alike."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.text.off_center import stand_in_rows, turned_shift

CENTERS = np.array([20.0, 60.0, 100.0, 140.0])


@pytest.mark.parametrize(
    ("rest", "shift"),
    [
        ([0.19, 0.2, 0.21, 0.2], 0.2),
        ([0.19, 0.2, 0.21], 0.0),
        ([0.0, 0.3, -0.2, 0.1], 0.0),
        ([0.45, 0.46, 0.45, 0.44], 0.0),
    ],
)
def test_turned_labels_of_all_rows_are_moved_alike(rest: list[float], shift: float) -> None:
    assert turned_shift(rest, 4) == pytest.approx(shift)


def test_names_at_the_top_of_their_cells() -> None:
    assert stand_in_rows(CENTERS - 16, CENTERS, 40.0)
    assert not stand_in_rows(CENTERS[:3] - 16, CENTERS, 40.0)
    assert not stand_in_rows(CENTERS - 22, CENTERS, 40.0)
    assert not stand_in_rows(CENTERS - np.array([16.0, 2.0, 9.0, 16.0]), CENTERS, 40.0)
