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


def test_a_pale_end_that_a_codec_smears_is_not_reckoned_beyond_what_is_seen() -> None:
    shares, ends = np.linspace(0, 1, 196)[:, None], np.array([(8, 48, 107), (242, 247, 251)])
    rgb = np.full((400, 140, 3), 255, dtype=np.uint8)
    rgb[122:318, 60:72] = np.round(ends[0] + shares * (ends[1] - ends[0]))[:, None]
    # A codec lets the step to the page fade over some rows.
    for row, share in enumerate((0.6, 0.45, 0.35, 0.25, 0.2, 0.15, 0.1), start=317):
        rgb[row, 60:72] = np.round(255 - share * (255 - ends[1]))
    noise = np.random.default_rng(2).integers(-2, 3, rgb.shape)
    ripples = np.zeros(rgb.shape, dtype=bool)
    ripples[100:330, 50:82] = True
    rgb = np.where(ripples, np.clip(rgb + noise, 0, 255), rgb).astype(np.uint8)
    bars = find_bars(rgb, (), (255.0, 255.0, 255.0))
    assert all(abs(bar.box.y1 - 318.0) <= 4.0 for bar in bars if bar.box.height > 100)


def test_a_pale_end_close_to_the_rim_of_the_picture_is_closed_by_its_frame() -> None:
    shares, ends = np.linspace(0, 1, 196)[:, None], np.array([(8, 48, 107), (247, 252, 245)])
    rgb = np.full((220, 140, 3), 255, dtype=np.uint8)
    rgb[20:216, 60:78] = np.round(ends[0] + shares * (ends[1] - ends[0]))[:, None]
    rgb[[19, 216], 59:79] = 0
    rgb[19:217, [59, 78]] = 0
    rgb[217, 59:79] = 241
    (bar,) = find_bars(rgb, (), (255.0, 255.0, 255.0))
    assert (bar.box.y0, bar.box.y1) == pytest.approx((19.5, 216.5), abs=0.6)
