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
