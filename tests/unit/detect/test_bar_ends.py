"""Where bars without a frame end, beside a mark and near the color of the page."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.detect.colorbar import find_bars


@pytest.mark.parametrize("last", [(255, 245, 235), (252, 251, 253)])
def test_a_bar_ends_where_its_color_does_whatever_mark_stands_there(
    last: tuple[int, int, int],
) -> None:
    rgb = np.full((220, 160, 3), 255, dtype=np.uint8)
    first, end = np.array((127, 39, 4)), np.array(last)
    share = np.linspace(0, 1, 103)[:, None]
    rgb[35:138, 7:33] = np.round(first + share * (end - first)).astype(np.uint8)[:, None]
    for place in (35, 61, 86, 112, 138):
        rgb[place - 1 : place + 2, 33:39] = 38
    (bar,) = find_bars(rgb, (), (255.0, 255.0, 255.0))
    assert (bar.box.y0, bar.box.y1) == pytest.approx((35.0, 138.0), abs=0.6)
