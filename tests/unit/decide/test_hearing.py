"""What a scale cannot bear out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest
from tests.unit.decide.conftest import Painted, cells_of, paint

from unheat.decide.decode import decode
from unheat.decide.hearing import heard_scale
from unheat.decide.reconcile import reconcile
from unheat.decide.relation import Kinship
from unheat.decide.scale import build_scale
from unheat.decide.scale_doubts import doubted_scale, one_is_off, one_is_uneven
from unheat.decide.small_print import steps_doubted
from unheat.decide.tick_readings import hear
from unheat.model import CellPixels, ColorScale, Reason, Tick
from unheat.text.numbers import parse


@pytest.mark.parametrize(("steps", "asked"), [(5, True), (None, False)])
def test_a_step_bears_out_no_digit_within_it(
    painted_bar: Callable[..., Painted], steps: int | None, asked: bool
) -> None:
    made = painted_bar(0, 100, [0, 20, 40, 60, 80, 100], steps=steps)
    scale = build_scale(made.raster, made.bar, made.texts)
    numbers = np.array([[13.2, 34.7, 44.2], [58.1, 71.3, 88.8]])
    readings = np.empty(numbers.shape, dtype=object)
    for index, number in np.ndenumerate(numbers):
        readings[index] = parse(f"{number:.1f}", confidence=0.8)
    places = numbers / 100 if steps is None else (np.floor(numbers / 20) + 0.5) / 5
    pixels = cells_of(paint(places))
    cells = reconcile(readings, decode(scale, pixels), pixels, scale).cells
    assert set(cells.status.ravel()) == {"agreed"}
    assert bool(steps_doubted(cells, scale).review.all()) is asked


def test_what_lies_in_another_step_takes_nothing_from_a_reading(
    painted_bar: Callable[..., Painted],
) -> None:
    made = painted_bar(0, 100, [0, 20, 40, 60, 80, 100], steps=5)
    scale = build_scale(made.raster, made.bar, made.texts)
    numbers = np.array([[23.2, 34.7, 94.2], [58.1, 71.3, 65.8]])
    readings = np.empty(numbers.shape, dtype=object)
    for index, number in np.ndenumerate(numbers):
        # The reader of the first row lost a point, that of the second takes a digit for another.
        rival = f"{number * 10:.0f}" if index[0] == 0 else f"{number + 0.3:.1f}"
        others = (parse(rival, confidence=0.3),)
        readings[index] = replace(parse(f"{number:.1f}", confidence=0.74), alternatives=others)
    pixels = cells_of(paint((np.floor(numbers / 20) + 0.5) / 5))
    cells = reconcile(readings, decode(scale, pixels), pixels, scale).cells
    assert set(cells.status.ravel()) == {"agreed"}
    review = steps_doubted(cells, scale, readings).review
    assert review.tolist() == [[False] * 3, [True] * 3]


@pytest.mark.parametrize(
    ("bounds", "uneven"),
    [
        ([1, 10, 20, 30, 40, 50], True),
        ([0, 10, 20, 30, 40, 50], False),
        ([0, 10, 25, 30, 45, 50], False),
        ([1, 10, 100, 1000, 10000], False),
        ([1, 10, 20], False),
    ],
)
def test_one_bound_off_an_even_row_is_told(bounds: list[float], uneven: bool) -> None:
    assert one_is_uneven(np.array(bounds, dtype=float)) is uneven


def test_cells_do_not_confirm_a_bound_that_is_off(painted_bar: Callable[..., Painted]) -> None:
    made = painted_bar(0, 50, [0, 10, 20, 30, 40, 50], steps=5)
    scale = build_scale(made.raster, made.bar, made.texts)
    numbers = np.array([[3.2, 14.7, 44.2], [28.1, 31.3, 45.8]])
    readings = np.empty(numbers.shape, dtype=object)
    for index, number in np.ndenumerate(numbers):
        readings[index] = parse(f"{number:.1f}", confidence=0.97)
    pixels = cells_of(paint((np.floor(numbers / 10) + 0.5) / 5))
    none = np.zeros(numbers.shape)
    kin = Kinship(kind="same", share=1.0, shift=none, slack=0.0)
    heard = []
    for low in (0.0, 1.0):
        bounds = (low, 10.0, 20.0, 30.0, 40.0, 50.0)
        told = replace(scale, norm="boundaries", boundaries=bounds, review=True)
        decoded = decode(told, pixels)
        cells = reconcile(readings, decoded, pixels, told).cells
        heard.append(heard_scale(told, kin, cells, decoded, pixels).review)
    assert heard == [False, True]
    # Nor where the first or the last class ends, if no number says so.
    open_ = replace(scale, review=True, reasons=(Reason.TICK_UNREAD,))
    decoded = decode(open_, pixels)
    cells = reconcile(readings, decoded, pixels, open_).cells
    assert heard_scale(open_, kin, cells, decoded, pixels).review


@pytest.mark.parametrize(
    ("texts", "places", "off"),
    [
        (["1", "20", "40", "60"], [0.003, 0.275, 0.548, 0.821], True),
        (["0", "20", "40", "60"], [0.003, 0.275, 0.548, 0.821], False),
        # Rounded as they are printed, 2.5 and 7.5 lie where they should.
        (["0", "2", "5", "7", "10"], [0.0, 0.25, 0.5, 0.75, 1.0], False),
        # Nobody can tell so small a bar to half a unit.
        (["1", "200", "400", "600"], [0.001, 0.275, 0.55, 0.824], False),
        (["1", "20", "40"], [0.003, 0.275, 0.548], False),
        # Even steps hold no misread number: a bar of 86 pixels shows one half a pixel off.
        (["0", "250", "500", "750"], [0.0055, 0.2773, 0.5548, 0.8323], False),
    ],
)
def test_a_tick_that_says_another_number_than_its_place_is_off(
    texts: list[str], places: list[float], off: bool
) -> None:
    ticks = [
        Tick(text=text, value=float(text), position=place)
        for text, place in zip(texts, places, strict=True)
    ]
    assert one_is_off(ticks) is off


@pytest.mark.parametrize("moved", [0.0, 0.02])
def test_numbers_confirm_no_scale_that_they_all_lie_beside(
    painted_bar: Callable[..., Painted], moved: float
) -> None:
    made = painted_bar(0, 100, [0, 20, 40, 60, 80, 100])
    told = build_scale(made.raster, made.bar, made.texts)
    places = np.linspace(0.05, 0.95, 20).reshape(4, 5)
    readings = np.empty(places.shape, dtype=object)
    for index, place in np.ndenumerate(places):
        readings[index] = parse(f"{100 * (place + moved):.1f}", confidence=0.97)
    pixels = cells_of(paint(places))
    heard = reconcile(readings, decode(told, pixels), pixels, told).scale
    assert heard is not None
    assert heard.review is (moved > 0.0)


def blanks_are_asked(scale: ColorScale, pixels: CellPixels, blank: npt.NDArray[np.bool_]) -> bool:
    """Whether blank cells, which are masks, are up for review."""
    rgb = np.where(blank[..., None], 255.0, pixels.rgb)
    pixels = replace(pixels, rgb=rgb, blank=blank)
    empty = np.empty(blank.shape, dtype=object)
    cells = reconcile(empty, decode(scale, pixels), pixels, scale).cells
    assert (cells.status == "empty").tolist() == blank.tolist()
    return bool(cells.review[blank].all())


@pytest.mark.parametrize(("steps", "asked"), [(5, True), (None, False)])
def test_blank_cells_are_no_sure_masks_where_a_bar_of_steps_is_in_doubt(
    painted_bar: Callable[..., Painted], steps: int | None, asked: bool
) -> None:
    made = painted_bar(0, 100, [0, 20, 40, 60, 80, 100], steps=steps)
    scale = doubted_scale(build_scale(made.raster, made.bar, made.texts), Reason.TWO_TICKS)
    pixels = cells_of(paint((np.arange(20).reshape(4, 5) % 5 + 0.5) / 5), ink=False)
    blank = np.zeros((4, 5), dtype=bool)
    blank[1, 2] = blank[3, 1] = True
    assert blanks_are_asked(scale, pixels, blank) is asked


@pytest.mark.parametrize(("beyond", "asked"), [(True, True), (False, False)])
def test_noughts_alone_do_not_bear_out_a_scale(
    painted_bar: Callable[..., Painted], beyond: bool, asked: bool
) -> None:
    made = painted_bar(0, 4, [0, 1, 2, 3, 4])
    scale = build_scale(made.raster, made.bar, made.texts)
    numbers = np.zeros((4, 4))
    # Counts on a diagonal, beside the bar of another figure or their own.
    np.fill_diagonal(numbers, [33, 37, 41, 29] if beyond else [1, 2, 3, 4])
    readings = np.empty(numbers.shape, dtype=object)
    for index, number in np.ndenumerate(numbers):
        readings[index] = parse(f"{number:.0f}", confidence=0.99)
    pixels = cells_of(paint(np.minimum(numbers / 4, 1.0)))
    decoded = decode(scale, pixels)
    cells = reconcile(readings, decoded, pixels, scale).cells
    same = Kinship(kind="same", share=0.9, shift=np.zeros(numbers.shape), slack=0.0)
    assert heard_scale(scale, same, cells, decoded, pixels).review is asked


@pytest.mark.parametrize(
    ("reasons", "asked"),
    [
        ((Reason.BAR_END,), [True, False, False, False, True]),
        ((Reason.BAR_END, Reason.TWO_TICKS), [True] * 5),
        ((Reason.TICK_PLACE,), [True] * 5),
    ],
)
def test_where_a_bar_ends_is_a_doubt_of_the_colors_beyond_its_outer_ticks(
    painted_bar: Callable[..., Painted], reasons: tuple[Reason, ...], asked: list[bool]
) -> None:
    made = painted_bar(-1, 6, [0, 1, 2, 3, 4, 5])
    scale = build_scale(made.raster, made.bar, made.texts)
    scale = replace(scale, review=True, reasons=reasons)
    values = np.array([[-0.6, 0.5, 2.5, 4.5, 5.6]])
    pixels = cells_of(paint((values + 1.0) / 7.0), ink=False)
    empty = np.empty(values.shape, dtype=object)
    cells = reconcile(empty, decode(scale, pixels), pixels, scale).cells
    assert cells.review[0].tolist() == asked


@pytest.mark.parametrize(
    ("reasons", "asked"),
    [
        ((Reason.TICK_UNREAD,), [True, False, False, False, True]),
        ((Reason.TICK_UNREAD, Reason.TICK_OFF_LINE), [True] * 5),
    ],
)
def test_classes_between_two_numbers_are_told_wherever_the_outer_ones_end(
    painted_bar: Callable[..., Painted], reasons: tuple[Reason, ...], asked: list[bool]
) -> None:
    made = painted_bar(0, 50, [10, 20, 30, 40], steps=5)
    scale = build_scale(made.raster, made.bar, made.texts)
    assert scale.reasons == (Reason.TICK_UNREAD,)
    scale = replace(scale, reasons=reasons)
    pixels = cells_of(paint((np.arange(5.0)[None] + 0.5) / 5), ink=False)
    empty = np.empty((1, 5), dtype=object)
    cells = reconcile(empty, decode(scale, pixels), pixels, scale).cells
    assert cells.review[0].tolist() == asked


@pytest.mark.parametrize(
    ("colormap", "blanks", "asked"),
    [("YlGn", 1, True), ("viridis", 1, False), ("YlGn", 5, False)],
)
def test_a_blank_cell_may_have_the_color_of_an_end_that_the_page_hides(
    painted_bar: Callable[..., Painted], colormap: str, blanks: int, asked: bool
) -> None:
    made = painted_bar(0, 100, [0, 20, 40, 60, 80, 100], colormap=colormap)
    scale = doubted_scale(build_scale(made.raster, made.bar, made.texts), Reason.BAR_END)
    places = np.linspace(0.3, 0.9, 20).reshape(4, 5)
    pixels = cells_of(paint(places, colormap), ink=False)
    blank = np.zeros((4, 5), dtype=bool)
    blank.ravel()[:blanks] = True
    assert blanks_are_asked(scale, pixels, blank) is asked


def test_a_sign_of_currency_that_was_taken_for_a_digit_makes_no_number() -> None:
    readings = [parse(text) for text in ("50", "$1,000", "$2,000", "$3,000")]
    assert [options[0].value for options in hear(readings)] == [0.0, 1000.0, 2000.0, 3000.0]
    # Where the others have none it is a digit.
    plain = hear([parse(text) for text in ("50", "1,000", "2,000")])
    assert plain[0][0].value == 50.0


@pytest.mark.parametrize(("steps", "asked"), [(11, False), (None, True)])
def test_numbers_on_one_side_of_their_steps_move_no_tick(
    painted_bar: Callable[..., Painted], steps: int | None, asked: bool
) -> None:
    made = painted_bar(-1, 1, [-1, -0.5, 0, 0.5, 1], steps=steps)
    scale = build_scale(made.raster, made.bar, made.texts)
    assert not scale.review
    numbers = np.full((4, 4), 0.06)
    np.fill_diagonal(numbers, 1.0)
    numbers[0, 2] = numbers[2, 0] = -0.18
    readings = np.empty(numbers.shape, dtype=object)
    for index, number in np.ndenumerate(numbers):
        readings[index] = parse(f"{number:.2f}", confidence=0.99)
    # Of a map without steps the colors lie where the middles of the steps do.
    pixels = cells_of(paint((np.minimum(np.floor((numbers + 1) / 2 * 11), 10) + 0.5) / 11))
    decoded = decode(scale, pixels)
    cells = reconcile(readings, decoded, pixels, scale).cells
    cells = replace(cells, status=np.full(numbers.shape, "agreed", dtype=object))
    shift = np.full(numbers.shape, 0.02)
    same = Kinship(kind="same", share=1.0, shift=shift, slack=0.015)
    assert heard_scale(scale, same, cells, decoded, pixels).review is asked
