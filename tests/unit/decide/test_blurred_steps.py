"""Steps of a palette behind a blur."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from scipy.ndimage import gaussian_filter1d
from tests.unit.decide.conftest import paint

from unheat.decide.blurred_steps import step_share
from unheat.decide.curve import curve_of
from unheat.model import Box, ColorScale

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


def test_steps_that_a_resizer_left_are_as_wide_as_they_were() -> None:
    rgb = bar(26, 0.5)
    places = (np.arange(LONG) + 0.5) / LONG
    scale = ColorScale(
        minimum=0.0,
        maximum=1.0,
        knots=tuple((at, *color) for at, color in zip(places.tolist(), rgb.tolist(), strict=True)),
        origin="colorbar",
        box=Box(10.0, 10.0, 30.0, 10.0 + LONG),
    )
    cells = np.rint(paint(np.linspace(0.05, 0.95, 60)))
    curve = curve_of(scale, places, rgb, cells, lossy=False)
    inner = (curve.ramp.positions > 0.1) & (curve.ramp.positions < 0.9)
    assert curve.ramp.step[inner].min() >= 0.5 / 27
