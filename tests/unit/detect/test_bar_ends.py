"""Where bars without a frame end, beside a mark and near the color of the page."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.detect.bar_fade import _Course, unfade
from unheat.detect.bar_grow import Strip
from unheat.detect.colorbar import find_bars
from unheat.model import Box


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


def test_a_nearly_white_end_that_a_resizer_dithers_is_where_its_step_is() -> None:
    # Ripples are larger than the rounding of a level, and smaller by far than the step behind them.
    share = np.linspace(0, 2, 340)[:, None]
    stops = np.array([(63, 0, 125), (206, 198, 228), (249, 247, 251)])
    ramp = np.concatenate([np.interp(share, np.arange(3), stops[:, k]) for k in range(3)], axis=1)
    end = "249 247 251 249 248 251 250 248 252 249 248 251 250 249 252 250 249 252 251 250 252 "
    end += "251 250 252 251 250 253 251 250 252 252 251 253 251 249 252 253 252 253"
    column = np.concatenate([ramp.round(), np.array(end.split(), dtype=float).reshape(-1, 3)])
    picture = np.full((480, 300, 3), 255, dtype=np.uint8)
    picture[60 : 60 + len(column), 140:156] = np.maximum(column - 1.0, 0.0)[:, None]
    last = 60 + len(column)
    strip, box = Strip(60, last - 9, 140, 156), Box(140.0, 60.0, 156.0, last - 9.0)
    _, ended = unfade(picture, strip, box, np.full(3, 255.0), 7, move=1)
    assert ended.y1 == pytest.approx(last - 0.3, abs=0.4)


def test_a_ramp_that_does_not_move_has_one_color_however_far_one_goes() -> None:
    course = _Course(start=np.full(3, 90.0), pace=np.zeros(3))
    far = course.nearest(np.full(3, 255.0))
    assert far == np.inf
    with np.errstate(invalid="raise"):
        assert course.at(far).tolist() == [90.0] * 3
