"""What a scale tells of its ticks: powers of ten whose raised signs and digits got lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from unheat.color.norm import Norm
from unheat.decide.tick_spelling import told_ticks, with_regained
from unheat.decide.ticks import PlacedTick, TickLine, fit_ticks
from unheat.model import Box
from unheat.text.numbers import parse

POWERS = ("-10¹", "-10⁰", "-10⁻¹", "-10⁻²", "0", "10⁻²", "10⁻¹", "10⁰", "10¹")
VALUES = (-10.0, -1.0, -0.1, -0.01, 0.0, 0.01, 0.1, 1.0, 10.0)


def told(texts: tuple[str, ...], values: tuple[float | None, ...]) -> list[tuple[str, float]]:
    """What becomes of ticks of a bar from −10 to 10, bent beyond ±0.01, with these readings."""
    norm = Norm("symlog", 0.01)
    low, high = norm.bend([-10.0, 10.0])
    slope = 1.0 / (high - low)
    line = TickLine(
        norm=norm,
        intercept=-low * slope,
        slope=slope,
        values=values,
        as_read=sum(value is not None for value in values),
        repaired=0,
        dropped=sum(value is None for value in values),
        residual=0.001,
    )
    places = line.place_of(VALUES)
    ticks = [
        PlacedTick(text=text, reading=parse(text), place=float(place))
        for text, place in zip(texts, places, strict=True)
    ]
    return [(tick.text, tick.value) for tick in told_ticks(ticks, line, turned=False)]


def test_powers_below_nought_are_spelled_as_those_above() -> None:
    read = ("-10.1", "-1.00", "-10⁻1", "—10-2", "0", "10⁻²", "10⁻¹", "10⁰", "10¹")
    values = (-10.1, -1.0, -0.1, -0.01, 0.0, 0.01, 0.1, 1.0, 10.0)
    assert told(read, values) == list(zip(POWERS, VALUES, strict=True))


def test_a_power_that_is_off_the_line_is_the_one_at_its_place() -> None:
    read = ("-10¹", "-100", "-10⁻¹", "-10⁻²", "0", "10⁻²", "10⁻¹", "10⁰", "10¹")
    values = (-10.0, None, -0.1, -0.01, 0.0, 0.01, 0.1, 1.0, 10.0)
    assert told(read, values) == list(zip(POWERS, VALUES, strict=True))


def test_other_digits_than_those_of_the_power_stay_as_they_were_read() -> None:
    read = ("-10¹", "-2", "-10⁻¹", "-10⁻²", "0", "10⁻²", "10⁻¹", "10⁰", "10¹")
    values = (-10.0, -2.0, -0.1, -0.01, 0.0, 0.01, 0.1, 1.0, 10.0)
    assert ("-2", -2.0) in told(read, values)


def small_ticks(width: float) -> list[str]:
    """The ticks that are told of −4 … 4 in letters of four pixels, where "-4" was read as "L" and
    its ink is so wide."""
    line = TickLine(
        norm=Norm("linear"),
        intercept=0.5,
        slope=0.084,
        values=(4.0, 2.0, 0.0, -2.0, None),
        as_read=4,
        repaired=0,
        dropped=0,
        residual=0.0006,
    )
    told = zip(("4", "2", "0", "-2", "L"), (4, 4, 4, 9, width), strict=True)
    ticks = [
        PlacedTick(
            text=text,
            reading=parse(text),
            place=0.5 + 0.084 * value,
            box=Box(403.0, 90.0, 403.0 + wide, 97.0),
        )
        for (text, wide), value in zip(told, (4.0, 2.0, 0.0, -2.0, -4.0), strict=True)
    ]
    return [tick.text for tick in told_ticks(ticks, line, turned=False)]


def test_an_unread_tick_is_as_wide_as_another_number_of_its_signs() -> None:
    assert small_ticks(9.0) == ["-4", "-2", "0", "2", "4"]
    assert small_ticks(13.0) == ["-2", "0", "2", "4"]


def test_a_power_that_nobody_could_read_helps_to_place_the_line() -> None:
    read = [
        PlacedTick(text=text, reading=parse(text), place=place)
        for text, place in (("10⁰", 1.0), ("10⁻²", 0.594), ("10⁻x", 0.197))
    ]
    read[2] = replace(read[2], reading=replace(read[2].reading, value=None))
    line = fit_ticks(read, tolerance=0.02)
    assert line is not None
    better = with_regained(read, line)
    assert abs(float(line.place_of(1e-5)) - 0.0) > 0.01
    assert float(better.place_of(1e-5)) == pytest.approx(0.0, abs=0.008)
    assert better.values == line.values


@pytest.mark.parametrize(
    ("text", "width", "told"),
    [
        # Its sign is as wide as a digit and a third: three digits, and no four with a short one.
        ("-500", 36.0, False),
        # A digit was lost, or nothing was read.
        ("-400", 40.0, True),
        ("~4o0o", 39.0, True),
    ],
)
def test_a_number_that_was_read_is_no_longer_one_for_the_width_of_its_sign(
    text: str, width: float, told: bool
) -> None:
    """Two slopes: below nought the line of the others says nothing."""
    line = TickLine(
        norm=Norm("linear"),
        intercept=0.522,
        slope=0.1195 / 1000,
        values=(4000.0, 3000.0, 2000.0, 1000.0, 0.0, None),
        as_read=5,
        repaired=0,
        dropped=1,
        residual=0.0001,
    )
    read = zip(("4000", "3000", "2000", "1000", "0", text), (33, 33, 33, 33, 8, width), strict=True)
    ticks = [
        PlacedTick(text=text, reading=parse(text), place=place, box=Box(0.0, 0.0, wide, 10.0))
        for (text, wide), place in zip(
            read, (1.0, 0.8805, 0.761, 0.6415, 0.522, 0.0387), strict=True
        )
    ]
    assert ("-4000" in [tick.text for tick in told_ticks(ticks, line, turned=False)]) is told
