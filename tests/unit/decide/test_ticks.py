"""Lines through ticks that were read badly, or that one reading alone would bend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

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
