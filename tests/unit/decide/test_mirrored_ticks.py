"""Straight lines through the two ends of a bar and its middle, beside numbers left out."""

from __future__ import annotations

import pytest

from unheat.decide.scale_doubts import line_doubts
from unheat.decide.ticks import PlacedTick, fit_ticks
from unheat.model import Box, Reason
from unheat.text.numbers import parse


def _ticks(numbers: dict[str, float]) -> list[PlacedTick]:
    box = Box(0, 0, 20, 10)
    return [
        PlacedTick(text=text, place=place, reading=parse(text), box=box)
        for text, place in numbers.items()
    ]


@pytest.mark.parametrize(
    ("numbers", "asked"),
    [
        ({"-100": 0.0, "-1O": 0.195, "0": 0.5, "1": 0.803, "100": 1.0}, True),
        # More numbers on one line bear it out.
        ({"-100": 0.0, "-50": 0.25, "0": 0.5, "1": 0.75, "100": 1.0}, False),
        ({"-100": 0.0, "0": 0.5, "100": 1.0}, False),
    ],
)
def test_ends_and_a_middle_that_mirror_each_other_tell_no_straight_line(
    numbers: dict[str, float], asked: bool
) -> None:
    ticks = _ticks(numbers)
    line = fit_ticks(ticks, tolerance=0.01)
    assert line is not None
    assert line.norm.kind == "linear"
    review, reasons = line_doubts(ticks, line)
    assert (Reason.NORM_IN_DOUBT in reasons) is asked
    assert review or not asked
