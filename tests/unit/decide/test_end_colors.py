"""What a bar does at its ends: pieces that a resizer mixed with the page, steps of a palette."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.color.spaces import srgb_to_lab
from unheat.decide.end_colors import are_flat_but_mixed, in_even_steps, longest_run


def ramp(flat: int, *, mixed: bool = True) -> np.ndarray:
    """(80, 3) levels from red to blue that stand still for ``flat`` pixels at both ends, the
    outermost pixel a little paler where a resizer ``mixed`` the page into it."""
    along = np.clip((np.arange(80) - flat) / (79 - 2 * flat), 0.0, 1.0)
    rgb = np.stack([200 - 200 * along, 40 + 0 * along, 30 + 170 * along], axis=1)
    if mixed:
        rgb[[0, -1]] += 9.0
    return np.round(rgb)


def told(rgb: np.ndarray, tick_px: float) -> bool:
    places = (np.arange(len(rgb)) + 0.5) / len(rgb)
    ticks = (tick_px / len(rgb), 1.0 - tick_px / len(rgb))
    return are_flat_but_mixed(places, srgb_to_lab(rgb), ticks, float(len(rgb)))


@pytest.mark.parametrize(("flat", "tick", "is_flat"), [(5, 5.0, True), (0, 5.0, False)])
def test_ends_of_one_color_beyond_their_ticks_are_flat_whatever_is_mixed_into_them(
    flat: int, tick: float, is_flat: bool
) -> None:
    assert told(ramp(flat), tick) == is_flat


def test_two_pixels_that_are_left_tell_and_one_does_not() -> None:
    assert told(ramp(5), 4.0)
    assert not told(ramp(3), 3.0)
    assert longest_run(srgb_to_lab(ramp(5))) == 6


def test_steps_of_one_length_are_drawn_and_uneven_ones_are_not() -> None:
    colors = np.stack([np.linspace(0, 250, 12), np.linspace(90, 10, 12), np.full(12, 40.0)], axis=1)
    assert in_even_steps(colors.repeat([3, 4, 3, 4, 4, 3, 4, 4, 3, 4, 4, 3], axis=0))
    assert not in_even_steps(colors.repeat([3, 4, 3, 6, 4, 3, 4, 4, 3, 4, 4, 3], axis=0))
    assert not in_even_steps(colors.repeat([6, 4, 3, 4, 4, 3, 4, 4, 3, 4, 4, 3], axis=0))
    assert not in_even_steps(colors.repeat(2, axis=0))
