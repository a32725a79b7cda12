"""A diverging bar that the page's color parts in its middle is one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.bar_halves import halves_joined
from unheat.model import Bar, Box

UPPER = Bar(
    box=Box(200.0, 40.2, 220.0, 119.8),
    orientation="vertical",
    tick_positions=(60.0,),
    tick_side="right",
    slack=(0.1, 0.5),
)
LOWER = Bar(
    box=Box(200.3, 120.1, 220.2, 200.0),
    orientation="vertical",
    tick_positions=(150.0, 180.0),
    tick_side="right",
    slack=(0.4, 0.2),
)


def picture() -> npt.NDArray[np.uint8]:
    """Red over page gray to blue, between rows 40 and 200."""
    rgb = np.full((240, 300, 3), 230, dtype=np.uint8)
    share = np.linspace(-1.0, 1.0, 160)[:, None]
    page = np.array([230.0, 230.0, 230.0])
    ends = np.where(share < 0.0, np.array([200.0, 20.0, 30.0]), np.array([20.0, 30.0, 200.0]))
    ramp = page + np.abs(share) * (ends - page)
    rgb[40:200, 200:220] = ramp[:, None].astype(np.uint8)
    return rgb


def test_halves_are_one_bar_with_the_marks_of_both() -> None:
    (bar,) = halves_joined(picture(), (UPPER, LOWER))
    assert bar.box == Box(200.0, 40.2, 220.2, 200.0)
    assert bar.tick_positions == (60.0, 150.0, 180.0)
    assert bar.slack == (0.1, 0.2)


def test_level_ones_as_well() -> None:
    turned = [
        replace(bar, box=bar.box.transposed(), orientation="horizontal", tick_side="bottom")
        for bar in (LOWER, UPPER)
    ]
    assert len(halves_joined(picture().transpose(1, 0, 2), turned)) == 1


def test_marks_on_both_sides_are_none() -> None:
    (bar,) = halves_joined(picture(), (UPPER, replace(LOWER, tick_side="left")))
    assert bar.tick_positions == ()
    assert bar.tick_side is None


@pytest.mark.parametrize(
    "lower",
    [
        replace(LOWER, box=Box(200.3, 132.0, 220.2, 200.0)),
        replace(LOWER, box=Box(206.0, 120.1, 226.0, 200.0)),
        replace(LOWER, extends_start=True),
        replace(LOWER, segments=(120.0, 160.0, 200.0)),
    ],
)
def test_others_are_two(lower: Bar) -> None:
    """Apart, beside each other, with a point between them, in steps."""
    assert len(halves_joined(picture(), (UPPER, lower))) == 2


def test_bars_that_touch_and_leap_are_two() -> None:
    rgb = picture()
    rgb[120:200, 200:220] = rgb[120:200, 200:220][::-1]
    assert halves_joined(rgb, (UPPER, LOWER)) == (UPPER, LOWER)
