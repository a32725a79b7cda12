"""Whether a smeared bar goes on beyond its outermost ticks."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.decide.going_on import goes_on, stands_still
from unheat.model import Bar, Box, Raster

_GAPS = (11.0, 11.0)


def _raster(*, still: bool, smear: int = 4) -> Raster:
    """A bar of 900 rows from blue over white to red with grain, in a gray frame that a codec
    smears over ``smear`` rows; with ``still`` it keeps one color beyond its ticks.
    """
    places = np.arange(900) + 0.5
    if still:
        places = np.clip(places, _GAPS[0], 900.0 - _GAPS[1])
    share = np.abs(places - 450.0) / 450.0
    faded = 255.0 * (1.0 - share)
    ends = np.where((places < 450.0)[:, None], [0.0, 0.0, 255.0], [255.0, 0.0, 0.0])
    ramp = faded[:, None] + share[:, None] * ends
    ramp += np.random.default_rng(2).normal(0.0, 0.6, ramp.shape)
    for row in range(smear):
        dark = 0.6 * 0.5**row
        for at in (row, -1 - row):
            ramp[at] = (1.0 - dark) * ramp[at] + dark * np.array([120.0, 120.0, 120.0])
    rgb = np.full((1000, 120, 3), 255.0)
    rgb[50:950, 40:80] = ramp[:, None]
    pixels: npt.NDArray[np.uint8] = np.clip(np.rint(rgb), 0, 255).astype(np.uint8)
    return Raster(rgb=pixels, name="bar", sha256="0" * 64, format="jpeg", lossy=True)


def _bar() -> Bar:
    return Bar(box=Box(40.0, 50.0, 80.0, 950.0), orientation="vertical", tick_positions=())


def test_a_ramp_that_moves_before_a_smeared_frame_goes_on() -> None:
    assert goes_on(_raster(still=False), _bar(), _GAPS)


def test_a_ramp_that_stands_still_does_not_go_on() -> None:
    assert not goes_on(_raster(still=True), _bar(), _GAPS)
    assert not goes_on(_raster(still=True, smear=6), _bar(), _GAPS)


def test_one_end_that_stands_still_beyond_its_tick_is_told_from_a_ramp_that_goes_on() -> None:
    one = (0.0, _GAPS[1])
    assert stands_still(_raster(still=True), _bar(), one, 2.0, 70.0)
    assert not stands_still(_raster(still=False), _bar(), one, 2.0, 70.0)
    assert not stands_still(_raster(still=True), _bar(), one, 2.0, 8.0), "too far off to tell"


def test_a_ramp_that_turns_before_its_end_does_not_stand_still() -> None:
    made = _raster(still=False)
    rgb = made.rgb.copy()
    # From the tick on the colors go back the way they came.
    rgb[50:61] = rgb[72:61:-1]
    turned = replace(made, rgb=rgb)
    assert not stands_still(turned, _bar(), (0.0, _GAPS[0]), 2.0, 70.0)
    assert not stands_still(turned, _bar(), (0.0, _GAPS[1]), 2.0, 70.0)


def test_a_ramp_that_bends_at_its_tick_does_not_stand_still() -> None:
    """Before the tick red rises alone, beyond it the others fall: the straight course says little
    of where the end is, and the end moves by its own pace."""
    made = _raster(still=False)
    rgb = made.rgb.copy()
    rise = np.clip(np.arange(900) - 40, 0, 110)
    fall = np.clip(40 - np.arange(900), 0, 40)
    bent = np.stack([60 + rise, 60 - fall, 60 - fall], axis=1)
    rgb[50:950, 40:80] = bent[:, None]
    assert not stands_still(replace(made, rgb=rgb), _bar(), (0.0, 40.0), 2.0, 70.0)
    rgb = rgb.copy()
    rgb[50:90, 40:80] = rgb[90, 40:80]
    assert stands_still(replace(made, rgb=rgb), _bar(), (0.0, 40.0), 2.0, 70.0)
