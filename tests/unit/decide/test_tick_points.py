"""Points that no tick of a bar is sure to have: its cells settle them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.decide.conftest import Make

from unheat.decide.scale import build_scale
from unheat.decide.tick_points import points_in_doubt, with_points_moved
from unheat.model import Box, ColorScale, Reason, TextReading


def _open(reading: TextReading) -> TextReading:
    return replace(reading, confidence=0.6, review=True, reasons=(Reason.POINT_IN_DOUBT,))


def _scale(painted_bar: Make, *, open_points: bool) -> ColorScale:
    made = painted_bar(4, 10, [4, 6, 8, 10], ["4.0", "6.0", "8.0", "10.0"])
    ticks = tuple(
        replace(tick, reading=_open(tick.reading)) if open_points else tick
        for tick in made.texts.ticks
    )
    return build_scale(made.raster, made.bar, replace(made.texts, ticks=ticks))


def test_a_line_of_ticks_vouches_for_no_point(painted_bar: Make) -> None:
    assert not _scale(painted_bar, open_points=False).review
    scale = _scale(painted_bar, open_points=True)
    assert scale.review
    assert Reason.POINT_IN_DOUBT in scale.reasons


@pytest.mark.parametrize(("first", "asked"), [("0.5", False), ("1.5", True)])
def test_a_nought_that_begins_a_number_vouches_for_all_points(
    painted_bar: Make, first: str, asked: bool
) -> None:
    values = [float(first) + 0.5 * step for step in range(4)]
    made = painted_bar(values[0], values[-1], values, [f"{value:.1f}" for value in values])
    ticks = tuple(replace(tick, reading=_open(tick.reading)) for tick in made.texts.ticks)
    scale = build_scale(made.raster, made.bar, replace(made.texts, ticks=ticks))
    assert (Reason.POINT_IN_DOUBT in scale.reasons) is asked


def test_cells_that_print_ten_times_as_much_tell_that_there_is_none(painted_bar: Make) -> None:
    scale = _scale(painted_bar, open_points=True)
    assert points_in_doubt(scale, 10.0)
    # A unit explains other factors.
    assert not points_in_doubt(scale, 100.0)
    assert not points_in_doubt(_scale(painted_bar, open_points=False), 10.0)
    found = with_points_moved(scale, 10.0)
    assert (found.minimum, found.maximum, found.review) == (40.0, 100.0, False)
    assert [tick.text for tick in found.ticks] == ["40", "60", "80", "100"]
    assert found.knots[-1][0] == scale.knots[-1][0] * 10.0
    assert with_points_moved(found, 0.1).ticks[0].text == "4.0"


@pytest.mark.parametrize(
    ("texts", "asked"),
    [
        (["0e+5", "1", "2", "3", "4"], True),
        (["0×10⁵", "1", "2", "3", "4"], True),
        (["0×105", "1", "2", "3", "4"], True),
        (["0", "1", "2", "3", "4×10⁵"], True),
        # Its exponent was taken for a nought.
        (["0", "1", "2", "3", "4×10⁰"], True),
        (["0", "1", "2", "3e+0", "4e+0"], True),
        (["0", "1e+05", "2e+05", "3e+05", "4e+05"], False),
        (["0e+00", "1e+05", "2e+05", "3e+05", "4e+05"], False),
        (["0.0", "1", "2", "3", "4"], False),
    ],
)
def test_a_power_behind_one_number_may_be_that_of_all(
    painted_bar: Make, texts: list[str], *, asked: bool
) -> None:
    made = painted_bar(0, 4, [0, 1, 2, 3, 4], texts)
    scale = build_scale(made.raster, made.bar, made.texts)
    assert (Reason.POINT_IN_DOUBT in scale.reasons) is asked
    assert scale.review is asked


@pytest.mark.parametrize(
    ("texts", "asked"),
    [
        (["0", "5.0", "100", "15.0", "200"], True),
        (["0", "5.0", "10.0", "150", "20.0"], False),
        (["0", "5.0", "10.0", "15.0", "20.0"], False),
    ],
)
def test_a_line_that_moves_the_points_of_half_of_its_numbers_may_be_ten_times_as_high(
    painted_bar: Make, texts: list[str], *, asked: bool
) -> None:
    made = painted_bar(0, 20, [0, 5, 10, 15, 20], texts)
    scale = build_scale(made.raster, made.bar, made.texts)
    assert (Reason.POINT_IN_DOUBT in scale.reasons) is asked


@pytest.mark.parametrize(("width", "asked"), [(15.0, True), (8.0, False)])
def test_a_nought_as_wide_as_two_digits_has_a_point_that_the_others_lost(
    painted_bar: Make, width: float, asked: bool
) -> None:
    made = painted_bar(0, 80, [0, 25, 50, 75], ["ao", "25", "50", "75"])
    ticks = tuple(
        replace(tick, box=Box(40.0, 20.0, 40.0 + (15.0 if number else width), 29.0))
        for number, tick in enumerate(made.texts.ticks)
    )
    scale = build_scale(made.raster, made.bar, replace(made.texts, ticks=ticks))
    assert (Reason.POINT_IN_DOUBT in scale.reasons) is asked
