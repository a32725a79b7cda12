"""Numbers of a bar that stand aside from their marks, some of which were not seen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from unheat.decide.placed_ticks import are_marked, placed_ticks, stand_aside, two_aside
from unheat.model import Bar, Box
from unheat.text.numbers import parse
from unheat.text.sites import TickText

TOP, FOOT = 174.0, 290.0
MARKS = {"0.7": 179.5, "0.6": 203.5, "0.5": 226.5, "0.4": 250.5, "0.3": 273.5}


def bar(*marks: float) -> Bar:
    return Bar(
        box=Box(590, TOP, 614, FOOT),
        orientation="vertical",
        tick_positions=marks,
        tick_side="right",
    )


def texts(aside: float = 2.0, **put: float) -> list[TickText]:
    """Numbers whose middles stand ``aside`` over their marks; ``put`` at marks by the text."""
    return [
        TickText(
            text=text,
            reading=parse(text),
            position_px=put.get(text, at - aside),
            box=Box(618, at - aside - 4, 636, at - aside + 4),
        )
        for text, at in MARKS.items()
    ]


def places(ticks: list[TickText], *marks: float) -> list[float]:
    return [TOP + (1.0 - tick.place) * (FOOT - TOP) for tick in placed_ticks(bar(*marks), ticks)]


def test_numbers_without_a_mark_stand_as_far_aside_as_the_others() -> None:
    """A codec left three of five marks, and the end of the bar passed for one more."""
    told = texts(**{"0.7": TOP + 1.0})
    found = places(told, TOP + 1.0, 226.5, 250.5, 273.5)
    assert found == pytest.approx(list(MARKS.values()), abs=0.01)
    assert stand_aside(bar(TOP + 1.0, 226.5, 250.5, 273.5), told)


def test_dust_stands_aside_by_chance() -> None:
    marks = (TOP + 1.0, 225.5, 251.5, 270.0)
    assert not stand_aside(bar(*marks), texts())
    assert places(texts(), 226.5, 250.5) == pytest.approx([at - 2.0 for at in MARKS.values()])


def test_two_that_stand_aside_alike_may_do_so_by_chance() -> None:
    told = texts()[2:]
    assert two_aside(bar(226.5, 250.5), told)
    assert not two_aside(bar(226.5, 252.0), told)
    assert not two_aside(bar(226.5), told)
    # Too little to tell a number's middle from its mark.
    assert not two_aside(bar(226.5, 250.5), texts(1.2)[2:])


def test_grain_of_a_palette_stands_above_some_numbers_and_below_others() -> None:
    at = list(MARKS.values())
    grain = (at[0] - 2.2, at[1] + 0.4, at[2] + 1.9, at[3] - 0.8, at[4] + 2.0)
    ticks = [replace(tick, position_px=mark) for tick, mark in zip(texts(0.0), grain, strict=True)]
    assert places(ticks, *grain) == pytest.approx(at)
    # What all stand off alike are marks.
    marks = [place - 1.0 for place in at]
    assert places(texts(0.0), *marks) == pytest.approx(marks)


def test_a_bar_without_marks_or_numbers() -> None:
    assert places(texts(0.0)) == pytest.approx(list(MARKS.values()))
    assert placed_ticks(bar(*MARKS.values()), []) == []
    assert not stand_aside(bar(), [])


@pytest.mark.parametrize(
    ("marks", "marked"),
    [
        ((181.5, 275.0), True),
        # What a frame leaves stands above one number and below the other.
        ((177.0, 276.0), False),
        # Too far off for numbers of that height.
        ((183.0, 277.0), False),
    ],
)
def test_two_numbers_aside_from_their_marks_by_as_much_have_them(
    marks: tuple[float, float], marked: bool
) -> None:
    """A typeface may have its figures below the middle of a line: of two marks in a lossy picture
    these were none, and both ends of the bar were off by as much."""
    middles = placed_ticks(bar(*marks), [texts(0.0)[0], texts(0.0)[-1]], marks=False)
    assert are_marked(middles, bar(*marks)) is marked
