"""Bars in many steps of one or two pixels."""

from __future__ import annotations

import numpy as np

from unheat.decide.decode import decode
from unheat.decide.thin_steps import is_in_steps, thin_steps
from unheat.model import Box, CellPixels, ColorScale, Tick


def key(steps: int, length: int) -> np.ndarray:
    """(length, 3) levels from blue over white to red in so many steps."""
    along = np.linspace(-1.0, 1.0, steps)
    red, blue = np.minimum(1 + along, 1), np.minimum(1 - along, 1)
    rgb = 255 * np.stack([red, 1 - np.abs(along), blue], axis=1)
    at = np.floor((np.arange(length) + 0.5) * steps / length).astype(int)
    return np.asarray(np.round(rgb)[at])


def test_runs_of_one_and_of_two_pixels_are_steps_and_scattered_ones_are_not() -> None:
    assert is_in_steps(key(60, 109), 0.6)
    steps = thin_steps(key(60, 109))
    assert steps is not None
    assert len(steps) in (58, 59, 60)
    rng = np.random.default_rng(137001)
    pixels = np.cumsum(rng.uniform(0, 8, (60, 3)), axis=0).round()
    assert not is_in_steps(pixels[np.floor(np.arange(108) / 1.8).astype(int)], 0.1)
    assert thin_steps(key(60, 120)) is None
    assert thin_steps(key(240, 240)) is None


def test_values_of_all_steps_lie_in_their_intervals() -> None:
    steps, length = 60, 108.6
    values = np.random.default_rng(137002).uniform(-1.95, 1.95, (30, 20))
    table = key(steps, steps)
    cells = table[np.floor((values + 2) / 4 * steps).astype(int)]
    borders = np.round(0.4 + np.arange(steps + 1) * length / steps).astype(int)
    bar = table.repeat(np.diff(borders), axis=0)
    at = (np.arange(len(bar)) + borders[0] + 0.1) / length
    knots = tuple((4 * p - 2, *map(float, color)) for p, color in zip(at, bar, strict=True))
    scale = ColorScale(
        origin="colorbar",
        minimum=-2.0,
        maximum=2.0,
        knots=knots,
        box=Box(0.4, 0.0, 0.4 + length, 10.0),
        orientation="horizontal",
        ticks=tuple(Tick(text=f"{v}", value=float(v), position=(v + 2) / 4) for v in range(-2, 3)),
    )
    pixels = CellPixels(
        rgb=cells,
        spread=np.zeros(values.shape),
        clean=np.full(values.shape, 400.0),
        ink_box=np.full((*values.shape, 4), np.nan),
        ink_share=np.zeros(values.shape),
        blank=np.zeros(values.shape, dtype=bool),
    )
    found = decode(scale, pixels, crisp=True)
    # The two steps in the middle have one color, which an interval of either does not tell.
    told = np.abs(values) > 0.07
    assert not ((found.low > values) | (values > found.high))[told].any()
    assert np.nanmedian(found.high - found.low) < 0.17


def test_steps_of_three_and_four_pixels_whose_ends_a_frame_mixed_are_steps() -> None:
    bar = key(45, 143)
    bar[[0, -1]] *= 0.6
    assert is_in_steps(bar, 0.6)
