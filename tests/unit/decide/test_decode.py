"""Colors back into values: how near they come, and what their intervals promise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from unheat.color.spaces import delta_e, srgb_to_lab
from unheat.decide.coarse import is_coarse
from unheat.decide.curve import HALF_LEVEL, curve_of
from unheat.decide.decode import decode
from unheat.decide.noise import codec_noise, once_lossy
from unheat.model import Box, CellPixels, ColorScale, Tick

FloatArray = npt.NDArray[np.float64]
LEVELS = 256
BAR_PX = 512


def _map(levels: npt.ArrayLike) -> FloatArray:
    """A smooth map that bends through all three channels, not rounded: levels → (…, 3)."""
    x = np.asarray(levels, dtype=float) / (LEVELS - 1)
    channels = [240.0 - 200.0 * x**2, 30.0 + 200.0 * x, 120.0 + 90.0 * np.sin(3.0 * x)]
    return np.stack(channels, axis=-1)


def _scale(paint: Callable[[FloatArray], FloatArray], length: int = BAR_PX) -> ColorScale:
    """A bar of ``length`` pixels over values 0–1."""
    places = (np.arange(length) + 0.5) / length
    rgb = paint(_map(np.floor(places * LEVELS)))
    knots = tuple(
        (float(p), float(r), float(g), float(b)) for p, (r, g, b) in zip(places, rgb, strict=True)
    )
    box = Box(0.0, 0.0, 20.0, float(length))
    return ColorScale(origin="colorbar", minimum=0.0, maximum=1.0, knots=knots, box=box)


def _pixels(rgb: FloatArray, spread: float = 0.0) -> CellPixels:
    shape = rgb.shape[:2]
    return CellPixels(
        rgb=rgb,
        spread=np.full(shape, spread),
        clean=np.full(shape, 400.0),
        ink_box=np.full((*shape, 4), np.nan),
        ink_share=np.zeros(shape),
        blank=np.zeros(shape, dtype=bool),
    )


def _values(seed: int = 3) -> FloatArray:
    return np.random.default_rng(seed).uniform(0.02, 0.98, (20, 30))


def test_colors_of_the_bar_itself_are_told_to_their_level() -> None:
    values = _values()
    found = decode(_scale(np.rint), _pixels(np.rint(_map(np.floor(values * LEVELS)))))
    assert np.abs(found.value - values).max() < 0.004
    assert ((found.low <= values) & (values <= found.high)).all()
    assert np.median(found.high - found.low) < 0.016


def test_cells_whose_channels_were_cut_off_are_set_upon_the_curve() -> None:
    values = _values()
    cells = np.floor(_map(np.floor(values * LEVELS)))
    found = decode(_scale(np.rint), _pixels(cells))
    assert abs(np.mean(found.value - values)) < 0.0005
    assert np.quantile(np.abs(found.value - values), 0.95) < 0.004
    assert ((found.low <= values) & (values <= found.high)).mean() > 0.99


def test_cast_is_none_where_bar_and_cells_are_rounded_alike() -> None:
    scale, cells = _scale(np.rint), np.rint(_map(np.arange(LEVELS)))
    knots = np.array(scale.knots)
    curve = curve_of(scale, knots[:, 0], knots[:, 1:], cells, lossy=False)
    assert curve.cast.tolist() == [0.0, 0.0, 0.0]
    cut = curve_of(scale, knots[:, 0], knots[:, 1:], np.floor(_map(np.arange(LEVELS))), lossy=False)
    assert cut.cast == pytest.approx([-0.5, -0.5, -0.5], abs=0.15)


def test_greys_that_the_bar_lacks_tell_that_cells_were_rounded_in_another_way() -> None:
    exact = np.repeat((254.6 - 1.13 * np.arange(200.0))[:, None], 3, axis=1)
    scale = ColorScale(origin="colorbar", minimum=0.0, maximum=1.0)
    places = np.linspace(0.0, 1.0, 200)
    alike = curve_of(scale, places, np.rint(exact), np.rint(exact), lossy=False)
    cut = curve_of(scale, places, np.rint(exact), np.floor(exact), lossy=False)
    assert (alike.apart, alike.cast.tolist()) == (0.0, [0.0, 0.0, 0.0])
    assert cut.apart > 0.2


def test_two_cells_between_the_levels_of_a_short_bar_tell_no_other_rounding() -> None:
    """A bar of 128 px lacks levels of a grey ramp that its cells have: that is no cast."""
    scale = ColorScale(origin="colorbar", minimum=0.0, maximum=1.0)
    places = (np.arange(128.0) + 0.5) / 128
    grey = np.rint(np.interp(places, [0, 0.06, 1], [255, 247, 0]))[:, None] * np.ones(3)
    middle = np.argmax(np.diff(grey[:, 0]) < -1)
    cells = np.array([grey[middle] - 1, grey[4]])
    assert curve_of(scale, places, grey, cells, lossy=False).cast.tolist() == [0.0, 0.0, 0.0]


def test_entry_of_a_palette_reaches_to_the_ends_of_its_run() -> None:
    def coarse(rgb: FloatArray) -> FloatArray:
        runs = np.concatenate([np.repeat(np.arange(0, 128, 8), 16), np.arange(128, 256)])
        return np.asarray(np.rint(_map(np.repeat(runs, BAR_PX // LEVELS + 1)[: len(rgb)])))

    scale = _scale(coarse)
    knots = np.array(scale.knots)
    found = decode(scale, _pixels(knots[:, 1:].reshape(16, 32, 3)))
    places = knots[:, 0].reshape(16, 32)
    inside = (found.inner_low <= places) & (places <= found.inner_high)
    assert inside.all()


def test_noise_of_a_codec_is_in_the_interval() -> None:
    scale, values = _scale(np.rint), _values()
    pixels = _pixels(np.rint(_map(np.floor(values * LEVELS))))
    widths = [
        float(np.nanmedian(found.high - found.low))
        for found in (
            decode(scale, pixels),
            decode(scale, pixels, lossy=True, quality=90.0),
            decode(scale, pixels, lossy=True, quality=30.0),
        )
    ]
    assert widths[0] < widths[1] < widths[2] < 0.06
    assert codec_noise(None) == codec_noise(75.0)


def test_noise_of_lightness_moves_a_value_less_than_chroma_leads_it_astray() -> None:
    # Chroma noise alone, as coarse subsampling makes it, and as strong as four levels.
    values = _values()
    noise = np.random.default_rng(4).normal(0.0, 4.0, (*values.shape, 2))
    chroma = noise @ np.array([[0.0, -0.344, 1.772], [1.402, -0.714, 0.0]])
    rgb = _map(np.floor(values * LEVELS)) + chroma
    lossy = decode(_scale(np.rint), _pixels(rgb), lossy=True, quality=75.0)
    plain = decode(_scale(np.rint), _pixels(rgb))
    errors = [np.quantile(np.abs(found.value - values), 0.95) for found in (lossy, plain)]
    assert errors[0] < errors[1]


@pytest.mark.parametrize(("colors", "led"), [(24, True), (LEVELS, False)])
def test_a_palette_of_few_colors_leads_some_a_little_off_the_ramp(colors: int, led: bool) -> None:
    def few(places: FloatArray) -> FloatArray:
        return _map(np.floor(places * colors) / colors * LEVELS)

    places = (np.arange(BAR_PX) + 0.5) / BAR_PX
    knots = tuple(map(tuple, np.column_stack([places, few(places)]).tolist()))
    rgb = few(_values())
    rgb[0, 0] += (12.0, -6.0, 14.0)
    rgb[5, 5] = (0.0, 250.0, 0.0)
    found = decode(replace(_scale(np.rint), knots=knots), _pixels(rgb))
    assert found.off_ramp[0, 0]
    assert found.off_ramp[5, 5]
    assert bool(found.astray[0, 0]) is led
    assert not found.astray[5, 5]


def test_dark_colors_that_a_codec_has_rounded_are_on_the_ramp_yet() -> None:
    """A few levels of blue are much in Lab where all is dark, and a codec rounds them away."""

    def dark(places: FloatArray) -> FloatArray:
        return np.stack([0 * places, 40 + 120 * places, 80 + 0 * places], axis=-1)

    places = (np.arange(BAR_PX) + 0.5) / BAR_PX
    table = np.column_stack([places, dark(places)]).tolist()
    knots = tuple((place, red, green, blue) for place, red, green, blue in table)
    scale = replace(_scale(np.rint), knots=knots)
    values = np.sort(_values(), axis=None).reshape(20, 30)
    rgb = dark(values)
    rgb[0, 0] += (0.0, 2.0, -8.0)
    rgb[5, 5] += (60.0, 0.0, 0.0)
    blank = np.zeros(values.shape, dtype=bool)
    pixels = replace(_pixels(rgb), blank=blank)
    found = decode(scale, pixels, lossy=True, quality=30.0)
    assert found.delta_e[0, 0] > 6.0
    assert np.argwhere(found.off_ramp).tolist() == [[5, 5]]
    assert found.inner_low[0, 0] <= values[0, 0] <= found.inner_high[0, 0]
    # In the color of the page it is none of the ramp's.
    blank[0, 0] = True
    assert decode(scale, pixels, lossy=True, quality=30.0).off_ramp[0, 0]


def test_ripples_of_a_codec_do_not_make_colors_coarse() -> None:
    # Cells of 16 × 12 pixels with pale lines between them, in a picture of quality 50.
    values = _values()
    rows, cols = values.shape
    picture = np.full((12 * rows + 1, 16 * cols + 1, 3), 235.0)
    for row in range(rows):
        for col in range(cols):
            color = _map(np.floor(values[row, col] * LEVELS))
            picture[12 * row + 1 : 12 * row + 12, 16 * col + 1 : 16 * col + 16] = color
    coded = cv2.imencode(
        ".jpg", np.rint(picture).astype(np.uint8)[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, 50]
    )[1]
    read = np.asarray(cv2.imdecode(coded, cv2.IMREAD_COLOR), dtype=float)[..., ::-1]
    inner = np.stack(
        [
            read[12 * row + 3 : 12 * row + 10, 16 * col + 3 : 16 * col + 14].reshape(-1, 3)
            for row in range(rows)
            for col in range(cols)
        ]
    )
    middle = np.median(inner, axis=1)
    spread = 1.4826 * np.median(delta_e(srgb_to_lab(inner), srgb_to_lab(middle[:, None])), axis=1)
    pixels = replace(
        _pixels(middle.reshape(rows, cols, 3)),
        spread=spread.reshape(rows, cols),
        clean=np.full((rows, cols), 77.0),
    )
    found = decode(_scale(np.rint), pixels, lossy=True, quality=50.0)
    inside = (found.inner_low <= values) & (values <= found.inner_high)
    error = np.quantile(np.abs(found.value - values), 0.95)
    assert inside.mean() > 0.99
    assert np.median(found.inner_high - found.inner_low) < 6.5 * error


def test_a_short_run_of_a_palette_reaches_to_the_level_beside_it() -> None:
    # Entries stand for six levels, five of them for single ones.
    entry = np.repeat(np.arange(0, 260, 6), 6)[:LEVELS]
    entry[102:107] = np.arange(102, 107)
    places = (np.arange(LEVELS) + 0.5) / LEVELS
    rgb = np.rint(_map(entry))
    scale = ColorScale(origin="colorbar", minimum=0.0, maximum=1.0, box=Box(0, 0, 20, LEVELS))
    curve = curve_of(scale, places, rgb, rgb[::7], lossy=False)
    assert curve.ramp.step.min() >= 2 * HALF_LEVEL
    smooth = curve_of(scale, places, np.rint(_map(np.arange(LEVELS))), rgb[::7], lossy=False)
    assert smooth.ramp.step.min() < 1.5 * HALF_LEVEL


def test_beside_a_bar_in_steps_colors_between_them_may_lie_half_a_step_off() -> None:
    # The bar shows 50 colors of its map, both ends among them, with a pixel of two colors between
    # them; the cells have all of it.
    steps = 50
    index = np.floor((np.arange(900) + 0.5) / 900 * steps)
    index[18::18] -= 0.5
    places = (np.arange(900) + 0.5) / 900
    rgb = np.rint(_map(index / (steps - 1) * LEVELS))
    knots = tuple(map(tuple, np.column_stack([places, rgb]).tolist()))
    box = Box(0, 0, 20, 900)
    scale = ColorScale(origin="colorbar", minimum=0.0, maximum=1.0, knots=knots, box=box)
    values = np.linspace(0.02, 0.98, 400).reshape(20, 20)
    found = decode(scale, _pixels(np.rint(_map(values * LEVELS))))
    inside = (found.inner_low <= values) & (values <= found.inner_high)
    assert inside.all()
    assert np.median(found.inner_high - found.inner_low) < 3.0 / steps


def _with_ticks(scale: ColorScale, *places: float) -> ColorScale:
    return replace(
        scale,
        ticks=tuple(Tick(text=f"{x:g}", value=x, position=x) for x in places),
        residual=0.0005,
    )


def test_what_may_be_off_for_different_causes_does_not_add_up() -> None:
    values = _values()
    scale_ticks = np.linspace(0.0, 1.0, 6).tolist()
    scale = _with_ticks(_scale(np.rint, 400), *scale_ticks)
    pixels = _pixels(np.rint(_map(np.floor(values * LEVELS))))
    # The bar was seen half a pixel lower than it is.
    for shifted in (values, values + 0.5 / 400):
        found = decode(scale, pixels)
        assert ((found.low <= shifted) & (shifted <= found.high)).mean() >= 0.99
    wary = decode(scale, pixels, wary=True)
    # Where the ramp stands still its run of pixels tells most, one way or the other.
    assert (wary.high - wary.low > 1.05 * (found.high - found.low)).mean() >= 0.9
    # What a codec does has long tails, and is held to err to one side with all else.
    lossy, most = (
        decode(scale, pixels, lossy=True, quality=95.0, wary=one) for one in (False, True)
    )
    widths = [float(np.median(one.inner_high - one.inner_low)) for one in (lossy, most)]
    assert widths[0] > 0.95 * widths[1]
    palette = _with_ticks(_scale(lambda rgb: np.rint(rgb / 24) * 24, 400), *scale_ticks)
    few = _pixels(np.rint(_map(np.floor(values * LEVELS)) / 24) * 24)
    found_few, most_few = decode(palette, few), decode(palette, few, wary=True)
    widths = [float(np.median(one.inner_high - one.inner_low)) for one in (found_few, most_few)]
    assert widths[0] > 0.95 * widths[1]
    # Half a level of the map, its rounding, and a pixel of the bar, to either side.
    assert float(np.median(found.high - found.low)) < 2 * (0.5 / 256 + 0.002 + 0.75 / 400) - 0.0005


def test_where_a_ramp_stands_still_a_pixel_more_belongs_to_its_run() -> None:
    places = (np.arange(400) + 0.5) / 400
    blue = np.clip(200 * np.abs(places - 0.5) - 20, 0, None)
    table = np.stack([255 * places, np.zeros(400), blue], axis=1)
    table[120:141] = table[130]
    knots = tuple(map(tuple, np.column_stack([places, np.rint(table)]).tolist()))
    box = Box(0, 0, 20, 400)
    scale = ColorScale(origin="colorbar", minimum=0.0, maximum=1.0, knots=knots, box=box)
    ticks = np.linspace(0.0, 1.0, 6).tolist()
    pixels = _pixels(np.rint(table[130])[None, None].repeat(2, axis=0))
    found = decode(_with_ticks(scale, *ticks), pixels)
    assert (found.low <= (120 - 0.5) / 400).all()
    assert (found.high >= (141 + 0.5) / 400).all()
    assert (found.high - found.low < 28 / 400).all()


def test_a_level_that_covers_many_pixels_of_a_long_bar_is_no_run() -> None:
    values = _values()
    pixels = _pixels(np.rint(_map(np.floor(values * LEVELS))))
    ticks = np.linspace(0.0, 1.0, 6).tolist()
    usual, long = (decode(_with_ticks(_scale(np.rint, n), *ticks), pixels) for n in (512, 2048))
    assert float(np.median((long.high - long.low) / (usual.high - usual.low))) <= 1.0
    assert ((long.low <= values) & (values <= long.high)).mean() >= 0.99


def test_far_from_its_ticks_a_bar_tells_less() -> None:
    values = np.linspace(0.05, 0.95, 40).reshape(4, 10)
    pixels = _pixels(np.rint(_map(np.floor(values * LEVELS))))
    scale = _scale(np.rint, 200)
    all_along = decode(_with_ticks(scale, 0.0, 0.25, 0.5, 0.75, 1.0), pixels)
    low_half = decode(_with_ticks(scale, 0.05, 0.2, 0.35, 0.5), pixels)
    widths = [found.high - found.low for found in (all_along, low_half)]
    assert (widths[1][-1] > 1.2 * widths[0][-1]).all()
    assert (widths[1][0] < 1.1 * widths[0][0]).all()


def test_crisp_marks_tell_more() -> None:
    values = np.linspace(0.05, 0.95, 40).reshape(4, 10)
    pixels = _pixels(np.rint(_map(np.floor(values * LEVELS))))
    scale = _with_ticks(_scale(np.rint, 200), 0.0, 0.25, 0.5, 0.75, 1.0)
    soft, crisp = (decode(scale, pixels, crisp=known) for known in (False, True))
    assert ((crisp.low <= values) & (values <= crisp.high)).all()
    assert float(np.median((crisp.high - crisp.low) / (soft.high - soft.low))) < 0.95


def test_the_last_pixels_of_a_bar_that_a_resizer_overshot_are_its_end() -> None:
    """The page makes them too dark or too vivid, so that the color of the end comes before them."""
    scale = _with_ticks(_scale(np.rint, 100), 0.0, 0.25, 0.5, 0.75, 1.0)
    places = np.array([[1.0 - 2.2 / 100, 0.5, 2.2 / 100]])
    pixels = _pixels(_map(places * (LEVELS - 1)))
    soft, crisp = (decode(scale, pixels, crisp=known) for known in (False, True))
    assert soft.high[0, 0] == 1.0
    assert soft.low[0, 2] == 0.0
    assert crisp.high[0, 0] < 1.0
    assert soft.high[0, 1] - soft.low[0, 1] < 0.05


def test_a_bar_that_a_codec_made_even_in_blocks_is_smoothed() -> None:
    places = (np.arange(1600) + 0.5) / 1600
    rgb = np.rint(_map(255.0 * places))
    # Blocks of ten pixels, longer than a level of the map.
    blocks = np.repeat(rgb.reshape(160, 10, 3).mean(axis=1).round(), 10, axis=0)
    curve = curve_of(_scale(np.rint), places, blocks, blocks[5::10], lossy=True)
    off = np.abs(curve.ramp.rgb_at(places) - _map(255.0 * places)).max(axis=1)
    rough = curve_of(_scale(np.rint), places, blocks, blocks[5::10], lossy=False)
    assert off.mean() < 0.9 * np.abs(rough.ramp.rgb_at(places) - _map(255.0 * places)).max(1).mean()


def test_a_picture_that_was_lossy_once_is_lossy_in_whatever_file_it_is_kept() -> None:
    values = _values()
    drawn, spoiled = (_pixels(np.rint(_map(values * (LEVELS - 1))), by) for by in (0.0, 1.0))
    assert not once_lossy(drawn)
    assert once_lossy(spoiled)
    assert not once_lossy(replace(spoiled, clean=np.full((20, 30), 4.0)))
    kept = decode(_scale(np.rint), spoiled)
    told = decode(_scale(np.rint), spoiled, lossy=True, quality=50.0)
    assert np.array_equal(kept.low, told.low, equal_nan=True)
    assert np.array_equal(kept.high, told.high, equal_nan=True)


@pytest.mark.parametrize(("quality", "widest"), [(None, 0.035), (90.0, 0.058)])
def test_a_bar_of_few_pixels_is_no_palette(quality: float | None, widest: float) -> None:
    values = _values()
    rgb = np.rint(_map(np.floor(values * LEVELS)))
    lossy = quality is not None
    if lossy:
        rgb = rgb + np.random.default_rng(5).normal(0.0, 1.0, rgb.shape)
    pixels = _pixels(rgb, spread=2.0 * lossy)
    found = decode(_scale(np.rint, 110), pixels, lossy=lossy, quality=quality)
    inside = (found.inner_low <= values) & (values <= found.inner_high)
    assert inside.mean() >= 0.99
    assert np.median(found.inner_high - found.inner_low) < widest


def test_a_color_of_a_palette_reaches_to_the_ends_of_its_own_run() -> None:
    lengths = (80, 60, 12, 70, 90, 75, 60, 65)
    entries = np.rint(_map(np.linspace(10, 245, len(lengths))))
    ends = np.cumsum(lengths) / BAR_PX
    colors = np.repeat(entries, lengths, axis=0).tolist()
    places = (np.arange(BAR_PX) + 0.5) / BAR_PX
    knots = tuple((float(p), r, g, b) for p, (r, g, b) in zip(places, colors, strict=True))
    scale = replace(_scale(np.rint), knots=knots)
    found = decode(scale, _pixels(entries[None, :]))
    # The short run beside long ones is no wider than they leave it.
    assert float(found.inner_high[0, 2] - found.inner_low[0, 2]) < 0.05
    assert found.inner_low[0, 2] <= ends[1] + 0.001
    assert found.inner_high[0, 2] >= ends[2] - 0.001


def test_what_blocks_of_a_codec_are_off_by_is_no_cast_of_all_cells() -> None:
    def purples(x: FloatArray) -> FloatArray:
        return np.stack([252.0 - 190.0 * x, 251.0 - 251.0 * x, 253.0 - 128.0 * x], axis=-1)

    rng = np.random.default_rng(2)
    places = (np.arange(BAR_PX) + 0.5) / BAR_PX
    # Chroma of each block of the bar is rounded by itself; that of a thousand cells tells no more.
    red = np.repeat(rng.normal(0.25, 0.5, BAR_PX // 16), 16)[:, None] * [1.4, -0.7, 0.0]
    values = rng.uniform(0.05, 0.95, 1000)
    cells = purples(values) + rng.normal(0.0, 0.7, (1000, 3))
    scale = _scale(np.rint)
    bar = purples(places) + red
    curve = curve_of(scale, places, bar, cells, lossy=True, exact=False, codec=codec_noise(50.0))
    found = curve.ramp.project(cells - curve.cast).position
    assert abs(np.mean(found - values)) < 0.0025


def test_cells_at_an_end_that_a_frame_hides_tell_nothing_of_their_rounding() -> None:
    scale, rounded = _scale(np.rint), np.rint(_map(np.arange(LEVELS)))
    knots = np.array(scale.knots)
    knots[:3, 1:] += 4.0
    cells = np.concatenate([np.repeat(np.floor(_map(np.zeros(1))), 90, axis=0), rounded[20:-20:4]])
    curve = curve_of(scale, knots[:, 0], knots[:, 1:], cells, lossy=False)
    assert curve.cast.tolist() == [0.0, 0.0, 0.0]


@pytest.mark.parametrize("lossy", [False, True])
def test_a_curve_that_is_known_changes_no_reading(lossy: bool) -> None:
    scale, cells = _scale(np.rint), _pixels(np.floor(_map(np.floor(_values() * LEVELS))))
    wary = decode(scale, cells, lossy=lossy, wary=True)
    plain = decode(scale, cells, lossy=lossy)
    again = decode(scale, cells, lossy=lossy, like=wary)
    assert wary.curve is not None
    assert (again.curve is wary.curve) is not lossy
    for name in ("value", "low", "high", "off_ramp", "position"):
        np.testing.assert_array_equal(getattr(again, name), getattr(plain, name))


def test_an_interval_that_is_open_at_a_short_bars_end_holds_what_is_unseen_of_it() -> None:
    # Colors are told to within a fifteenth of a bar of 60 pixels, whose end is seen to within one.
    places = 0.944 + np.zeros((1, 3))
    scale = _scale(np.rint, 60)
    decoded = decode(scale, _pixels(_map(np.floor(places * LEVELS))))
    open_end = np.ones(decoded.value.shape, dtype=bool)
    seen = replace(decoded, inner_low=places, inner_high=places, at_high=open_end)
    assert is_coarse(seen, scale).all()
    long = replace(scale, box=Box(0.0, 0.0, 20.0, 2000.0))
    assert not is_coarse(seen, long).any()


def test_a_value_told_roughly_in_its_own_units_or_beside_sure_ticks_is_coarse() -> None:
    scale = _scale(np.rint, 600)
    decoded = decode(scale, _pixels(_map(np.floor(np.full((1, 3), 0.8) * LEVELS))))
    rough = replace(decoded, inner_low=np.full((1, 3), 0.8), inner_high=np.full((1, 3), 0.85))
    assert not is_coarse(rough, scale).any()
    ticks = tuple(Tick(text=str(at), value=at, position=at) for at in (0.1, 0.5, 0.9))
    # Where the bar's ends are in doubt its ticks tell how long it is at least.
    assert not is_coarse(rough, replace(scale, ticks=ticks)).any()
    assert is_coarse(rough, replace(scale, ticks=ticks, review=True)).all()
    # The steeper of two slopes has more values on the same share of the bar.
    knots = tuple(
        (at if at <= 0.5 else 0.5 + 4.0 * (at - 0.5), r, g, b) for at, r, g, b in scale.knots
    )
    slopes = replace(scale, norm="two-slope", linthresh=0.5, knots=knots, maximum=2.5)
    steep = replace(decoded, inner_low=np.full((1, 3), 1.7), inner_high=np.full((1, 3), 1.87))
    assert is_coarse(steep, slopes).all()
    flat = replace(decoded, inner_low=np.full((1, 3), 0.2), inner_high=np.full((1, 3), 0.24))
    assert not is_coarse(flat, slopes).any()
