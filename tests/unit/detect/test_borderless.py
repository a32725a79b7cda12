"""A field in the colors of a bar is refused in words that say why."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.detect.borderless import WHY, borderless
from unheat.model import Bar, Box

FIELD = Box(20.0, 20.0, 220.0, 220.0)
BAR = Bar(box=Box(250, 20, 264, 220), orientation="vertical", tick_positions=(60.0, 150.0))


def painted(values: npt.NDArray[np.float64]) -> npt.NDArray[np.uint8]:
    """A field (200, 200) of numbers from 0 to 1 beside a bar from blue to yellow."""
    rgb = np.full((240, 300, 3), 255, np.uint8)

    def colors(at: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return np.stack([220 * at, 200 * at, 200 - 150 * at], axis=-1)

    rgb[20:220, 20:220] = np.round(colors(values))
    rgb[20:220, 250:264] = np.round(colors(np.linspace(1, 0, 200)))[:, None]
    return rgb


def test_a_smooth_field_beside_its_bar_is_told() -> None:
    y, x = np.mgrid[0:200, 0:200]
    rgb = painted(0.5 + 0.5 * np.sin(x / 19.0) * np.cos(y / 23.0))
    assert [one.why for one in borderless(rgb, [FIELD], [BAR])] == [WHY]


def test_other_colors_flat_areas_and_no_bar_are_not() -> None:
    y, x = np.mgrid[0:200, 0:200]
    rgb = painted(0.5 + 0.5 * np.sin(x / 19.0) * np.cos(y / 23.0))
    assert borderless(rgb, [FIELD], []) == []
    assert borderless(painted(np.round(x / 199.0)), [FIELD], [BAR]) == []
    rgb[20:220, 20:220] = np.random.default_rng(1).integers(0, 255, (200, 200, 3))
    assert borderless(rgb, [FIELD], [BAR]) == []
