"""From a painted bar and what was read beside it to a scale."""

import math
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from tests.unit.decide.conftest import Painted, cells_of, paint

from unheat.color.norm import Norm, power, symlog
from unheat.color.spaces import srgb_to_lab
from unheat.decide.decode import decode
from unheat.decide.flat_ends import _of_equal_steps, may_end_flat
from unheat.decide.flush_or_flat import flush_or_flat
from unheat.decide.learned import learn_scale
from unheat.decide.open_classes import are_thresholds, ends_are_open
from unheat.decide.scale import build_scale
from unheat.decide.scale_ends import pushed_in
from unheat.decide.tick_flush import fit_both_ways, flush_ends
from unheat.decide.tick_offset import printed_offset, with_offset
from unheat.decide.ticks import PlacedTick, fit_ticks, round_step
from unheat.model import Bar, Box, Label, Raster, Reason
from unheat.options import ScaleOptions
from unheat.text.labels import BarTexts
from unheat.text.numbers import parse

Make = Callable[..., Painted]


def test_ticks_give_the_ends_beyond_them(painted_bar: Make) -> None:
    made = painted_bar(-3.2, 64.1, [0, 20, 40, 60])
    scale = build_scale(made.raster, made.bar, made.texts)
    assert scale.minimum == pytest.approx(-3.2, abs=0.05)
    assert scale.maximum == pytest.approx(64.1, abs=0.05)
    assert (scale.norm, scale.colormap, scale.review) == ("linear", "viridis", False)


def test_a_tick_at_the_end_is_the_end(painted_bar: Make) -> None:
    made = painted_bar(0, 60, [0, 20, 40, 60])
    scale = build_scale(made.raster, made.bar, made.texts)
    assert (scale.minimum, scale.maximum) == (0.0, 60.0)


def test_a_misread_tick_is_dropped_and_told(painted_bar: Make) -> None:
    made = painted_bar(0, 60, [0, 20, 40, 60], ["0", "20", "48", "60"])
    scale = build_scale(made.raster, made.bar, made.texts)
    assert (scale.minimum, scale.maximum) == (0.0, 60.0)
    assert Reason.TICK_OFF_LINE in scale.reasons
    assert not scale.review, "three others agree"


def test_lost_signs_are_repaired_by_the_line(painted_bar: Make) -> None:
    made = painted_bar(-1, 1, [-1, -0.5, 0, 0.5, 1], ["1", "0.5", "0", "0.5", "1"])
    scale = build_scale(made.raster, made.bar, made.texts)
    assert (scale.minimum, scale.maximum) == (-1.0, 1.0)


def test_lost_points_are_repaired_by_the_line(painted_bar: Make) -> None:
    made = painted_bar(0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1.0], ["0.0", "02", "0.4", "0.6", "08", "1.0"])
    scale = build_scale(made.raster, made.bar, made.texts)
    assert (scale.minimum, scale.maximum) == (0.0, 1.0)


def test_logarithmic_ticks_are_seen(painted_bar: Make) -> None:
    made = painted_bar(1e-3, 100, [1e-3, 0.01, 0.1, 1, 10, 100], norm=Norm("log"))
    scale = build_scale(made.raster, made.bar, made.texts)
    assert scale.norm == "log"
    assert (scale.minimum, scale.maximum) == (1e-3, 100.0)


def test_a_bar_whose_numbers_fall_upwards_is_inverted(painted_bar: Make) -> None:
    made = painted_bar(60, 0, [0, 20, 40, 60])
    scale = build_scale(made.raster, made.bar, made.texts)
    assert (scale.minimum, scale.maximum, scale.inverted) == (0.0, 60.0, True)
    places = [scale.along(tick.position) for tick in scale.ticks]
    assert places == pytest.approx([1.0, 2 / 3, 1 / 3, 0.0], abs=0.01)


def test_symmetric_logarithmic_ticks_are_seen(painted_bar: Make) -> None:
    norm = Norm("symlog", 1.0)
    made = painted_bar(-100, 100, [-100, -10, -1, 0, 1, 10, 100], norm=norm)
    scale = build_scale(made.raster, made.bar, made.texts)
    assert (scale.norm, scale.linthresh) == ("symlog", 1.0)


@pytest.mark.parametrize(
    ("read", "confidence", "review"),
    [(["0", "50"], 0.97, False), (["0", "50"], 0.6, True), (["3.17", "50"], 0.97, True)],
)
def test_two_ticks_are_believed_only_if_sure_and_round(
    painted_bar: Make, read: list[str], confidence: float, review: bool
) -> None:
    made = painted_bar(float(read[0]), 50, [float(r) for r in read], read, confidence=confidence)
    scale = build_scale(made.raster, made.bar, made.texts)
    assert Reason.TWO_TICKS in scale.reasons
    assert scale.review is review


def test_without_ticks_no_value_is_invented(painted_bar: Make) -> None:
    made = painted_bar(0, 1, [])
    scale = build_scale(made.raster, made.bar, made.texts)
    assert math.isnan(scale.minimum)
    assert scale.review
    assert scale.reasons == (Reason.NO_TICKS,)
    decoded = decode(scale, cells_of(paint([[0.2, 0.7]])))
    assert np.isnan(decoded.value).all()
    assert decoded.position == pytest.approx(np.array([[0.2, 0.7]]), abs=0.01)


def test_a_bar_upside_down_runs_from_its_low_value(painted_bar: Make) -> None:
    made = painted_bar(10, 0, [0, 2, 4, 6, 8, 10])
    scale = build_scale(made.raster, made.bar, made.texts)
    assert (scale.minimum, scale.maximum) == (0.0, 10.0)
    assert scale.colormap == "viridis_r"
    assert scale.ticks[0].position == pytest.approx(0.0, abs=0.01)


def test_a_discrete_bar_has_bounds(painted_bar: Make) -> None:
    made = painted_bar(0, 50, [0, 10, 20, 30, 40, 50], steps=5)
    scale = build_scale(made.raster, made.bar, made.texts)
    assert scale.norm == "boundaries"
    assert scale.boundaries == (0, 10, 20, 30, 40, 50)
    decoded = decode(scale, cells_of(paint([[0.1, 0.7]])))
    assert decoded.value.tolist() == [[5.0, 35.0]]
    assert decoded.inner_low.tolist() == [[0.0, 30.0]]


def test_steps_of_unequal_height_take_their_ticks(painted_bar: Make) -> None:
    made = painted_bar(0, 4, [0, 1, 2, 3, 4], ["0", "1", "5", "10", "50"], steps=4)
    scale = build_scale(made.raster, made.bar, made.texts)
    assert scale.boundaries == (0, 1, 5, 10, 50)


@pytest.mark.parametrize(("ends", "open_"), [(("2", "128"), False), (("", ""), True)])
def test_what_lies_beyond_thresholds_of_one_ratio_is_in_doubt(
    painted_bar: Make, ends: tuple[str, str], open_: bool
) -> None:
    """Numbers between the keys of a legend say nothing about its ends."""
    read = [ends[0], "4", "8", "16", "32", "64", ends[1]]
    kept = [place for place, text in enumerate(read) if text]
    made = painted_bar(0, 6, kept, [text for text in read if text], steps=6)
    scale = build_scale(made.raster, made.bar, made.texts)
    assert scale.boundaries == (2, 4, 8, 16, 32, 64, 128)
    assert scale.review == open_


@pytest.mark.parametrize(("named", "asked"), [((1, 2, 3), True), ((0, 1, 2, 3, 4), False)])
def test_even_classes_without_numbers_at_their_ends_may_end_anywhere(
    painted_bar: Make, named: tuple[int, ...], asked: bool
) -> None:
    made = painted_bar(0, 40, [10 * bound for bound in named], steps=4)
    scale = build_scale(made.raster, made.bar, made.texts)
    assert scale.boundaries == (0, 10, 20, 30, 40)
    assert scale.review == asked


def test_thresholds_of_no_ratio_at_even_steps_are_bounds_with_open_ends(painted_bar: Make) -> None:
    """Three of four numbers lie on a line: the fourth is none that was misread."""
    made = painted_bar(0, 5, [1, 2, 3, 4], ["25", "50", "75", "90"], steps=5)
    scale = build_scale(made.raster, made.bar, made.texts)
    assert scale.boundaries == (0, 25, 50, 75, 90, 105)
    assert scale.review


@pytest.mark.parametrize(
    ("named", "asked"), [((2, 5, 10, 20), True), ((-4, 2, 5, 10, 20, 26), False)]
)
def test_classes_as_wide_as_they_are_drawn_may_end_anywhere_without_numbers(
    named: tuple[int, ...], asked: bool
) -> None:
    """A renderer draws thresholds on an axis, and gives the classes beyond these some length."""
    places = (np.array(named) + 4) / 30
    edges = (np.array([-4, 2, 5, 10, 20, 26]) + 4) / 30
    ticks = [
        PlacedTick(text=str(value), reading=parse(str(value)), place=float(place))
        for value, place in zip(named, places, strict=True)
    ]
    assert ends_are_open(edges, ticks) is asked
    assert not are_thresholds(edges, ticks)


def test_classes_that_are_named_at_their_feet_leave_the_last_one_open(painted_bar: Make) -> None:
    """The numbers are on no line, and three of them would be without the others."""
    made = painted_bar(0, 5, [0, 1, 2, 3, 4], ["0", "1", "3", "5", "≥ 10"], steps=5)
    scale = build_scale(made.raster, made.bar, made.texts)
    assert scale.boundaries == (0, 1, 3, 5, 10, 15)
    assert [tick.text for tick in scale.ticks] == ["0", "1", "3", "5", "≥ 10"]
    assert scale.review


def test_what_is_declared_is_believed(painted_bar: Make) -> None:
    made = painted_bar(0, 60, [0, 20, 40, 60], ["8", "2", "9", "7"])
    scale = build_scale(made.raster, made.bar, made.texts, ScaleOptions(vmin=0, vmax=60))
    assert (scale.origin, scale.minimum, scale.maximum) == ("declared", 0.0, 60.0)
    assert not scale.review


def test_round_steps() -> None:
    assert round_step([0, 20, 60]) == 20.0
    assert round_step([0.25, 0.5]) == 0.25
    assert round_step([3.17, 50.0]) is None


def test_a_scale_is_learned_from_printed_numbers_and_a_misprint_does_not_bend_it() -> None:
    values = np.linspace(0.5, 9.5, 20).reshape(4, 5)
    readings = np.empty((4, 5), dtype=object)
    for index, value in np.ndenumerate(values):
        readings[index] = parse(f"{value:.2f}")
    readings[2, 2] = parse("9.99")
    scale = learn_scale(cells_of(paint(values / 10, "magma")), readings)
    assert scale is not None
    assert (scale.origin, scale.colormap) == ("learned", "magma")
    assert (scale.minimum, scale.maximum) == pytest.approx((0.0, 10.0), abs=0.1)


def test_a_ramp_without_a_name_is_learned_from_its_cells() -> None:
    values = np.arange(36.0).reshape(6, 6)
    white, green = np.array([235.0, 237.0, 240.0]), np.array([33.0, 110.0, 57.0])
    rgb = white + (green - white) * (values / 35)[..., None]
    readings = np.empty((6, 6), dtype=object)
    for index, value in np.ndenumerate(values):
        readings[index] = parse(f"{value:.0f}")
    scale = learn_scale(cells_of(rgb), readings)
    assert scale is not None
    decoded = decode(scale, cells_of(rgb))
    assert np.abs(decoded.value - values).max() < 1.0


def test_a_map_is_known_through_the_noise_of_a_coarse_codec() -> None:
    generator = np.random.default_rng(5)
    values = np.linspace(1, 59, 120).reshape(10, 12)
    readings = np.empty(values.shape, dtype=object)
    for index, value in np.ndenumerate(values):
        readings[index] = parse(f"{value:.0f}")
    rgb = paint(values / 60, "copper") + generator.normal(0, 4.5, (*values.shape, 3))
    # The same colors without any noise of their fill lie on no map.
    assert learn_scale(cells_of(rgb), readings) is None
    scale = learn_scale(cells_of(rgb, spread=8.0), readings)
    assert scale is not None
    assert scale.colormap == "copper"
    assert (scale.minimum, scale.maximum) == pytest.approx((0.0, 60.0), abs=3.0)


def test_numbers_that_do_not_run_with_the_colors_teach_nothing() -> None:
    generator = np.random.default_rng(3)
    readings = np.empty((6, 6), dtype=object)
    for index, value in np.ndenumerate(generator.uniform(0, 100, (6, 6))):
        readings[index] = parse(f"{value:.1f}")
    assert learn_scale(cells_of(paint(generator.uniform(0, 1, (6, 6)))), readings) is None


def test_a_bar_whose_ticks_all_lost_their_points_is_heard_with_points(painted_bar: Make) -> None:
    made = painted_bar(0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1], ["00", "02", "04", "06", "08", "10"])
    scale = build_scale(made.raster, made.bar, made.texts)
    assert (scale.minimum, scale.maximum) == (0.0, 1.0)
    assert [tick.text for tick in scale.ticks] == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]


def test_a_point_lost_in_some_ticks_bends_no_scale(painted_bar: Make) -> None:
    made = painted_bar(-1, 1, [-1, -0.5, 0, 0.5, 1], ["-10", "-0.5", "0.0", "0.5", "10"])
    scale = build_scale(made.raster, made.bar, made.texts)
    assert (scale.norm, scale.minimum, scale.maximum) == ("linear", -1.0, 1.0)


def test_weak_readers_on_one_line_are_no_proof(painted_bar: Make) -> None:
    made = painted_bar(0, 60, [0, 20, 40, 60], confidence=0.4)
    scale = build_scale(made.raster, made.bar, made.texts)
    assert scale.review
    assert Reason.LOW_CONFIDENCE in scale.reasons


def test_a_bar_that_runs_on_past_its_last_tick_misses_one(painted_bar: Make) -> None:
    made = painted_bar(0, 60, [0, 10, 20, 30])
    scale = build_scale(made.raster, made.bar, made.texts)
    assert scale.review
    assert Reason.TICK_UNREAD in scale.reasons


def test_one_lost_sign_among_sure_ticks_is_no_doubt(painted_bar: Make) -> None:
    made = painted_bar(-4, 4, [-4, -2, 0, 2, 4], ["4", "-2", "0", "2", "4"])
    ticks = tuple(
        replace(tick, reading=replace(tick.reading, review=True, reasons=(Reason.TICK_OFF_LINE,)))
        for tick in made.texts.ticks
    )
    scale = build_scale(made.raster, made.bar, replace(made.texts, ticks=ticks))
    assert (scale.minimum, scale.maximum, scale.review) == (-4.0, 4.0, False)
    assert [tick.text for tick in scale.ticks] == ["-4", "-2", "0", "2", "4"]


def test_an_unread_tick_of_the_right_shape_is_told_as_printed(painted_bar: Make) -> None:
    made = painted_bar(0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1], ["0.0", "0.2", "0.4", "a.6", "0.8", "9.9"])
    scale = build_scale(made.raster, made.bar, made.texts)
    assert [tick.text for tick in scale.ticks] == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]
    assert not scale.review


def test_an_unread_tick_of_another_shape_is_left_out(painted_bar: Make) -> None:
    made = painted_bar(0, 40, [0, 10, 20, 30, 40], ["0", "10", "Group", "30", "40"])
    scale = build_scale(made.raster, made.bar, made.texts)
    assert [tick.text for tick in scale.ticks] == ["0", "10", "30", "40"]


def test_a_speck_makes_no_decimals(painted_bar: Make) -> None:
    made = painted_bar(0, 100, [0, 50, 100], ["0", "5.0", "100"], confidence=0.95)
    unsure = replace(made.texts.ticks[1].reading, confidence=0.5, review=True)
    ticks = tuple(
        replace(tick, reading=unsure) if tick.text == "5.0" else tick for tick in made.texts.ticks
    )
    scale = build_scale(made.raster, made.bar, replace(made.texts, ticks=ticks))
    assert (scale.minimum, scale.maximum) == (0.0, 100.0)
    assert [tick.text for tick in scale.ticks] == ["0", "50", "100"]


def test_raised_digits_read_as_plain_ones_are_powers(painted_bar: Make) -> None:
    made = painted_bar(
        1e-2, 100, [1e-2, 0.1, 1, 10, 100], ["10-2", "10-1", "100", "101", "102"], norm=Norm("log")
    )
    scale = build_scale(made.raster, made.bar, made.texts)
    assert (scale.norm, scale.minimum, scale.maximum) == ("log", 0.01, 100.0)


def test_bounds_keep_the_numbers_of_their_ticks(painted_bar: Make) -> None:
    made = painted_bar(20.25, 90.75, [20.25, 55.5, 90.75], ["20.250", "55.500", "90.750"], steps=4)
    scale = build_scale(made.raster, made.bar, made.texts)
    assert (scale.minimum, scale.maximum) == (20.25, 90.75)


def _pushed_in(made: Painted, *, top: float, bottom: float) -> Painted:
    """The outer texts flush with the ends of the bar, as some renderers set them."""
    ticks = []
    for tick in made.texts.ticks:
        place = tick.position_px
        middle = 20 + top if place < 21 else 220 - bottom if place > 219 else place
        box = replace(tick.box, y0=middle - 5, y1=middle + 5)
        ticks.append(replace(tick, position_px=middle, box=box))
    return replace(made, texts=replace(made.texts, ticks=tuple(ticks)))


@pytest.mark.parametrize(
    "values", [[0, 50, 100], [0, 25, 50, 75, 100], [-4, -2, 0, 2, 4], [0, 30, 60, 90]]
)
def test_texts_pushed_inwards_stand_at_the_ends(painted_bar: Make, values: list[float]) -> None:
    made = painted_bar(values[0], max(values[-1], 100 if values[-1] == 90 else 0), values)
    scale = build_scale(made.raster, *_bar_and_texts(_pushed_in(made, top=6, bottom=9)))
    assert (scale.minimum, scale.ticks[-1].value) == (values[0], values[-1])
    assert scale.maximum == pytest.approx(100 if values[-1] == 90 else values[-1], rel=0.005)
    assert not scale.review


def test_marks_at_which_no_number_stands_hide_no_texts_that_were_pushed_in(
    painted_bar: Make,
) -> None:
    """What a codec leaves at the corners of a bar passes for marks, as many as numbers."""
    made = _pushed_in(painted_bar(0, 1, [0, 0.25, 0.5, 0.75, 1]), top=6, bottom=9)
    bar, texts = _bar_and_texts(made)
    bar = replace(bar, tick_positions=(20.3, 22.0, 90.0, 217.0, 219.0))
    scale = build_scale(replace(made.raster, lossy=True), bar, texts)
    assert (scale.minimum, scale.maximum) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("values", "texts", "asked"),
    [
        ([0, 100], ["0", "100"], False),
        # The bar goes on for three more steps.
        ([0, 25], ["1", "10"], True),
        ([0, 50, 80], ["0", "50", "801,000"], True),
    ],
)
def test_two_numbers_tell_no_scale_beside_what_was_not_read(
    painted_bar: Make, values: list[float], texts: list[str], *, asked: bool
) -> None:
    made = painted_bar(0, 100, values, texts)
    bare = replace(made.bar, tick_positions=())
    ticks = list(made.texts.ticks)
    if len(ticks) > 2:
        ticks[2] = replace(ticks[2], reading=replace(ticks[2].reading, value=None))
    scale = build_scale(made.raster, bare, replace(made.texts, ticks=tuple(ticks)))
    assert scale.norm == "linear"
    assert scale.review is asked


def test_a_text_that_was_pushed_in_makes_no_power_of_an_even_scale() -> None:
    bar = Bar(box=Box(370, 94, 386, 214), orientation="vertical")
    ticks = [
        PlacedTick(
            text=f"{0.025 * step:.3f}",
            reading=parse(f"{0.025 * step:.3f}", confidence=0.99),
            place=place,
            box=Box(390, 214 - 120 * place - 3.5, 415, 214 - 120 * place + 3.5),
        )
        for step, place in enumerate((0.0458, 0.2125, 0.4208, 0.6292, 0.8375))
    ]
    moved = flush_ends(ticks, bar, partial(fit_ticks, tolerance=1.6 / 120))
    assert [tick.place for tick in moved] == [0.0, *(tick.place for tick in ticks[1:])]


def test_a_one_leaves_blank_what_other_digits_fill() -> None:
    """Set flush with the end of a level bar, its ink ends before it by more than other letters'."""
    bar = Bar(box=Box(15, 85, 290, 100), orientation="horizontal")
    boxes = {
        "-1": Box(15, 109, 25, 120),
        "0": Box(149, 109, 156, 121),
        "1": Box(283, 109, 287, 120),
    }
    ticks = [
        PlacedTick(
            text=text,
            reading=parse(text, confidence=0.99),
            place=(box.center[0] - 15) / 275,
            box=box,
        )
        for text, box in boxes.items()
    ]
    moved = flush_ends(ticks, bar, partial(fit_ticks, tolerance=1.6 / 275))
    assert [round(tick.place, 2) for tick in moved] == [0.0, 0.5, 1.0]


@pytest.mark.parametrize("texts", [["1", "10", "100"], ["10⁰", "10¹", "10²", "10³"]])
def test_the_bases_of_powers_stand_beside_what_they_name(texts: list[str]) -> None:
    """Their exponents lift the middles of all of them: here by four pixels of a bar of 365."""
    bar = Bar(box=Box(370, 20, 386, 385), orientation="vertical")
    ticks = []
    for place, text in zip(np.linspace(0.0, 1.0, len(texts)), texts, strict=True):
        middle = 385 - 365 * place - 4
        box = Box(390, middle - 7, 415, middle + 7)
        reading = parse(text, confidence=0.99)
        ticks.append(PlacedTick(text=text, reading=reading, place=place + 4 / 365, box=box))
    moved = flush_ends(ticks, bar, partial(fit_ticks, tolerance=1.6 / 365))
    powers = texts[0] == "10⁰"
    due = np.linspace(0.0, 1.0, len(texts)) + (0.0 if powers else 4 / 365)
    assert [tick.place for tick in moved] == pytest.approx(due.tolist())


def test_small_texts_at_both_ends_hang_and_stand_a_pixel_apart(painted_bar: Make) -> None:
    made = _pushed_in(painted_bar(-1, 1, [-1, 0, 1]), top=5, bottom=6)
    scale = build_scale(made.raster, *_bar_and_texts(made))
    assert (scale.minimum, scale.maximum) == (-1.0, 1.0)


def test_three_texts_that_fit_both_ways_are_doubted(painted_bar: Make) -> None:
    made = _pushed_in(painted_bar(-1, 1, [-1, 0, 1]), top=6, bottom=6)
    scale = build_scale(made.raster, *_bar_and_texts(made))
    assert scale.review
    assert Reason.TICK_PLACE in scale.reasons
    # Where they stand further inside they are what they seem.
    inner = painted_bar(-1.3, 1.3, [-1, 0, 1])
    assert not build_scale(inner.raster, inner.bar, inner.texts).review


def test_no_bar_without_marks_goes_on_beyond_the_whole(painted_bar: Make) -> None:
    """Lines under "0%" move it off the end that it names."""
    texts = ["0%", "50%", "100%"]
    made = painted_bar(-12, 101, [0, 50, 100], texts)
    scale = build_scale(made.raster, made.bar, made.texts)
    assert scale.review
    assert Reason.TICK_PLACE in scale.reasons
    # Marks tell where they stand, and numbers without a sign are no shares.
    marked = replace(made.bar, tick_positions=tuple(tick.position_px for tick in made.texts.ticks))
    assert not build_scale(made.raster, marked, made.texts).review
    plain = painted_bar(-12, 101, [0, 50, 100])
    assert not build_scale(plain.raster, plain.bar, plain.texts).review


def test_one_of_two_texts_that_ends_with_the_bar_stands_at_its_end_and_is_doubted(
    painted_bar: Make,
) -> None:
    made = painted_bar(0, 0.18, [0, 0.1], ["0.0", "0.1"])
    scale = build_scale(made.raster, *_bar_and_texts(_pushed_in(made, top=0, bottom=7)))
    assert (scale.minimum, scale.maximum) == pytest.approx((0, 0.18), rel=0.01)
    assert scale.review
    assert Reason.TICK_PLACE in scale.reasons
    # A mark tells where the text points.
    marked = replace(made.bar, tick_positions=(109.0, 214.0))
    told = build_scale(made.raster, marked, _pushed_in(made, top=0, bottom=7).texts)
    assert not told.review


def test_two_numbers_at_their_marks_stay_there(painted_bar: Make) -> None:
    """Texts that end as near to the ends of a bar were moved to these, marks or not."""
    made = painted_bar(-0.15, 10.5, [0, 10])
    bar = replace(made.bar, tick_positions=tuple(tick.position_px for tick in made.texts.ticks))
    scale = build_scale(made.raster, bar, _pushed_in(made, top=0, bottom=0).texts)
    assert (scale.minimum, scale.maximum) == pytest.approx((-0.15, 10.5), abs=0.05)


def test_texts_in_the_middle_of_their_places_are_not_moved(painted_bar: Make) -> None:
    made = painted_bar(-1.07, 1.07, [-1, 0, 1])
    scale = build_scale(made.raster, made.bar, made.texts)
    assert (scale.minimum, scale.maximum) == pytest.approx((-1.07, 1.07), abs=0.005)


def _bar_and_texts(made: Painted) -> tuple[Bar, BarTexts]:
    return made.bar, made.texts


def test_steps_that_no_tick_names_are_a_ramp_of_few_colors(painted_bar: Make) -> None:
    made = painted_bar(0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1], steps=9)
    scale = build_scale(made.raster, made.bar, made.texts)
    assert (scale.norm, scale.minimum, scale.maximum) == ("linear", 0.0, 1.0)
    decoded = decode(scale, cells_of(paint([[4.5 / 9]])))
    assert decoded.low[0, 0] <= 4.2 / 9
    assert decoded.high[0, 0] >= 4.8 / 9


def test_marks_that_are_dust_move_no_tick(painted_bar: Make) -> None:
    made = painted_bar(0, 80, [20, 40, 60])
    # Two of three numbers have a speck near them, and one of these is a little off.
    bar = replace(made.bar, tick_positions=(70.0, 114.0))
    ticks = [
        replace(tick, position_px=114.0 if tick.text == "40" else tick.position_px)
        for tick in made.texts.ticks
    ]
    scale = build_scale(made.raster, bar, replace(made.texts, ticks=tuple(ticks)))
    assert (scale.minimum, scale.maximum) == pytest.approx((0, 80), abs=0.5)
    assert len(scale.ticks) == 3


def test_numbers_that_begin_with_a_nought_vouch_for_their_points(painted_bar: Make) -> None:
    made = painted_bar(
        1e-5,
        1,
        [1e-5, 1e-4, 1e-3, 1e-2, 1],
        ["1e-05", "00001", "0001", "001", "1"],
        norm=Norm("log"),
    )
    scale = build_scale(made.raster, made.bar, made.texts)
    assert (scale.norm, scale.minimum, scale.maximum) == ("log", 1e-5, 1.0)
    assert not scale.review


def test_bounds_of_unequal_classes_that_are_all_read_are_no_doubt(painted_bar: Make) -> None:
    read = ["0", "5", "10", "20", "30", "50"]
    made = painted_bar(0, 5, [0, 1, 2, 3, 4, 5], read, steps=5)
    scale = build_scale(made.raster, made.bar, made.texts)
    assert scale.boundaries == (0, 5, 10, 20, 30, 50)
    assert [tick.text for tick in scale.ticks] == read
    assert not scale.review


def test_a_sure_tick_beyond_the_others_on_another_line_is_a_doubt(painted_bar: Make) -> None:
    made = painted_bar(-10, 10, [-6.67, 0, 2, 4, 6, 8, 10], ["-2", "0", "2", "4", "6", "8", "10"])
    scale = build_scale(made.raster, made.bar, made.texts)
    assert scale.review


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("1e6", (0.0, 4e6)),
        ("×10⁻³", (0.0, 0.004)),
        ("+1e3", (1000.0, 1004.0)),
        ("+1.013×10⁵", (101300.0, 101304.0)),
        ("1e-3+2.5e2", (250.0, 250.004)),
    ],
)
def test_an_offset_moves_the_values_and_not_the_texts(
    painted_bar: Make, text: str, ends: tuple[float, float]
) -> None:
    made = painted_bar(0, 4, [0, 1, 2, 3, 4])
    label = Label(text=text, confidence=0.95)
    scale = with_offset(build_scale(made.raster, made.bar, replace(made.texts, label=label)))
    assert (scale.minimum, scale.maximum) == ends
    assert [tick.text for tick in scale.ticks] == ["0", "1", "2", "3", "4"]
    assert (scale.label, scale.review) == (None, False)


def test_an_offset_in_doubt_puts_the_scale_in_doubt(painted_bar: Make) -> None:
    made = painted_bar(0, 4, [0, 1, 2, 3, 4])
    label = Label(text="1e6", confidence=0.5, review=True)
    scale = with_offset(build_scale(made.raster, made.bar, replace(made.texts, label=label)))
    assert scale.review


def test_a_name_that_ran_into_an_offset_puts_the_scale_in_doubt(painted_bar: Make) -> None:
    made = painted_bar(0, 4, [0, 1, 2, 3, 4])
    for text, doubted in (("Rate [1/s] +1.013 x 10³", True), ("Counts ×10³", False)):
        label = Label(text=text, confidence=0.9)
        scale = with_offset(build_scale(made.raster, made.bar, replace(made.texts, label=label)))
        assert scale.review == doubted
    misread = Label(text="1.013×105", confidence=0.1, review=True)
    assert with_offset(
        build_scale(made.raster, made.bar, replace(made.texts, label=misread))
    ).review


def test_a_blank_where_others_have_a_comma_is_a_comma(painted_bar: Make) -> None:
    read = ["0", "1 000", "2,000", "3 000"]
    made = painted_bar(0, 3000, [0, 1000, 2000, 3000], read)
    scale = build_scale(made.raster, made.bar, made.texts)
    assert [tick.text for tick in scale.ticks] == ["0", "1,000", "2,000", "3,000"]


def test_powers_that_no_reader_is_sure_of_bear_each_other_out(painted_bar: Make) -> None:
    powers = [1e-4, 1e-3, 1e-2, 0.1, 1]
    texts = ["10⁻⁴", "10⁻²", "10⁻²", "10⁻¹", "10⁰"]
    made = painted_bar(1e-4, 1, powers, texts, norm=Norm("log"), confidence=0.4)
    scale = build_scale(made.raster, made.bar, made.texts)
    assert [tick.text for tick in scale.ticks] == ["10⁻⁴", "10⁻³", "10⁻²", "10⁻¹", "10⁰"]
    assert (scale.minimum, scale.maximum, scale.norm) == (1e-4, 1.0, "log")


def test_a_tick_that_was_no_number_is_told_among_others_without_their_points(
    painted_bar: Make,
) -> None:
    powers = [1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1]
    texts = ["1e-05", "00001", "0001", "001", "a.1", "1"]
    made = painted_bar(1e-5, 1, powers, texts, norm=Norm("log"))
    scale = build_scale(made.raster, made.bar, made.texts)
    assert [tick.text for tick in scale.ticks] == ["1e-05", "0.0001", "0.001", "0.01", "0.1", "1"]


def blurred(made: Painted, length: int) -> Painted:
    """The bar of a lossy picture, seen for its first ``length`` pixels from the low end."""
    raster = replace(made.raster, lossy=True)
    box = replace(made.bar.box, y0=made.bar.box.y1 - length)
    return replace(made, raster=raster, bar=replace(made.bar, box=box))


def test_the_ends_of_a_short_blurred_bar_are_doubted(painted_bar: Make) -> None:
    made = painted_bar(-2.6, 17.4, [-2, -1, 0, 1, 2, 3])
    seen = blurred(made, 65)
    assert not build_scale(made.raster, seen.bar, made.texts).review
    scale = build_scale(seen.raster, seen.bar, seen.texts)
    assert scale.review
    assert Reason.BAR_END in scale.reasons
    made = painted_bar(-2.6, 17.4, [-2, 0, 2, 4, 6, 8])
    seen = blurred(made, 115)
    assert not build_scale(seen.raster, seen.bar, seen.texts).review


def test_a_blurred_bar_is_as_much_narrower_at_both_ends(painted_bar: Make) -> None:
    made = painted_bar(0, 10, [0, 2, 4, 6])
    raster = replace(made.raster, lossy=True)
    wide = replace(made.bar, box=replace(made.bar.box, y0=18.0, y1=222.0))
    marks = tuple(tick.position_px for tick in made.texts.ticks)
    scale = build_scale(raster, replace(wide, tick_positions=marks), made.texts)
    assert scale.minimum == 0.0
    assert scale.maximum == pytest.approx(10.0, abs=0.02)
    # Without marks its numbers may stand aside as well, the other way at the other end.
    scale = build_scale(raster, wide, made.texts)
    assert scale.minimum == 0.0
    assert scale.maximum == pytest.approx(10.1, abs=0.02)


def with_marks(made: Painted, minimum: float, maximum: float, values: list[float]) -> Bar:
    """The bar with marks at values of a logarithmic scale."""
    low, high = math.log10(minimum), math.log10(maximum)
    places = [220 - 200 * (math.log10(value) - low) / (high - low) for value in values]
    return replace(made.bar, tick_positions=tuple(sorted(places)))


def test_minor_marks_tell_a_logarithmic_scale_of_one_number(painted_bar: Make) -> None:
    minor = [float(f"{digit}e3") for digit in range(3, 10)] + [1e4, 2e4, 3e4, 4e4, 5e4]
    made = painted_bar(2.8e3, 5.5e4, [1e4], norm=Norm("log"))
    bar = with_marks(made, 2.8e3, 5.5e4, minor)
    scale = build_scale(made.raster, bar, made.texts)
    assert (scale.norm, scale.review) == ("log", True)
    assert scale.minimum == pytest.approx(2.8e3, rel=0.01)
    assert scale.maximum == pytest.approx(5.5e4, rel=0.01)


def test_marks_that_are_spaced_evenly_tell_no_logarithm(painted_bar: Make) -> None:
    made = painted_bar(0, 10, [5])
    even = replace(made.bar, tick_positions=tuple(20.0 + 20 * i for i in range(11)))
    scale = build_scale(made.raster, even, made.texts)
    assert math.isnan(scale.minimum)
    assert scale.reasons == (Reason.NO_TICKS,)


def test_powers_of_ten_in_a_row_leave_no_choice_to_exponents_that_were_not_raised(
    painted_bar: Callable[..., Painted],
) -> None:
    made = painted_bar(
        0.01,
        1000,
        [0.01, 0.1, 1, 10, 100, 1000],
        ["10^-2", "10^-1", "10^0", "101", "102", "10^3"],
        norm=Norm(kind="log"),
    )
    scale = build_scale(made.raster, made.bar, made.texts)
    assert (scale.norm, scale.review) == ("log", False)
    assert [scale.minimum, scale.maximum] == pytest.approx([0.01, 1000], rel=0.02)


def test_a_number_on_the_line_beyond_an_end_tells_that_the_bar_goes_on(painted_bar: Make) -> None:
    made = painted_bar(0, 10, [0, 2, 4, 6, 8, 10])
    short = replace(made.bar, box=replace(made.bar.box, y1=195.0))
    scale = build_scale(made.raster, short, made.texts)
    assert scale.review
    assert Reason.TICK_UNREAD in scale.reasons
    assert not build_scale(made.raster, made.bar, made.texts).review


def test_numbers_that_do_not_stand_at_the_marks_are_another_things(painted_bar: Make) -> None:
    made = painted_bar(0, 11, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    own = np.linspace(20, 220, 7)
    scale = build_scale(made.raster, replace(made.bar, tick_positions=tuple(own)), made.texts)
    assert scale.review
    assert Reason.TICK_UNREAD in scale.reasons
    few = painted_bar(0, 60, [0, 20, 40, 60])
    bar = replace(few.bar, tick_positions=tuple(own))
    assert not build_scale(few.raster, bar, few.texts).review


def test_a_bar_that_is_drawn_on_in_one_color_ends_with_its_ticks(painted_bar: Make) -> None:
    made = painted_bar(0, 400, [0, 100, 200, 300, 400])
    rgb = made.raster.rgb.copy()
    # Eight pixels more at either end, in the color of that end.
    rgb[12:20, 10:30], rgb[220:228, 10:30] = rgb[20, 10], rgb[219, 10]
    longer = replace(made.bar, box=replace(made.bar.box, y0=12.0, y1=228.0))
    scale = build_scale(replace(made.raster, rgb=rgb), longer, made.texts)
    assert (scale.minimum, scale.maximum) == (0.0, 400.0)
    assert scale.box is not None
    assert (scale.box.y0, scale.box.y1) == pytest.approx((20.0, 220.0), abs=0.5)


def test_the_handles_of_a_slider_lie_over_both_ends_of_its_scale(painted_bar: Make) -> None:
    made = painted_bar(0, 100, [0, 100])
    rgb = made.raster.rgb.copy()
    # A handle of eight pixels over either end, its middle there and a white line on its inner side.
    rgb[16:24, 10:30], rgb[216:224, 10:30] = rgb[20, 10], rgb[219, 10]
    rgb[24, 10:30] = rgb[215, 10:30] = 255
    longer = replace(made.bar, box=replace(made.bar.box, y0=16.0, y1=224.0))
    scale = build_scale(replace(made.raster, rgb=rgb), longer, made.texts)
    assert (scale.minimum, scale.maximum) == (0.0, 100.0)
    assert scale.box is not None
    assert (scale.box.y0, scale.box.y1) == pytest.approx((20.0, 220.0), abs=0.6)


def test_what_reaches_beyond_a_bar_of_its_handles_is_no_tick_mark(painted_bar: Make) -> None:
    made = painted_bar(0, 40, [0, 40])
    rgb = made.raster.rgb.copy()
    rgb[17:23, 10:30], rgb[217:223, 10:30] = rgb[20, 10], rgb[219, 10]
    # Their rims lie between two pixels.
    rgb[23:25, 10:30], rgb[215:217, 10:30] = (254, 243, 143), (162, 133, 173)
    box = replace(made.bar.box, y0=17.0, y1=223.0)
    marked = replace(made.bar, box=box, tick_positions=(20.0, 220.0))
    scale = build_scale(replace(made.raster, rgb=rgb), marked, made.texts)
    assert (scale.minimum, scale.maximum) == (0.0, 40.0)


def test_handles_that_are_no_part_of_a_bar_hide_its_ends(painted_bar: Make) -> None:
    made = painted_bar(0, 100, [0, 100])
    rgb = made.raster.rgb.copy()
    rgb[17:23, 10:30], rgb[217:223, 10:30] = rgb[20, 10], rgb[219, 10]
    rgb[23, 10:30] = rgb[216, 10:30] = 255
    shorter = replace(made.bar, box=replace(made.bar.box, y0=24.0, y1=216.0), tick_positions=())
    scale = build_scale(replace(made.raster, rgb=rgb), shorter, made.texts)
    assert (scale.minimum, scale.maximum) == (0.0, 100.0)
    assert scale.box is not None
    assert (scale.box.y0, scale.box.y1) == (20.0, 220.0)
    found = decode(scale, cells_of(paint([[0.01, 0.3, 0.985]]), ink=False))
    assert found.value[0] == pytest.approx([1.0, 30.0, 98.5], abs=0.7)


def test_a_handle_of_the_color_of_the_page_is_where_the_numbers_say(painted_bar: Make) -> None:
    made = painted_bar(0, 100, [0, 100], colormap="Reds")
    rgb = made.raster.rgb.copy()
    rgb[16:24, 10:30], rgb[24, 10:30] = rgb[20, 10], 255
    # Of the other handle nothing is seen, and nothing of what it lies over.
    rgb[216:, 10:30] = 255
    seen = replace(made.bar, box=replace(made.bar.box, y0=16.0, y1=216.0))
    scale = build_scale(replace(made.raster, rgb=rgb), seen, made.texts)
    assert (scale.minimum, scale.maximum) == (0.0, 100.0)
    assert scale.box is not None
    assert (scale.box.y0, scale.box.y1) == pytest.approx((20.0, 220.0), abs=0.6)


def test_bounds_of_thousands_are_numbers(painted_bar: Make) -> None:
    values = [1050, 1400, 1750, 2100, 2450]
    made = painted_bar(700, 2800, values, [f"{value:,}" for value in values], steps=6)
    scale = build_scale(made.raster, made.bar, made.texts)
    assert scale.boundaries == (700, 1050, 1400, 1750, 2100, 2450, 2800)


def test_a_ramp_that_goes_on_beyond_its_ticks_does_not_end_with_them(painted_bar: Make) -> None:
    made = painted_bar(-16, 416, [0, 100, 200, 300, 400])
    scale = build_scale(made.raster, made.bar, made.texts)
    assert (scale.minimum, scale.maximum) == pytest.approx((-16.0, 416.0), abs=1.0)


def test_one_pixel_between_an_end_and_its_tick_is_no_flat_end(painted_bar: Make) -> None:
    """Pure red and pure blue move little from pixel to pixel, and the ticks are set in alike."""
    made = painted_bar(-2.06, 2.06, [-2, -1, 0, 1, 2], colormap="bwr")
    scale = build_scale(made.raster, made.bar, made.texts)
    assert (scale.minimum, scale.maximum) == pytest.approx((-2.06, 2.06), abs=0.02)


def test_steps_of_a_ramp_are_no_flat_ends(painted_bar: Make) -> None:
    made = painted_bar(-0.2, 10.2, [0, 2, 4, 6, 8, 10], steps=20)
    bar = replace(made.bar, segments=())
    scale = build_scale(made.raster, bar, made.texts)
    assert (scale.minimum, scale.maximum) == pytest.approx((-0.2, 10.2), abs=0.05)


def test_blocks_beyond_both_ends_that_a_frame_darkens_are_none_of_the_scale(
    painted_bar: Make,
) -> None:
    made = painted_bar(0, 400, [0, 100, 200, 300, 400])
    rgb = made.raster.rgb.copy()
    rgb[12:20, 10:30], rgb[220:228, 10:30] = rgb[20, 10], rgb[219, 10]
    for frame, beside in ((11, 12), (228, 227)):
        rgb[frame, 10:30] = 0
        rgb[beside, 10:30] = (0.93 * rgb[beside, 10:30]).astype(np.uint8)
    longer = replace(made.bar, box=replace(made.bar.box, y0=11.0, y1=229.0))
    scale = build_scale(replace(made.raster, rgb=rgb), longer, made.texts)
    assert (scale.minimum, scale.maximum) == (0.0, 400.0)


def test_a_block_at_one_end_is_none_of_a_scale_whose_other_end_is_a_tick(
    painted_bar: Make,
) -> None:
    made = painted_bar(0, 400, [0, 100, 200, 300, 400])
    rgb = made.raster.rgb.copy()
    rgb[10:20, 10:30] = rgb[20, 10]
    longer = replace(made.bar, box=replace(made.bar.box, y0=10.0))
    raster = replace(made.raster, rgb=rgb)
    scale = build_scale(raster, longer, made.texts)
    assert (scale.minimum, scale.maximum) == (0.0, 400.0)
    inner = replace(made.texts, ticks=made.texts.ticks[1:])
    assert build_scale(raster, longer, inner).maximum > 410.0


def test_the_last_step_of_a_ramp_is_no_block_where_rows_between_steps_are_mixed(
    painted_bar: Make,
) -> None:
    made = painted_bar(0, 425, [0, 100, 200, 300, 400], steps=17)
    rgb = made.raster.rgb.astype(float)
    edges = np.round(np.linspace(20, 220, 18)[1:-1]).astype(int)
    rgb[edges, 10:30] = (rgb[edges - 1, 10:30] + rgb[edges + 1, 10:30]) / 2
    raster = replace(made.raster, rgb=rgb.astype(np.uint8))
    scale = build_scale(raster, replace(made.bar, segments=()), made.texts)
    assert scale.maximum == pytest.approx(425.0, abs=2.0)


def test_room_for_ticks_in_a_ramp_of_a_hundred_steps(painted_bar: Make) -> None:
    made = painted_bar(0, 400, [0, 100, 200, 300, 400], steps=100)
    rgb = made.raster.rgb.copy()
    rgb[17:20, 10:30], rgb[220:223, 10:30] = rgb[20, 10], rgb[219, 10]
    box = replace(made.bar.box, y0=17.0, y1=223.0)
    longer = replace(made.bar, box=box, segments=())
    scale = build_scale(replace(made.raster, rgb=rgb), longer, made.texts)
    assert (scale.minimum, scale.maximum) == (0.0, 400.0)


def test_room_for_the_lines_of_the_outer_ticks_is_none_of_the_scale(painted_bar: Make) -> None:
    made = painted_bar(0, 400, [0, 100, 200, 300, 400])
    for clamped in (0, 20):
        rgb = made.raster.rgb.copy()
        # Three pixels more at either end; the colors of the ends may begin before them.
        rgb[17 : 21 + clamped, 10:30] = rgb[20 + clamped, 10]
        rgb[219 - clamped : 223, 10:30] = rgb[219 - clamped, 10]
        longer = replace(made.bar, box=replace(made.bar.box, y0=17.0, y1=223.0))
        scale = build_scale(replace(made.raster, rgb=rgb), longer, made.texts)
        assert (scale.minimum, scale.maximum) == (0.0, 400.0)


def test_steps_of_a_ramp_that_are_longer_at_both_ends_go_on_beyond_it(painted_bar: Make) -> None:
    made = painted_bar(3, 97, [20, 40, 60, 80], steps=20)
    rgb = made.raster.rgb.copy()
    rgb[17:20, 10:30], rgb[220:223, 10:30] = rgb[20, 10], rgb[219, 10]
    longer = replace(made.bar, box=replace(made.bar.box, y0=17.0, y1=223.0), segments=())
    scale = build_scale(replace(made.raster, rgb=rgb), longer, made.texts)
    assert (scale.minimum, scale.maximum) == pytest.approx((3.0, 97.0), abs=0.4)


def test_two_numbers_at_the_two_ends_are_the_ends(painted_bar: Make) -> None:
    made = painted_bar(-3.1, 3.1, [-3, 3])
    scale = build_scale(made.raster, made.bar, made.texts)
    assert (scale.minimum, scale.maximum) == (-3.0, 3.0)


def test_an_offset_beside_a_name_moves_the_scale_and_leaves_the_name(painted_bar: Make) -> None:
    made = painted_bar(0, 5, [0, 1, 2, 3, 4, 5])
    name = Label(text="Population", confidence=0.9)
    scale = build_scale(made.raster, made.bar, replace(made.texts, label=name))
    moved = with_offset(scale, Label(text="1e6", confidence=0.9))
    assert (moved.minimum, moved.maximum) == (0.0, 5e6)
    assert moved.label == name
    unclear = with_offset(scale, Label(text="1o^3", confidence=0.3))
    assert (unclear.maximum, unclear.review) == (5.0, True)


def test_two_powers_of_ten_are_no_linear_scale(painted_bar: Make) -> None:
    made = painted_bar(50, 2000, [100, 1000], ["10²", "10³"], norm=Norm("log"))
    scale = build_scale(made.raster, made.bar, made.texts)
    assert scale.norm == "log"
    assert [scale.minimum, scale.maximum] == pytest.approx([50, 2000], rel=0.02)


def test_a_scale_of_two_slopes_bends_in_its_middle(painted_bar: Make) -> None:
    norm = Norm("two-slope", table=((-40, -1), (0, 0), (20, 1)))
    made = painted_bar(-40, 20, [-40, -30, -20, -10, 0, 10, 20], norm=norm)
    scale = build_scale(made.raster, made.bar, made.texts)
    assert (scale.norm, scale.minimum, scale.maximum) == ("two-slope", -40.0, 20.0)
    assert not scale.review
    found = decode(scale, cells_of(paint(norm.bend([[-31, -5, 4, 17]]) / 2 + 0.5)))
    assert found.value[0] == pytest.approx([-31, -5, 4, 17], abs=0.3)


def test_a_power_law_is_told_by_its_ticks(painted_bar: Make) -> None:
    norm = power(0.5, 0.0, 100.0)
    made = painted_bar(0, 100, [0, 20, 40, 60, 80, 100], norm=norm)
    scale = build_scale(made.raster, made.bar, made.texts)
    assert (scale.norm, scale.minimum, scale.maximum) == ("power", 0.0, 100.0)
    assert not scale.review
    found = decode(scale, cells_of(paint(norm.bend([[1, 9, 50, 95]]))))
    assert found.value[0] == pytest.approx([1, 9, 50, 95], abs=0.6)


def test_the_middle_of_a_symlog_scale_may_be_narrow(painted_bar: Make) -> None:
    values = [-10, -1, -0.1, 0, 0.1, 1, 10]
    made = painted_bar(-10, 10, values, norm=symlog(0.1, 0.2, 10.0))
    scale = build_scale(made.raster, made.bar, made.texts)
    assert (scale.norm, scale.linthresh) == ("symlog", 0.1)
    assert not scale.review


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([0, 250, 500, 750], "power"),
        ([0, 200, 500, 750], "linear"),
        ([10, 260, 510, 760], "linear"),
    ],
)
def test_four_even_numbers_from_nought_on_tell_a_square_root(values: list[int], kind: str) -> None:
    """Of numbers in even steps none was misread; of others one may have been."""
    ticks = [
        PlacedTick(
            text=str(value), reading=parse(str(value), confidence=0.99), place=(value / 900) ** 0.5
        )
        for value in values
    ]
    line = fit_ticks(ticks, tolerance=0.01)
    assert line is not None
    assert line.norm.kind == kind
    assert kind == "power" or not line.certain or line.dropped > 0


def test_one_number_that_lies_on_no_line_bends_none(painted_bar: Make) -> None:
    made = painted_bar(
        0, 60, [0, 10, 20, 30, 40, 50, 60], ["0", "10", "20", "30", "40", "50", "80"]
    )
    scale = build_scale(made.raster, made.bar, made.texts)
    assert (scale.norm, scale.maximum) == ("linear", 60.0)


def _legend(painted_bar: Make, texts: list[str]) -> Painted:
    """Keys one above the other whose texts stand at their middles."""
    n = len(texts)
    made = painted_bar(0, n, [k + 0.5 for k in range(n)], texts, steps=n)
    return replace(made, bar=replace(made.bar, keys=True))


@pytest.mark.parametrize(
    ("texts", "bounds"),
    [
        (["0 - 10", "10 - 20", "20 - 30", "30 - 40"], (0, 10, 20, 30, 40)),
        (["[0,0.5)", "[0.5,1)", "[1,4)", "[4,9]"], (0, 0.5, 1, 4, 9)),
        (["30-39", "20-29", "10-19", "0-9"], (0, 10, 20, 30, 39)),
        (["≤ 60", "≤ 45", "≤ 30", "≤ 15"], (15, 30, 45, 60)),
        (["≥ 60", "≥ 45", "≥ 30", "≥ 15"], (15, 30, 45, 60)),
    ],
)
def test_keys_that_name_ranges_tell_their_bounds(
    painted_bar: Make, texts: list[str], bounds: tuple[float, ...]
) -> None:
    made = _legend(painted_bar, texts)
    scale = build_scale(made.raster, made.bar, made.texts)
    assert scale.boundaries == bounds
    assert not scale.review


def test_ranges_that_do_not_meet_tell_no_bounds(painted_bar: Make) -> None:
    made = _legend(painted_bar, ["0 - 10", "10 - 20", "26 - 30", "30 - 40"])
    scale = build_scale(made.raster, made.bar, made.texts)
    assert scale.review


def test_two_words_at_the_ends_make_a_relative_scale(painted_bar: Make) -> None:
    made = painted_bar(0, 1, [0, 1], ["low", "high"])
    scale = build_scale(made.raster, made.bar, made.texts)
    assert (scale.minimum, scale.maximum, scale.reasons) == (0.0, 1.0, (Reason.RELATIVE_SCALE,))
    assert [tick.text for tick in scale.ticks] == ["low", "high"]
    turned = painted_bar(0, 1, [0, 1], ["Row max", "Row min"])
    scale = build_scale(turned.raster, turned.bar, turned.texts)
    found = decode(scale, cells_of(paint([[0.1, 0.8]])))
    assert found.value[0] == pytest.approx([0.9, 0.2], abs=0.02)
    other = painted_bar(0, 1, [0, 1], ["North", "South"])
    assert build_scale(other.raster, other.bar, other.texts).reasons == (Reason.NO_TICKS,)


def test_words_at_the_ends_may_stand_beside_their_numbers(painted_bar: Make) -> None:
    for texts in (["Low (0)", "High (40)"], ["Min: 0", "Max: 40"], ["0 min", "40 max"]):
        made = painted_bar(0, 40, [0, 40], texts)
        scale = build_scale(made.raster, made.bar, made.texts)
        assert (scale.minimum, scale.maximum) == (0.0, 40.0)
    # What was cut off may be the rest of a number, and then nothing is relative either.
    made = painted_bar(0, 12000, [0, 12000], ["Low (0)", "High (12,0"])
    assert build_scale(made.raster, made.bar, made.texts).review


def test_one_lost_blank_makes_no_thousands_of_kelvin(painted_bar: Make) -> None:
    made = painted_bar(0, 300, [0, 100, 200, 300], ["0K", "100 K", "200K", "300 K"])
    scale = build_scale(made.raster, made.bar, made.texts)
    assert (scale.minimum, scale.maximum, scale.review) == (0.0, 300.0, False)


def test_three_decades_in_a_row_are_believed_from_one_sure_reading(painted_bar: Make) -> None:
    made = painted_bar(2e-3, 4, [0.01, 0.1, 1], ["10⁻²", "10⁻¹", "10⁰"], norm=Norm("log"))
    sure = (0.43, 0.29, 0.99)
    ticks = [
        replace(tick, reading=replace(tick.reading, confidence=one, review=one < 0.9))
        for tick, one in zip(made.texts.ticks, sure, strict=True)
    ]
    texts = replace(made.texts, ticks=tuple(ticks))
    scale = build_scale(made.raster, made.bar, texts)
    assert (scale.norm, scale.review) == ("log", False)
    falling = painted_bar(2e-3, 4, [0.01, 0.1, 1], ["10²", "10¹", "10⁰"], norm=Norm("log"))
    ticks = [
        replace(tick, reading=replace(tick.reading, confidence=one, review=one < 0.9))
        for tick, one in zip(falling.texts.ticks, sure, strict=True)
    ]
    assert build_scale(made.raster, made.bar, replace(made.texts, ticks=tuple(ticks))).review


@pytest.mark.parametrize(
    ("read", "asks"),
    [
        (["10⁻²", "10⁻¹", "10⁰", "10a", "10²", "10a"], False),
        (["10⁻²", "10a", "10⁰", "10a", "10²", "10a"], False),
        (["10⁻²", "10a", "10⁰", "10a", "10a", "10a"], True),
        (["10⁻²", "10⁵", "10⁰", "10a", "10²", "10a"], True),
        (["10⁻²", "10⁻¹", "10⁸", "10¹", "10²", "10³"], False),
        (["10⁻²", "10⁻¹", "10⁸", "10a", "10²", "10³"], True),
        # None is read surely, but what is off the line says nothing else.
        (["10⁻²", "10⁻¹", "10⁰ ", "10'", "10", "10³"], False),
        (["10⁻²", "10⁻¹", "10⁰ ", "10'", "10⁷", "10³"], True),
    ],
)
def test_of_a_long_row_of_decades_a_third_may_be_misread(
    painted_bar: Make, read: list[str], asks: bool
) -> None:
    powers = [0.01, 0.1, 1, 10, 100, 1000]
    made = painted_bar(0.01, 1000, powers, read, norm=Norm("log"), confidence=0.2)
    sure = [
        replace(tick, reading=replace(tick.reading, confidence=0.99))
        if tick.text == "10⁰"
        else tick
        for tick in made.texts.ticks
    ]
    scale = build_scale(made.raster, made.bar, replace(made.texts, ticks=tuple(sure)))
    assert (scale.minimum, scale.maximum, scale.norm) == (0.01, 1000.0, "log")
    assert scale.review == asks


def test_a_speck_at_the_tip_of_a_bar_is_no_offset(painted_bar: Make) -> None:
    texts = painted_bar(0, 60, [0, 20, 40, 60]).texts
    speck = Label(text="7", confidence=0.2, review=True, box=Box(12, 4, 13, 6))
    assert printed_offset(replace(texts, offset=speck)) is None
    power = Label(text="1e6", confidence=0.9, box=Box(12, 4, 30, 14))
    assert printed_offset(replace(texts, offset=power)) == power
    assert printed_offset(replace(texts, ticks=(), offset=speck)) == speck


@pytest.mark.parametrize(("format_", "doubted"), [("jpeg", True), ("png", False)])
def test_room_at_both_ends_is_a_doubt_behind_a_codec(
    painted_bar: Make, format_: str, doubted: bool
) -> None:
    """Ticks 4 px within both ends: a ramp that goes on, or room for their lines."""
    made = painted_bar(-1, 51, [0, 10, 20, 30, 40, 50])
    raster = replace(made.raster, format=format_, lossy=format_ == "jpeg")
    # Texts that fill the length of a bar without marks may have been spread over it besides.
    marks = tuple(tick.box.center[1] for tick in made.texts.ticks)
    scale = build_scale(raster, replace(made.bar, tick_positions=marks), made.texts)
    assert (Reason.BAR_END in scale.reasons) == doubted
    assert scale.review == doubted
    uneven = painted_bar(-1, 60, [0, 10, 20, 30, 40, 50])
    raster = replace(uneven.raster, format=format_, lossy=format_ == "jpeg")
    assert not build_scale(raster, uneven.bar, uneven.texts).review


def test_a_nought_with_a_sign_tells_that_dashes_are_taken_for_signs(painted_bar: Make) -> None:
    for read, doubted in (
        (["-1.0", "-0.8", "-0.6", "-0.4", "-0.2", "-0.0"], True),
        (["-1.0", "-0.8", "-0.6", "-0.4", "-0.2", "0.0"], False),
    ):
        made = painted_bar(-1, 0, [-1, -0.8, -0.6, -0.4, -0.2, 0], read)
        scale = build_scale(made.raster, made.bar, made.texts)
        assert scale.review is doubted
        assert (Reason.SIGN_IN_DOUBT in scale.reasons) is doubted


def test_numbers_without_a_sign_on_the_line_vouch_for_those_that_have_one(
    painted_bar: Make,
) -> None:
    made = painted_bar(-10, 10, [-10, -5, 0, 5, 10], ["-10", "-5", "-0", "5", "10"])
    scale = build_scale(made.raster, made.bar, made.texts)
    assert (scale.minimum, scale.maximum) == (-10.0, 10.0)
    assert not scale.review
    assert Reason.SIGN_IN_DOUBT not in scale.reasons


@pytest.mark.parametrize(
    ("read", "doubted"),
    [
        # No whole number begins with a nought, and "0.0" kept its point.
        (["-20", "-15", "-10", "-05", "0.0", "05", "10", "15", "20"], False),
        (["-20", "-15", "-10", "-5", "0.0", "5", "10", "15", "20"], False),
        # Two points may be dust.
        (["-20", "-15", "-1.0", "-0.5", "0", "50", "10", "15", "20"], True),
    ],
)
def test_points_that_most_ticks_lost(painted_bar: Make, read: list[str], doubted: bool) -> None:
    made = painted_bar(-2, 2, [-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2], read)
    assert build_scale(made.raster, made.bar, made.texts).review is doubted


@pytest.mark.parametrize(
    ("outer", "ends"), [((0.015, 0.978), (0.0, 100.0)), ((-0.001, 1.001), (-1.5, 102.0))]
)
def test_outer_numbers_that_were_pushed_inwards_stand_at_the_ends(
    outer: tuple[float, float], ends: tuple[float, float]
) -> None:
    places = (outer[0], 0.249, 0.5, 0.751, outer[1])
    ticks = [
        PlacedTick(text=str(value), reading=parse(str(value), confidence=0.99), place=place)
        for value, place in zip((0, 25, 50, 75, 100), places, strict=True)
    ]
    line = fit_ticks(ticks, tolerance=0.05)
    assert line is not None
    assert pushed_in(line, ticks, -1.5, 102.0) == ends


@pytest.mark.parametrize(("length", "doubted"), [(600, False), (200, True)])
def test_room_at_the_ends_of_a_lossy_bar_matters_if_it_is_a_hundredth_of_it(
    painted_bar: Make, length: int, doubted: bool
) -> None:
    made = painted_bar(-2, 2, [-2, -1, 0, 1, 2])
    ticks = [
        PlacedTick(text=tick.text, reading=tick.reading, place=float(place))
        for tick, place in zip(
            made.texts.ticks, np.linspace(4 / length, 1 - 4 / length, 5), strict=True
        )
    ]
    line = fit_ticks(ticks, tolerance=0.01)
    assert line is not None
    bar = replace(made.bar, box=Box(10, 20, 30, 20 + length))
    assert may_end_flat(replace(made.raster, lossy=True), bar, ticks, line) is doubted


@pytest.mark.parametrize(
    ("lossy", "length", "open_"), [(True, 200, True), (True, 600, False), (False, 200, False)]
)
def test_three_numbers_of_a_lossy_bar_are_flush_with_it_or_within(
    painted_bar: Make, lossy: bool, length: int, open_: bool
) -> None:
    made = painted_bar(0, 2, [0, 1, 2])
    within, flush = (
        [
            PlacedTick(text=tick.text, reading=tick.reading, place=float(place))
            for tick, place in zip(made.texts.ticks, np.linspace(off, 1 - off, 3), strict=True)
        ]
        for off in (4 / length, 0.0)
    )
    line = fit_ticks(within, tolerance=0.01)
    bar = replace(made.bar, box=Box(10, 20, 30, 20 + length))
    raster = replace(made.raster, lossy=lossy)
    assert flush_or_flat(raster, bar, within, flush, line) is open_
    assert not flush_or_flat(raster, bar, within, within, line), "none was moved"
    assert not flush_or_flat(raster, bar, within[:2], flush[:2], line), "two are the ends"


def test_a_ramp_of_fewer_colors_than_pixels_is_not_in_steps() -> None:
    """Every fifth color takes two pixels, as evenly as steps follow each other."""
    colors = np.arange(256)
    places = (np.repeat(colors, np.where(colors % 5 == 2, 2, 1)) + 0.5) / 256
    lab = srgb_to_lab(paint(places, "inferno"))
    pixels = np.linspace(2.5, len(places) + 1.5, len(places))
    assert _of_equal_steps(pixels, lab, len(places) + 4.0) is None
    steps = srgb_to_lab(paint((np.arange(306) // 6 + 0.5) / 51, "inferno"))
    steps = np.concatenate([steps[:1], steps[:1], steps, steps[-1:], steps[-1:]])
    found = _of_equal_steps(np.linspace(0.5, 309.5, 310), steps, 310.0)
    assert found == pytest.approx((2.0, 308.0), abs=0.1)


@pytest.mark.parametrize("values", [[0, 25, 50, 75, 100], [-1, 0, 1, 2]])
def test_texts_that_are_spread_over_the_length_of_a_bar_may_name_its_ends(
    painted_bar: Make, values: list[float]
) -> None:
    made = painted_bar(values[0], values[-1], values)
    ends = (made.bar.box.y1 - 4.0, made.bar.box.y0 + 4.0)
    ticks = []
    for number, tick in enumerate(made.texts.ticks):
        middle = ends[0] + (ends[1] - ends[0]) * number / (len(values) - 1)
        box = Box(tick.box.x0, middle - 4.0, tick.box.x1, middle + 4.0)
        ticks.append(replace(tick, position_px=middle, box=box))
    bare = replace(made.bar, tick_positions=())
    scale = build_scale(made.raster, bare, replace(made.texts, ticks=tuple(ticks)))
    assert scale.review
    assert Reason.TICK_PLACE in scale.reasons


def test_a_number_beyond_the_last_step_of_a_bar_ends_that_step(painted_bar: Make) -> None:
    made = painted_bar(0, 60, [0, 10, 20, 30, 40, 50, 60], steps=6)
    # A codec has hidden the upper part of the uppermost step.
    edges = (27.0, *made.bar.segments[1:])
    short = replace(made.bar, box=replace(made.bar.box, y0=27.0), segments=edges)
    scale = build_scale(made.raster, short, made.texts)
    assert (scale.boundaries, scale.review) == ((0.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0), False)


def test_a_comma_among_points_is_a_point(painted_bar: Make) -> None:
    read = ["0.0", "0,2", "0.4", "0.6", "0.8", "1.0"]
    made = painted_bar(0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1], read=read)
    scale = build_scale(made.raster, made.bar, made.texts)
    assert [tick.text for tick in scale.ticks] == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]


def _raised(made: Painted, by: float) -> Painted:
    """The texts set higher than what they name, as letters without tails are."""
    ticks = [
        replace(
            tick,
            position_px=tick.position_px - by,
            box=replace(tick.box, y0=tick.box.y0 - by, y1=tick.box.y1 - by),
        )
        for tick in made.texts.ticks
    ]
    return replace(made, texts=replace(made.texts, ticks=tuple(ticks)))


def test_texts_that_all_stand_too_high_by_as_much_are_set_right(painted_bar: Make) -> None:
    values = [0, 0.25, 0.5, 0.75, 1]
    scale = build_scale(*_read_bar(_raised(painted_bar(0, 1, values), 1.9)))
    assert (scale.minimum, scale.maximum) == (0, 1)
    # The last number does not stand beyond this bar, which begins below the first one.
    longer = build_scale(*_read_bar(painted_bar(-0.03, 1, values)))
    assert longer.minimum == pytest.approx(-0.03, abs=0.005)


def _read_bar(made: Painted) -> tuple[Raster, Bar, BarTexts]:
    return made.raster, *_bar_and_texts(made)


@pytest.mark.parametrize(
    ("texts", "due"),
    [
        ((("0%", 100, 121), ("50%", 309, 338), ("100%", 526, 563)), [0.0, 0.5, 1.0]),
        (
            (("0", 100, 107), ("9", 211, 218), ("18", 322, 336), ("27+", 440, 463)),
            [0.0, 1 / 3, 2 / 3, 1.0],
        ),
    ],
)
def test_texts_that_a_page_spread_over_a_bar_name_its_ends(
    texts: tuple[tuple[str, int, int], ...], due: list[float]
) -> None:
    """Equal blanks between texts of unlike widths: the middles of the texts name nothing."""
    end = texts[-1][2] + 1
    bar = Bar(box=Box(100, 50, end, 64), orientation="horizontal", tick_side="bottom")
    ticks = [
        PlacedTick(
            text=text,
            reading=parse(text, confidence=0.9),
            place=((x0 + x1) / 2 - 100) / (end - 100),
            box=Box(x0, 68, x1, 78),
        )
        for text, x0, x1 in texts
    ]
    moved = flush_ends(ticks, bar, partial(fit_ticks, tolerance=1.6 / 464))
    assert [tick.place for tick in moved] == pytest.approx(due)


@pytest.mark.parametrize("more", [False, True])
def test_bins_without_a_key_leave_the_ends_of_a_scale_in_doubt(
    painted_bar: Make, *, more: bool
) -> None:
    values = [k + 0.5 for k in range(-1 if more else 0, 5 if more else 4)]
    names = [f"({v - 0.5:g},{v + 0.5:g}]" for v in values]
    made = painted_bar(0, 4, values, read=names, steps=4)
    scale = build_scale(made.raster, made.bar, made.texts)
    assert scale.boundaries == (0, 1, 2, 3, 4)
    assert [tick.text for tick in scale.ticks] == ["(0,1]", "(1,2]", "(2,3]", "(3,4]"]
    assert scale.review is more


@pytest.mark.parametrize(("width", "doubted"), [(9.0, False), (18.0, True)])
def test_two_numbers_that_a_page_pads_name_the_ends(width: float, doubted: bool) -> None:
    bar = Bar(box=Box(20, 40, 420, 52), orientation="horizontal")
    boxes = Box(25, 22, 25 + width, 34), Box(397, 22, 415, 34)
    middles = [
        PlacedTick(text=text, reading=parse(text), place=(box.center[0] - 20) / 400, box=box)
        for box, text in zip(boxes, ("0", "80"), strict=True)
    ]
    moved = flush_ends(middles, bar, lambda ticks: None)
    assert [tick.place for tick in moved] == [0.0, 1.0]
    assert fit_both_ways(middles, moved, bar) is doubted, "texts of one width may be marks as well"
