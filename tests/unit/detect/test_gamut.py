"""Palettes that are even to the eye hurry where a channel runs out."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.bar_smooth import longest_smooth


def ramp(red: tuple[int, ...], green: int) -> npt.NDArray[np.float64]:
    """Bands of five rows: red falls in these steps and then stays, blue rises slowly."""
    levels = [255 - 8 * k for k in range(20)] + list(red) + [red[-1]] * 20
    bands = [(level, green, 40 + 2 * k) for k, level in enumerate(levels)]
    return np.repeat(np.array(bands, dtype=float), 5, axis=0)


@pytest.mark.parametrize(
    ("red", "green", "whole"),
    [
        # R's hcl.colors(64, "Viridis") where it leaves sRGB.
        ((95, 79, 62, 37, 0), 200, True),
        # A leap as far from one bright level to another is the edge of something.
        ((95, 79, 140, 135, 130), 200, False),
    ],
)
def test_one_channel_that_runs_out_is_no_leap(
    red: tuple[int, ...], green: int, whole: bool
) -> None:
    colors = ramp(red, green)
    assert (longest_smooth(colors, 2) == (0, len(colors))) is whole
