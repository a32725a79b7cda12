"""Pieces of a bar that marks drawn over it part."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.detect.test_colorbar import page, ramp

from unheat.detect.colorbar import find_bars


@pytest.mark.parametrize("reach", [12, 20])
def test_marks_that_reach_beyond_the_middle_of_steps_part_none_of_them(reach: int) -> None:
    picture = page(480, 400)
    colors = ramp(16, (112, 0, 2), (200, 33, 9), (203, 149, 16), (20, 160, 200), (10, 10, 120))
    picture[20:436, 200:235] = np.repeat(colors.round().astype(np.uint8), 26, axis=0)[:, None]
    for row in range(40, 430, 44):
        picture[row, 235 - reach : 235] = 0
    (bar,) = find_bars(picture)
    assert bar.box.as_tuple() == pytest.approx((200, 20, 235, 436), abs=0.6)
    assert len(bar.segments) == 17


@pytest.mark.parametrize("grain", [2.0, 5.0])
def test_the_grain_of_a_scan_that_is_kept_as_it_is_breaks_no_bar(grain: float) -> None:
    picture = page(300, 200).astype(float)
    colors = ramp(260, (8, 48, 107), (66, 146, 198), (198, 219, 239))
    picture[20:280, 100:127] = colors[:, None]
    for row in range(30, 280, 40):
        picture[row : row + 2, 127:133] = 30
    grainy = picture + np.random.default_rng(1).normal(0, grain, picture.shape)
    (bar,) = find_bars(grainy.round().clip(0, 255).astype(np.uint8))
    assert bar.box.as_tuple() == pytest.approx((100, 20, 127, 280), abs=0.6)
    assert len(bar.tick_positions) == 7
