"""Colours of a bar, with things drawn over it."""

from __future__ import annotations

from dataclasses import replace

import matplotlib
import numpy as np

from unheat.color.known import colors_of
from unheat.decide.bar import sample_bar, sample_segments
from unheat.model import Bar, Box, Raster


def _bar(picture: np.ndarray) -> Bar:
    height, width = picture.shape[:2]
    return Bar(box=Box(0, 0, width, height), orientation="horizontal")


def _raster(picture: np.ndarray) -> Raster:
    return Raster(rgb=picture, name="bar.png", sha256="", format="PNG")


def _ramp(length: int = 120, thickness: int = 30) -> np.ndarray:
    run = np.linspace(0.0, 1.0, length)[None, :, None]
    color = (1 - run) * np.array([20.0, 60.0, 200.0]) + run * np.array([250.0, 200.0, 40.0])
    return np.repeat(np.rint(color), thickness, axis=0).astype(np.uint8)


def test_a_histogram_drawn_over_the_bar_is_none_of_its_colors() -> None:
    clean = _ramp()
    drawn = clean.copy()
    for at, tall in ((20, 30), (21, 30), (40, 17), (60, 25), (61, 12), (90, 20)):
        drawn[30 - tall :, at] = 40
    truth = sample_bar(_raster(clean), _bar(clean))
    found = sample_bar(_raster(drawn), _bar(drawn))
    assert np.abs(found.rgb - truth.rgb).max() <= 2.0


def test_lines_that_stand_close_over_the_bar_are_none_of_its_colors() -> None:
    # A color key's histogram of few cells: a line for each, most of a stretch is theirs.
    clean = _ramp(100)
    drawn = clean.copy()
    for first, stop in ((24, 26), (27, 30), (31, 34), (35, 36), (71, 72), (90, 91)):
        drawn[2:, first:stop] = 51
    truth = sample_bar(_raster(clean), _bar(clean))
    found = sample_bar(_raster(drawn), _bar(drawn))
    assert np.abs(found.rgb - truth.rgb).max() <= 3.0


def test_a_ramp_with_a_sharp_crease_stays_as_it_is() -> None:
    crease = np.concatenate([_ramp(60), _ramp(60)[:, ::-1]], axis=1)
    found = sample_bar(_raster(crease), _bar(crease))
    assert np.abs(found.rgb - crease[15]).max() <= 2.0


def test_blurred_frame_does_not_bend_the_end_of_the_ramp() -> None:
    ramp = _ramp(240)
    framed = np.asarray(ramp, dtype=float).copy()
    for at, share in enumerate((0.8, 0.3, 0.04)):
        framed[:, at] = (1 - share) * framed[:, at] + share * 20.0
    found = sample_bar(_raster(framed.round().astype(np.uint8)), _bar(framed))
    assert np.abs(found.rgb - ramp[15]).max() <= 1.6


def test_a_frame_over_a_ramp_that_turns_at_its_end_leaves_its_own_color() -> None:
    # Blue falls and turns in the last three pixels, as in viridis and cividis.
    ramp = _ramp(200).astype(float)
    ramp[:, -3:, 2] = ramp[:, -4:-3, 2] + np.array([4.0, 9.0, 14.0])
    picture = np.zeros((30, 202, 3))
    picture[:, 1:201] = ramp
    picture[:, 200] *= 0.88
    raster = _raster(picture.round().astype(np.uint8))
    found = sample_bar(raster, Bar(box=Box(1, 0, 201, 30), orientation="horizontal"))
    assert np.abs(found.rgb[-3:] - ramp[15, -3:]).max() <= 2.5


def test_a_ramp_that_bends_towards_a_gray_frame_ends_in_its_own_color() -> None:
    # The yellow end of viridis turns to where gray lies, in a few pixels of a short bar.
    colors = 255 * matplotlib.colormaps["viridis"]((np.arange(106) + 0.5) / 106)[:, :3]
    framed = np.repeat(colors[None], 14, axis=0)
    framed[:, -1] = np.rint(0.15 * framed[:, -1] + 0.85 * 210)
    picture = np.pad(framed, ((0, 0), (0, 2), (0, 0)), constant_values=210).round()
    bar = Bar(box=Box(0, 0, 106, 14), orientation="horizontal")
    found = sample_bar(_raster(picture.astype(np.uint8)), bar).rgb
    assert np.abs(found[:-1] - colors[:-1]).max() <= 2.0
    assert np.abs(found[-1] - colors[-1]).max() <= 4.0


def test_the_bands_of_a_palette_keep_their_color_at_the_ends() -> None:
    """Sixty-four colors of five pixels each, of which a frame takes one at the end."""
    blue = np.minimum(143 + 16 * np.arange(64), 255)
    green = np.clip(16 * (np.arange(64) - 7), 0, 255)
    red = np.clip(16 * (np.arange(64) - 23), 0, 255)
    table = np.stack([red, green, blue], axis=1)
    run = table[np.arange(1, 320) // 5]
    picture = np.repeat(run[None].astype(np.uint8), 20, axis=0)
    found = sample_bar(_raster(picture), _bar(picture))
    assert found.rgb.tolist() == run.tolist()


def test_half_a_frame_at_the_end_of_a_steep_ramp_is_nothing_drawn_over_it() -> None:
    """From blue, which moves fast for the eye, where a resampled frame has darkened the end."""
    run = np.linspace(0.0, 1.0, 88)[None, :, None]
    steep = (1 - run) * np.array([0.0, 0.0, 255.0]) + run * np.array([255.0, 255.0, 0.0])
    slow = np.array([255.0, 255.0, 0.0]) - np.linspace(0.0, 255.0, 176)[None, :, None] * [0, 1, 0]
    ramp = np.repeat(np.rint(np.concatenate([steep, slow], axis=1)), 20, axis=0)
    framed = ramp.copy()
    framed[:, 0] = (0, 0, 121)
    framed[:, 1, 2] = 241
    found = sample_bar(_raster(framed.astype(np.uint8)), _bar(framed))
    assert np.abs(found.rgb[2:20] - ramp[10, 2:20]).max() <= 6.0


def test_a_color_of_a_palette_unlike_its_neighbors_is_no_line_over_the_bar() -> None:
    palette = [(55, 13, 62), (84, 75, 103), (166, 129, 182), (192, 163, 205), (222, 204, 226)]
    palette += [(246, 246, 246), (219, 240, 214), (172, 221, 166), (123, 194, 125)]
    palette += [(121, 175, 128), (75, 160, 87), (69, 116, 92)]
    lengths = (80, 60, 50, 40, 40, 60, 12, 40, 40, 13, 70, 80)
    row = np.repeat(np.array(palette, dtype=np.uint8), lengths, axis=0)
    picture = np.repeat(row[None], 30, axis=0)
    at = sum(lengths[:9]) + 6
    found = sample_bar(_raster(picture), _bar(picture))
    assert found.rgb[at].tolist() == [121.0, 175.0, 128.0]
    # A thin line that marks a value is drawn over it.
    picture = picture.copy()
    picture[:, 330:333] = (121, 175, 128)
    marked = sample_bar(_raster(picture), _bar(picture))
    assert np.abs(marked.rgb[331] - row[329]).max() <= 30.0
    assert marked.rgb[at].tolist() == [121.0, 175.0, 128.0]


def test_steps_that_leap_behind_a_codec_keep_their_colors() -> None:
    # Steps of jet: each leaps on, and grain makes the pace of a ramp of none of them.
    steps = np.array(
        [[0, 0, 128], [0, 41, 255], [0, 212, 255], [125, 255, 122], [255, 230, 0], [255, 74, 0],
         [128, 0, 0]]
    )  # fmt: skip
    run = np.repeat(steps, 81, axis=0).astype(float)
    run[1:-1] = (run[:-2] + 2 * run[1:-1] + run[2:]) / 4
    run += np.random.default_rng(1).normal(0.0, 0.4, run.shape)
    picture = np.repeat(np.clip(run.round(), 0, 255)[None], 20, axis=0).astype(np.uint8)
    bar = replace(_bar(picture), segments=tuple(float(edge) for edge in range(0, 568, 81)))
    found = sample_segments(replace(_raster(picture), lossy=True), bar)
    assert np.abs(found.rgb - steps).max() <= 3.0


def test_a_rim_of_doubled_pixels_bends_no_end_of_a_ramp() -> None:
    curve = colors_of("turbo")
    assert curve is not None
    places, at = np.linspace(0, 1, len(curve)), np.linspace(0, 1, 103)
    run = np.stack([np.interp(at, places, channel) for channel in curve.T], axis=1)
    # All rows are shown twice, as in an enlarged picture, and so is the one that is half frame.
    ramp = np.repeat(np.repeat(run, 2, axis=0)[None], 30, axis=0)
    framed = ramp.copy()
    framed[:, :2] = 168, 156, 173
    found = sample_bar(_raster(framed.round().astype(np.uint8)), _bar(framed))
    assert np.abs(found.rgb - ramp[15]).max() <= 12.0


def test_an_end_of_two_pixels_of_one_color_has_no_share_of_the_page() -> None:
    # A hundred colors over a few more pixels: some stand in two of them, the last one among these.
    ramp = _ramp(100)[:, np.minimum(np.arange(101), 99)]
    picture = np.full((30, 103, 3), 255, dtype=np.uint8)
    picture[:, 1:102] = ramp
    found = sample_bar(_raster(picture), Bar(box=Box(1, 0, 102, 30), orientation="horizontal"))
    assert (found.rgb[-1] == ramp[0, -1]).all()


def test_the_color_that_a_map_leaps_to_is_no_line_over_the_bar() -> None:
    # Bands of six pixels, as of a map with a hue of its own beyond its middle (Zissou).
    knots = np.array([[59, 153, 177], [107, 177, 149], [222, 203, 122]], dtype=float)
    more = np.array([[234, 201, 42], [228, 140, 20], [245, 25, 28]], dtype=float)
    at = np.linspace(0, 2, 32)
    bands = np.concatenate(
        [
            np.stack([np.interp(at, range(3), part[:, k]) for k in range(3)], axis=1)
            for part in (knots, more)
        ]
    ).round()
    picture = np.repeat(np.broadcast_to(np.repeat(bands, 6, axis=0), (30, 384, 3)), 1, axis=0)
    found = sample_bar(_raster(picture.astype(np.uint8)), _bar(picture))
    assert np.abs(found.rgb - picture[15]).max() <= 1.0
