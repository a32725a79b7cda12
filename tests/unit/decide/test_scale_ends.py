"""Values of the ends of a bar."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from unheat.decide.scale_ends import ends_in_doubt, seen_alike, snapped, took_heading_in
from unheat.decide.scale_steps import boundaries, geometric_bounds
from unheat.decide.ticks import PlacedTick, fit_ticks
from unheat.model import Bar, Box, Reason
from unheat.text.labels import TickText
from unheat.text.numbers import parse


def placed(*places: float) -> list[PlacedTick]:
    """Numbers -1, -0.5, … at these places."""
    texts = ("-1", "-0.5", "0", "0.5", "1")
    return [
        PlacedTick(text=text, place=place, reading=parse(text, confidence=0.97))
        for text, place in zip(texts, places, strict=True)
    ]


@pytest.mark.parametrize(
    ("places", "low"),
    [
        # The first number is set a bit off; the line of the others begins further in.
        ((0.0195, 0.263, 0.496, 0.732, 0.961), -1.05),
        ((0.004, 0.25, 0.5, 0.75, 0.996), -1.0),
    ],
)
def test_all_numbers_tell_whether_the_first_stands_at_the_end(
    places: tuple[float, ...], low: float
) -> None:
    ticks = placed(*places)
    line = fit_ticks(ticks, tolerance=0.02)
    assert line is not None
    assert snapped(line, ticks, 0.0, 0.02) == pytest.approx(low, abs=0.012)


def test_even_steps_with_numbers_of_one_ratio_have_their_outer_bounds() -> None:
    edges = np.linspace(0.0, 1.0, 7)
    ticks = [
        PlacedTick(text=text, place=place, reading=parse(text, confidence=0.97))
        for text, place in zip(("4", "8", "16", "32", "64"), edges[1:-1].tolist(), strict=True)
    ]
    bounds = geometric_bounds(edges, ticks)
    assert bounds is not None
    assert bounds.tolist() == pytest.approx([2, 4, 8, 16, 32, 64, 128])
    # Numbers that have no ratio in common say nothing about what is beyond them.
    uneven = [replace(ticks[0], reading=parse("5", confidence=0.97)), *ticks[1:]]
    assert geometric_bounds(edges, uneven) is None
    # Nor do those of a ramp, which stand anywhere.
    aside = [replace(tick, place=tick.place + 0.06) for tick in ticks]
    assert geometric_bounds(edges, aside) is None


@pytest.mark.parametrize(("slack", "ends"), [(0.012, (0.0, 100.0)), (0.0, (1.5, 98.5))])
def test_outer_steps_are_whole_where_their_edges_are_not_seen_so_well(
    slack: float, ends: tuple[float, float]
) -> None:
    edges = np.array([0.0, 0.185, 0.385, 0.585, 0.785, 0.97]) / 0.97
    ticks = [
        PlacedTick(text=str(value), reading=parse(str(value), confidence=0.99), place=place)
        for value, place in zip((20, 40, 60, 80), edges[1:-1].tolist(), strict=True)
    ]
    found = boundaries(edges, ticks, fit_ticks(ticks, tolerance=0.02), slack)
    assert found is not None
    assert found[1:-1] == pytest.approx([20, 40, 60, 80])
    assert (found[0], found[-1]) == pytest.approx(ends, abs=0.1)


@pytest.mark.parametrize(("last", "told"), [(340.0, True), (352.0, False)])
def test_a_step_that_is_shorter_than_all_others_has_lost_a_part(last: float, told: bool) -> None:
    segments = (12.0, 54.0, 97.0, 139.0, 182.0, 224.0, 267.0, 309.0, last)
    bar = Bar(
        box=Box(500, 12, 515, last),
        orientation="vertical",
        tick_positions=(),
        segments=segments,
    )
    line = fit_ticks(placed(0.05, 0.27, 0.49, 0.71, 0.93), tolerance=0.02)
    assert line is not None
    low, high = (float(f"{float(line.value_at(end)):.6g}") for end in (0.0, 1.0))
    found = ends_in_doubt(bar, line, low, high, drawn=True)
    assert found == (Reason.BAR_END if told else None)
    # What a tick tells needs no length of a step.
    assert ends_in_doubt(bar, line, -1.2, high, drawn=True) is None


@pytest.mark.parametrize(
    ("first", "drawn", "told"),
    [
        # A hundredth within the end of a smeared bar, two hundredths, and those of a drawing.
        (0.008, False, False),
        (0.02, False, True),
        (0.02, True, False),
        # A number beyond an end that fades stands where the bar ends.
        (-0.02, False, False),
    ],
)
def test_a_tick_far_within_a_smeared_end_leaves_it_in_doubt(
    first: float, drawn: bool, told: bool
) -> None:
    slack = (0.0, 0.0 if drawn else 0.9)
    bar = Bar(box=Box(0.0, 0.0, 10.0, 100.0), orientation="vertical", slack=slack)
    step = (1.0 - first) / 4
    line = fit_ticks(placed(*(first + step * i for i in range(5))), tolerance=0.02)
    assert line is not None
    found = ends_in_doubt(bar, line, -1.0, 1.0, drawn=drawn)
    assert found == (Reason.BAR_END if told else None)


def test_a_round_value_is_no_tick_at_an_end_that_is_hardly_seen() -> None:
    line = fit_ticks(placed(0.1, 0.3, 0.5, 0.7, 0.9), tolerance=0.02)
    assert line is not None
    bar = Bar(box=Box(0.0, 0.0, 10.0, 300.0), orientation="vertical", slack=(0.1, 11.0))
    # The line has -1.25 at the low end, and 1.25 at the high one.
    assert ends_in_doubt(bar, line, -1.24, 1.25, drawn=False) == Reason.BAR_END
    assert ends_in_doubt(replace(bar, slack=(0.1, 1.0)), line, -1.24, 1.25, drawn=False) is None


@pytest.mark.parametrize(
    ("word", "place", "told"),
    [
        ("iortance", 0.97, True),
        ("iortance", 1.05, False),
        ("iortance", 0.5, False),
        ("1", 1, False),
    ],
)
def test_a_word_beside_a_bar_beyond_its_numbers_may_lie_under_it(
    word: str, place: float, told: bool
) -> None:
    box = Box(80.0, 0.0, 95.0, 9.0)
    texts = [
        TickText(text=text, reading=parse(text), position_px=0.0, box=box)
        for text in ("0", "50", "100", word)
    ]
    assert took_heading_in(texts, np.array([0.0, 0.43, 0.86, place])) is told


@pytest.mark.parametrize(
    ("low", "slack", "within"),
    [
        # The number at the other end is seen on it: so is this one, if it stands there.
        (0.0, (0.1, 0.1), 0.006),
        (0.01, (0.1, 0.1), 0.015),
        # Nothing tells it, or one end is seen worse than the other may be.
        (0.05, (0.1, 0.1), 0.015),
        (0.0, (0.1, 4.0), 0.015),
    ],
)
def test_a_tick_is_at_one_end_as_nearly_as_another_is_at_the_other(
    low: float, slack: tuple[float, float], within: float
) -> None:
    ticks = placed(*np.linspace(low, 0.988, 5).tolist())
    line = fit_ticks(ticks, tolerance=0.02)
    assert line is not None
    box = Box(0.0, 0.0, 20.0, 200.0)
    bar = Bar(box=box, orientation="vertical", slack=slack)
    assert seen_alike(line, bar, 0.015, 0.006)[1] == pytest.approx(within)


@pytest.mark.parametrize(
    ("drawn", "high", "doubt"),
    [(False, 1.0, Reason.BAR_END), (True, 1.0, None), (False, 1.025, None)],
)
def test_an_end_that_a_tick_well_within_tells_is_in_doubt(
    drawn: bool, high: float, doubt: Reason | None
) -> None:
    ticks = placed(*np.linspace(0.1, 0.987, 5).tolist())
    line = fit_ticks(ticks, tolerance=0.02)
    assert line is not None
    low = float(f"{float(line.value_at(0.0)):.6g}")
    high = high if high == 1.0 else float(f"{float(line.value_at(1.0)):.6g}")
    bar = Bar(box=Box(0.0, 0.0, 20.0, 200.0), orientation="vertical")
    assert ends_in_doubt(bar, line, low, high, drawn=drawn) is doubt


@pytest.mark.parametrize(
    ("places", "length", "doubt"),
    [
        # Half a pixel at each mark is more than a hundredth of a short bar at its far end.
        ((0.0, 0.5625), 103.0, Reason.BAR_END),
        ((0.0, 0.5625), 206.0, None),
        ((0.0, 1.0), 60.0, None),
        ((0.0, 0.5, 1.0), 60.0, None),
        ((0.1, 0.35, 0.6), 103.0, None),
    ],
)
def test_two_ticks_tell_little_of_the_far_end_of_a_short_bar(
    places: tuple[float, ...], length: float, doubt: Reason | None
) -> None:
    texts = ("0", "2.5", "5")
    ticks = [
        PlacedTick(text=text, place=place, reading=parse(text, confidence=0.97))
        for text, place in zip(texts, places, strict=False)
    ]
    line = fit_ticks(ticks, tolerance=0.02)
    assert line is not None
    bar = Bar(box=Box(0.0, 0.0, length, 10.0), orientation="horizontal")
    low, high = (float(f"{float(line.value_at(place)):.6g}") for place in (0.0, 1.0))
    assert ends_in_doubt(bar, line, low, high, drawn=True) is doubt


def test_marks_in_even_steps_tell_the_end_of_a_short_bar_whatever_their_numbers_are() -> None:
    ticks = [
        PlacedTick(text=text, place=place, reading=parse(text, confidence=0.97))
        for text, place in (("20", 0.12), ("60", 0.57))
    ]
    line = fit_ticks(ticks, tolerance=0.02)
    assert line is not None
    low, high = (float(f"{float(line.value_at(place)):.6g}") for place in (0.0, 1.0))
    bar = Bar(box=Box(0.0, 0.0, 117.0, 10.0), orientation="horizontal")
    assert ends_in_doubt(bar, line, low, high, drawn=True) is Reason.BAR_END
    marked = replace(bar, tick_positions=(14.0, 40.3, 66.7, 93.0))
    assert ends_in_doubt(marked, line, low, high, drawn=True) is None
