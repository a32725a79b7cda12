"""Steps of a palette behind a blur."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from scipy.ndimage import gaussian_filter1d
from tests.unit.decide.conftest import paint

from unheat.decide.blurred_steps import step_share

LONG = 290


def bar(steps: int, blur: float) -> npt.NDArray[np.float64]:
    """Colors (n, 3) of a bar in so many steps, blurred and rounded."""
    places = (np.floor((np.arange(LONG) + 0.5) / LONG * steps) + 0.5) / steps
    return np.asarray(np.rint(gaussian_filter1d(paint(places), blur, axis=0, mode="nearest")))


@pytest.mark.parametrize("steps", [40, 64, 75])
def test_steps_show_behind_a_blur(steps: int) -> None:
    assert step_share(bar(steps, 0.9)) == pytest.approx(1.0 / steps, rel=0.03)


@pytest.mark.parametrize("steps", [256, LONG])
def test_levels_are_no_steps(steps: int) -> None:
    for blur in (0.5, 0.9, 1.4):
        assert step_share(bar(steps, blur)) == 0.0


def test_a_short_bar_tells_no_steps() -> None:
    assert step_share(bar(64, 0.9)[:60]) == 0.0
