"""Keys with a curve over their steps, drawn here pixel by pixel."""

from __future__ import annotations

import io

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from unheat.detect.colorbar import find_bars
from unheat.detect.traced_key import traced_bars
from unheat.model import Box

WHITE = (255.0, 255.0, 255.0)
KEY = Box(40.0, 30.0, 240.0, 110.0)


def _key(curve: bool) -> npt.NDArray[np.uint8]:
    """A picture of 200 × 400 with a key of twenty steps, blue to yellow, in a black frame."""
    rgb = np.full((200, 400, 3), 255, dtype=np.uint8)
    rgb[28:112, 38:242] = 0
    for step in range(20):
        share = step / 19
        color = (round(250 * share), round(230 * share), round(160 * (1 - share)))
        rgb[30:110, 40 + 10 * step : 50 + 10 * step] = color
    if curve:
        heights = [5, 20, 45, 70, 70, 50, 60, 74, 66, 40, 30, 30, 44, 52, 30, 20, 12, 8, 4, 2]
        last = 0
        for step, height in enumerate(heights):
            x = 40 + 10 * step
            rgb[109 - height : 111 - height, x : x + 10] = (0, 255, 255)
            rgb[109 - max(last, height) : 111 - min(last, height), x : x + 2] = (0, 255, 255)
            last = height
    return rgb


def test_the_curve_is_taken_off_and_the_key_found() -> None:
    mended, bars = traced_bars(_key(curve=True), [], WHITE, 4.0)
    assert len(bars) == 1
    assert bars[0].orientation == "horizontal"
    box = bars[0].box
    assert np.abs(np.array(box.as_tuple()) - np.array(KEY.as_tuple())).max() < 2.5
    ys, xs = slice(36, 104), slice(46, 234)
    assert (mended[ys, xs] == _key(curve=False)[ys, xs]).mean() > 0.97


def test_the_frame_of_the_key_stays() -> None:
    mended, _ = traced_bars(_key(curve=True), [], WHITE, 4.0)
    assert (mended[29, 60:220] == 0).all()
    assert (mended[60, 39] == 0).all()


def test_print_and_cells_are_no_keys() -> None:
    noise = np.random.default_rng(7).integers(0, 255, (8, 12, 3), dtype=np.uint8)
    rgb = np.full((300, 400, 3), 255, dtype=np.uint8)
    rgb[40:200, 50:290] = np.kron(noise, np.ones((20, 20, 1), dtype=np.uint8))
    same, bars = traced_bars(rgb, [], WHITE, 4.0)
    assert bars == ()
    assert same is rgb


def test_a_known_panel_is_not_looked_at() -> None:
    rgb = _key(curve=True)
    same, bars = traced_bars(rgb, [Box(30.0, 20.0, 250.0, 120.0)], WHITE, 4.0)
    assert bars == ()
    assert same is rgb


def test_a_key_of_many_steps_may_be_nearly_as_high_as_it_is_long() -> None:
    rgb = np.full((220, 320, 3), 255, dtype=np.uint8)
    rgb[28:182, 38:242] = 0
    for step in range(20):
        pale = round(255 * (1 - step / 19))
        rgb[30:180, 40 + 10 * step : 50 + 10 * step] = (255, pale, pale)
    (bar,) = find_bars(rgb)
    assert bar.orientation == "horizontal"
    assert len(bar.segments) == 21


def _counted(*, jpeg: bool) -> npt.NDArray[np.uint8]:
    """A smooth key from red to blue whose middle is crowded with tall bars of counts."""
    rgb = np.full((200, 400, 3), 255, dtype=np.uint8)
    rgb[38:142, 58:302] = 0
    share = np.linspace(0, 1, 240)
    ramp = np.stack([220 * (1 - share), 30 * np.ones(240), 220 * share], axis=1)
    rgb[40:140, 60:300] = ramp.astype(np.uint8)
    for x in range(140, 220, 8):
        rgb[66:140, x : x + 6] = (0, 200, 200)
    rgb[138:140, 60:300] = (0, 200, 200)
    if jpeg:
        data = io.BytesIO()
        Image.fromarray(rgb).save(data, "JPEG", quality=80)
        rgb = np.array(Image.open(data))
    return rgb


@pytest.mark.parametrize("jpeg", [False, True])
def test_tall_bars_of_counts_are_told_by_what_is_free_above_them(jpeg: bool) -> None:
    mended, bars = traced_bars(_counted(jpeg=jpeg), [], WHITE, 8.0 if jpeg else 4.0, lossy=jpeg)
    (bar,) = bars
    share = (np.arange(70, 290) - 59.5) / 240
    due = np.stack([220 * (1 - share), 30 * np.ones(220), 220 * share], axis=1)
    assert np.abs(mended[100, 70:290] - due).max() <= (14 if jpeg else 6)
    # The ends of what went through a codec are known to no pixel.
    assert min(bar.slack) >= 6.0 if jpeg else max(bar.slack) < 1.0


def test_seams_between_steps_leave_the_ends_of_a_key_in_doubt() -> None:
    rgb = _key(curve=True)
    rgb[30:110, 44:240:3] = rgb[30:110, 44:240:3] // 3 + 170
    _, bars = traced_bars(rgb, [], WHITE, 4.0)
    assert all(min(bar.slack) > 2.0 for bar in bars)
