"""Lines through ticks that were read badly, or that one reading alone would bend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from unheat.decide.kept_points import kept_its_point
from unheat.decide.ticks import PlacedTick, fit_ticks
from unheat.model import Box, TextReading
from unheat.text.numbers import parse


def placed(places: Sequence[float], readings: Sequence[TextReading]) -> list[PlacedTick]:
    return [
        PlacedTick(text=one.raw, reading=one, place=place, box=Box(0, 0, 1, 1))
        for place, one in zip(places, readings, strict=True)
    ]


def test_ticks_that_only_other_readings_name_are_bent_by_nothing() -> None:
    readings = [
        replace(parse("?"), value=None, alternatives=(parse(text, confidence=0.6),))
        for text in ("0", "5", "10", "99")
    ]
    line = fit_ticks(placed((0.0, 0.4, 0.8, 1.0), readings), tolerance=0.01)
    assert line is not None
    assert (line.norm.kind, line.dropped) == ("linear", 1)


def test_one_number_alone_does_not_tell_a_second_slope_for_certain() -> None:
    places = (0.0, 0.25, 0.5, 1.0)
    line = fit_ticks(
        placed(places, [parse(text) for text in ("0", "5", "10", "70")]), tolerance=0.01
    )
    assert line is not None
    assert not line.certain, "70 may be 20"
    ticks = placed((*places, 0.75), [parse(text) for text in ("0", "5", "10", "70", "40")])
    line = fit_ticks(ticks, tolerance=0.01)
    assert line is not None
    assert (line.norm.kind, line.certain) == ("two-slope", True)


@pytest.mark.parametrize(("lone", "kind"), [("0.5", "two-slope"), ("0.8", "linear")])
def test_the_next_number_in_the_step_of_all_others_tells_its_slope(lone: str, kind: str) -> None:
    """It needs not stand at the end of the bar: "0.3" would, but no tick is there."""
    texts = (lone, "1.0", "1.5", "2.0", "2.5")
    places = (1 / 7, 0.5, 2 / 3, 5 / 6, 1.0)
    line = fit_ticks(placed(places, [parse(text) for text in texts]), tolerance=0.01)
    assert line is not None
    assert (line.norm.kind, line.dropped) == (kind, int(kind == "linear"))
    if kind == "two-slope":
        assert not line.certain, "it is still one number that tells"
        assert line.value_at([0.0, 1.0]).tolist() == pytest.approx([0.3, 2.5], abs=0.01)


def test_one_of_many_numbers_on_two_slopes_may_be_misread() -> None:
    places = (0.0, 1 / 6, 1 / 3, 0.5, 0.5833, 0.6667, 0.75, 0.8333, 0.9167, 1.0)
    texts = ("-6", "-8", "-2", "0", "2", "4", "6", "8", "10", "12")
    line = fit_ticks(placed(places, [parse(text) for text in texts]), tolerance=0.01)
    assert line is not None
    assert (line.norm.kind, line.dropped, line.values[1]) == ("two-slope", 1, None)
    assert line.value_at([0.0, 1.0]).tolist() == pytest.approx([-6, 12], abs=0.01)
    few = placed(places[:5], [parse(text) for text in texts[:5]])
    line = fit_ticks(few, tolerance=0.01)
    assert line is None or line.norm.kind == "linear"


def test_one_number_that_all_others_have_to_lean_for_bends_no_line() -> None:
    """Eight numbers lie on a straight line; a power that "1.7" lies on as well leaves each of them
    three pixels off."""
    values = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.7]
    places = [-0.001, 0.0698, 0.1386, 0.2073, 0.2782, 0.3469, 0.4156, 0.4865, 0.9989]
    read = [TextReading(raw=f"{value}", value=value, confidence=0.99) for value in values]
    line = fit_ticks(placed(places, read), tolerance=0.0073)
    assert line is not None
    assert (line.norm.kind, line.dropped, line.values[-1]) == ("linear", 1, None)


def test_numbers_in_one_step_have_lost_no_sign() -> None:
    """As "-0.5" the lowest one would lie on the straight line of the others as well."""
    for texts, places, kind in (
        (("0.5", "1.0", "1.5", "2.0", "2.5"), (0.0, 0.5, 2 / 3, 5 / 6, 1.0), "two-slope"),
        (("0.5", "0.0", "0.5", "1.0", "1.5"), (0.0, 0.25, 0.5, 0.75, 1.0), "linear"),
    ):
        readings = [parse(text, confidence=0.45) for text in texts]
        line = fit_ticks(placed(places, readings), tolerance=0.01)
        assert line is not None
        assert (line.norm.kind, line.values[0]) == (kind, 0.5 if kind == "two-slope" else -0.5)


def test_numbers_with_their_points_are_those_of_two_slopes() -> None:
    texts = ("-5.0", "-2.5", "0.0", "10.0", "20.0", "30.0", "40.0", "50.0")
    places = (0.0, 0.253, 0.502, 0.603, 0.7, 0.801, 0.903, 1.0)
    line = fit_ticks(placed(places, [parse(text) for text in texts]), tolerance=0.01)
    assert line is not None
    assert line.norm.kind == "two-slope"
    assert line.values == (-5.0, -2.5, 0.0, 10.0, 20.0, 30.0, 40.0, 50.0), "no point is lost"


def test_a_number_that_lost_its_point_is_put_right() -> None:
    texts = ("-50.0", "-250", "0.0", "10.0", "20.0", "30.0", "40.0", "50.0")
    places = (0.0, 0.25, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
    ticks = placed(places, [parse(text) for text in texts])
    line = fit_ticks(ticks, tolerance=0.01)
    assert line is not None
    assert (line.norm.kind, line.values[1]) == ("linear", -25.0)
    assert not kept_its_point(ticks, line.values)


def test_a_point_that_all_numbers_have_is_moved_in_doubt_alone() -> None:
    ticks = placed((0.0, 0.25, 0.4, 0.5), [parse(t) for t in ("-5.0", "10.0", "40.0", "60.0")])
    assert kept_its_point(ticks, (-50.0, 10.0, 40.0, 60.0))
    assert not kept_its_point(ticks, (5.0, 10.0, 40.0, 60.0)), "a sign is lost without a point"
    whole = placed((0.0, 0.5, 1.0), [parse(text) for text in ("5", "10", "20")])
    assert not kept_its_point(whole, (0.5, 10.0, 20.0))


def test_marks_that_divide_a_bar_evenly_are_not_bent_by_two_misread_noughts() -> None:
    places = (0.01, 0.263, 0.505, 0.758, 1.01)
    for texts, kind in (
        (("8", "25", "50", "75", "108"), "linear"),
        (("0", "6.25", "25", "56.25", "100"), "power"),
    ):
        line = fit_ticks(placed(places, [parse(text) for text in texts]), tolerance=0.02)
        assert line is not None
        assert line.norm.kind == kind


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        (("6 × 10−1", "10⁰"), "log"),
        (("6×10¹", "10²"), "log"),
        (("5×10⁴", "10⁵"), "linear"),
        (("0.6", "1"), "linear"),
    ],
)
def test_a_digit_times_a_power_beside_a_power_that_is_longer_than_its_number(
    texts: tuple[str, str], kind: str
) -> None:
    """Only a logarithmic axis writes one as a power, and with the next marks where it is short."""
    line = fit_ticks(placed((0.03, 0.5), [parse(text) for text in texts]), tolerance=0.01)
    assert line is not None
    assert line.norm.kind == kind
