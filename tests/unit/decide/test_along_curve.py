"""Places on a curve where one component is known and another is not."""

from __future__ import annotations

import numpy as np

from unheat.color.ramp import Ramp
from unheat.color.spaces import srgb_to_codec
from unheat.decide.along_curve import places_by_components

RAMP = Ramp.from_rgb(
    np.linspace(0.0, 1.0, 101),
    np.linspace([20.0, 40.0, 120.0], [250.0, 220.0, 60.0], 101),
    space=srgb_to_codec,
)


def test_what_is_known_well_tells_the_place() -> None:
    true = np.array([0.2, 0.5, 0.8])
    rgb = RAMP.rgb_at(true)
    # Twelve units of one chroma, which is all that a codec lost.
    rgb[:, 2] += 24.0
    errors = np.tile([0.5, 12.0, 12.0], (3, 1))
    plainly = RAMP.project(rgb, 12.0)
    found = places_by_components(RAMP, rgb, errors, 2.0, plainly)
    assert np.abs(found.position - true).max() < 0.03
    assert (found.low <= true).all()
    assert (true <= found.high).all()
    assert (found.high - found.low < 0.3 * (plainly.high - plainly.low)).all()


def test_errors_that_are_too_small_are_so_for_all() -> None:
    rng = np.random.default_rng(2)
    true = rng.uniform(0.2, 0.8, 400)
    rgb = RAMP.rgb_at(true) + rng.normal(0.0, 6.0, (400, 3))
    plainly = RAMP.project(rgb, 1.0)
    # Half of what they are.
    errors = np.tile([1.0, 0.47, 0.47], (400, 1))
    found = places_by_components(RAMP, rgb, errors, 2.2, plainly)
    held = (found.low <= true) & (true <= found.high)
    assert held.mean() > 0.9


def test_colors_far_from_the_curve_and_without_errors_stay_as_they_were() -> None:
    rgb = np.array([[40.0, 250.0, 40.0], [20.0, 40.0, 120.0], [np.nan, 0.0, 0.0]])
    rgb = np.concatenate([rgb, RAMP.rgb_at(np.linspace(0.1, 0.9, 9))])
    errors = np.full((12, 3), 0.5)
    errors[1] = np.nan
    plainly = RAMP.project(rgb, 1.0)
    found = places_by_components(RAMP, rgb, errors, 2.0, plainly)
    np.testing.assert_array_equal(found.position[:3], plainly.position[:3])
    none = places_by_components(RAMP, rgb, np.full((12, 3), np.nan), 2.0, plainly)
    assert none is plainly


def test_two_places_are_given_where_both_may_be() -> None:
    arms = np.concatenate([np.linspace([0, 0, 200], [250, 250, 250], 51),
                           np.linspace([250, 250, 250], [88, 0, 40], 51)[1:]])  # fmt: skip
    ramp = Ramp.from_rgb(np.linspace(0.0, 1.0, 101), arms, space=srgb_to_codec)
    rgb = ramp.rgb_at(np.array([0.3]))
    plainly = ramp.project(rgb, 0.5)
    found = places_by_components(ramp, rgb, np.array([[0.5, 40.0, 40.0]]), 2.2, plainly)
    assert 0.6 < found.other[0] < 0.8
