"""Numbers of a bar that were rounded before they were written."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.decide.rounded_ticks import rounded_from
from unheat.decide.ticks import PlacedTick, fit_ticks
from unheat.text.numbers import parse

EVENS = ["-8", "-5", "-2", "0", "2", "5", "8", "10"]


def _places(count: int) -> np.ndarray:
    return np.linspace(0.05, 0.95, count)


@pytest.mark.parametrize(
    ("said", "step"),
    [
        (EVENS, 2.5),
        (["0.0", "0.2", "0.5", "0.8", "1.0"], 0.25),
        (["1.0", "0.8", "0.5", "0.2", "0.0"], -0.25),
        (["0", "12", "25", "37", "50"], 12.5),
        (["10", "12", "15", "17", "20"], 2.5),
    ],
)
def test_even_steps_tell_what_was_rounded(said: list[str], step: float) -> None:
    found = rounded_from(_places(len(said)), [parse(one) for one in said], 0.01)
    if abs(step) == 12.5:
        # No axis has steps of 1.25 of anything: another one may have been meant.
        assert found is None
        return
    assert found is not None
    assert np.allclose(np.diff(found), step)


@pytest.mark.parametrize(
    "said",
    [
        ["0", "5", "10", "15", "20"],  # nothing was rounded
        ["0", "2", "5"],  # too few
        ["0", "2", "5", "9", "11"],  # no even step is within half a place of all
        ["0", "2", "5.0", "8", "10"],  # rounded to different places
    ],
)
def test_nothing_is_made_up(said: list[str]) -> None:
    assert rounded_from(_places(len(said)), [parse(one) for one in said], 0.01) is None


def test_a_gap_between_ticks_is_a_whole_number_of_steps() -> None:
    places = np.array([0.0, 0.1, 0.2, 0.5])
    found = rounded_from(places, [parse(one) for one in ("0", "2", "5", "12")], 0.01)
    assert found is not None
    assert found.tolist() == [0.0, 2.5, 5.0, 12.5]


def test_a_bar_with_rounded_numbers_is_linear_and_has_the_values_of_its_marks() -> None:
    ticks = [
        PlacedTick(text=one, reading=parse(one), place=float(place))
        for one, place in zip(EVENS, _places(8), strict=True)
    ]
    line = fit_ticks(ticks, tolerance=0.01)
    assert line is not None
    assert line.norm.kind == "linear"
    assert line.values == (-7.5, -5.0, -2.5, 0.0, 2.5, 5.0, 7.5, 10.0)
    assert (line.dropped, line.repaired) == (0, 0)
