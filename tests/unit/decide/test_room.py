"""By how much printed numbers may leave the intervals of their colors: as a whole panel does."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from unheat.decide.decode import decode
from unheat.decide.relation import Kinship
from unheat.decide.sight import Sight, sight_of
from unheat.model import Box, CellPixels, ColorScale

_HALF, _QUANTUM = 0.02, 0.01


def _sight(scatter: float) -> tuple[Sight, np.ndarray]:
    """Colors (8, 8) told to within ±0.02 of a bar, and the numbers that scatter about them."""
    rng = np.random.default_rng(4)
    colors = rng.uniform(0.2, 0.8, (8, 8))
    numbers = np.round(colors + scatter * rng.standard_normal(colors.shape), 2)
    places = (np.arange(200) + 0.5) / 200
    ramp = np.stack([255 * places, 255 * (1 - places), np.full(200, 90.0)], axis=1)
    knots = tuple(map(tuple, np.column_stack([places, ramp]).tolist()))
    scale = ColorScale(
        origin="colorbar", minimum=0.0, maximum=1.0, knots=knots, box=Box(0.0, 0.0, 20.0, 200.0)
    )
    shape = colors.shape
    pixels = CellPixels(
        rgb=np.stack([255 * colors, 255 * (1 - colors), np.full(shape, 90.0)], axis=-1),
        spread=np.zeros(shape),
        clean=np.full(shape, 400.0),
        ink_box=np.full((*shape, 4), np.nan),
        ink_share=np.zeros(shape),
        blank=np.zeros(shape, dtype=bool),
    )
    decoded = decode(scale, pixels)
    low, high = decoded.value - _HALF, decoded.value + _HALF
    decoded = replace(decoded, low=low, high=high, inner_low=low, inner_high=high)
    kinship = Kinship(kind="same", share=1.0, shift=np.zeros(shape), slack=scatter)
    weights, quanta = np.ones(shape), np.full(shape, _QUANTUM)
    return sight_of(scale, decoded, kinship, numbers, quanta, weights), decoded.value


def test_a_number_beyond_an_interval_that_others_keep_to_does_not_fit() -> None:
    sight, colors = _sight(scatter=0.007)
    beyond = float(colors[3, 3]) + _HALF + _QUANTUM / 2
    assert sight.fits((3, 3), beyond - 0.001, _QUANTUM)
    assert not sight.fits((3, 3), beyond + 0.006, _QUANTUM)


def test_where_all_leave_their_intervals_one_that_leaves_it_as_far_fits() -> None:
    sight, colors = _sight(scatter=0.016)
    beyond = float(colors[3, 3]) + _HALF + _QUANTUM / 2
    assert sight.fits((3, 3), beyond + 0.008, _QUANTUM)
    assert not sight.fits((3, 3), beyond + 0.06, _QUANTUM)
