"""Bars of steps that sample a ramp, whose cells have the colors between the steps."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest

from unheat.decide.decode import decode
from unheat.decide.sampled import as_ramp
from unheat.model import Box, CellPixels, ColorScale, Reason

FloatArray = npt.NDArray[np.float64]
STOPS = np.array([[140.0, 81, 10], [245, 245, 245], [53, 40, 120]])
VALUES = np.array([[2.9, 3.9, 2.3, 5.4], [9.1, 6.7, 7.8, 9.8], [7.0, 1.6, 4.1, 0.2]])


def color(values: FloatArray) -> FloatArray:
    """(…, 3) colors of values from 0 to 10."""
    return np.stack([np.interp(values, [0, 5, 10], STOPS[:, k]) for k in range(3)], axis=-1).round()


def seen(rgb: FloatArray) -> CellPixels:
    shape = rgb.shape[:2]
    return CellPixels(
        rgb=rgb,
        spread=np.zeros(shape),
        clean=np.full(shape, 400.0),
        ink_box=np.full((*shape, 4), np.nan),
        ink_share=np.zeros(shape),
        blank=np.zeros(shape, dtype=bool),
    )


def steps() -> ColorScale:
    middles: FloatArray = np.arange(10, dtype=np.float64) + 0.5
    knots = np.column_stack([middles, color(middles)]).tolist()
    return ColorScale(
        origin="colorbar",
        minimum=0.0,
        maximum=10.0,
        norm="boundaries",
        boundaries=tuple(float(bound) for bound in range(11)),
        knots=tuple((value, red, green, blue) for value, red, green, blue in knots),
    )


def test_cells_with_colors_between_the_steps_are_read_between_them() -> None:
    pixels = seen(color(VALUES))
    scale = as_ramp(steps(), pixels, lossy=False)
    assert (scale.norm, scale.minimum, scale.maximum) == ("linear", 0.0, 10.0)
    found = decode(scale, pixels)
    assert found.value == pytest.approx(VALUES, abs=0.06)
    assert (found.high - found.low <= 0.6).all()


def test_cells_in_the_colors_of_the_steps_are_classes() -> None:
    pixels = seen(color(np.floor(VALUES) + 0.5))
    assert as_ramp(steps(), pixels, lossy=False) == steps()


def test_cells_off_the_curve_of_the_steps_are_none_of_its_ramp() -> None:
    """Paler cells, as under a veil, lie between no two steps."""
    pixels = seen(0.5 * color(VALUES) + 60.0)
    assert as_ramp(steps(), pixels, lossy=False) == steps()


def test_a_codec_may_have_moved_colors_off_their_steps() -> None:
    ramp = as_ramp(steps(), seen(color(VALUES)), lossy=True)
    assert (ramp.norm, ramp.review, ramp.reasons) == ("linear", True, (Reason.NORM_IN_DOUBT,))
    nearly = seen(color(np.floor(VALUES) + 0.5) + 3.0)
    assert as_ramp(steps(), nearly, lossy=True) == steps()


def test_a_codec_moves_all_cells_of_a_class_alike() -> None:
    """Off their steps by more than a codec's rounding, but at one place each."""
    values = np.tile([1.2, 3.7, 6.1, 8.4], (6, 1))
    classes = seen(color(np.floor(values) + 0.5) + np.array([0.0, 12.0, 0.0]))
    assert as_ramp(steps(), classes, lossy=True) == steps()
    spread = seen(color(np.linspace(0.0, 10.0, 24).reshape(6, 4)))
    assert as_ramp(steps(), spread, lossy=True).norm == "linear"


def test_edges_of_even_steps_are_seen_to_a_pixel() -> None:
    """Steps of eight to ten pixels are of one size; on a longer bar they are not."""
    pixels = seen(color(VALUES))
    bounds = (0.0, 1.1, 2.0, 3.0, 3.9, 5.0, 6.1, 7.0, 8.0, 8.9, 10.0)
    uneven = replace(steps(), boundaries=bounds)
    assert as_ramp(uneven, pixels, lossy=False).norm == "boundaries"
    small = replace(uneven, box=Box(0.0, 0.0, 12.0, 90.0))
    assert as_ramp(small, pixels, lossy=False).norm == "linear"
    long = replace(uneven, box=Box(0.0, 0.0, 12.0, 900.0))
    assert as_ramp(long, pixels, lossy=False).norm == "boundaries"
