"""Numbers of a bar that stand at none of its marks."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from unheat.decide.off_marks import moved_to_marks
from unheat.decide.ticks import PlacedTick, TickLine, fit_ticks
from unheat.model import Box, TextReading


def tick(value: float, place: float, width: float = 24.0) -> PlacedTick:
    middle = 100.0 * place
    return PlacedTick(
        text=f"{value:g}",
        reading=TextReading(raw=f"{value:g}", value=value, confidence=1.0),
        place=place,
        box=Box(middle - width / 2, 0.0, middle + width / 2, 10.0),
    )


def fit(ticks: Sequence[PlacedTick]) -> TickLine | None:
    return fit_ticks(ticks, tolerance=0.02)


def places(ticks: Sequence[PlacedTick], marks: Sequence[float]) -> list[float]:
    return [one.place for one in moved_to_marks(ticks, np.array(marks), 100.0, fit)]


def test_a_number_whose_mark_was_not_seen_stands_where_the_others_say() -> None:
    ticks = [tick(0.95, 0.045), tick(0.975, 0.5), tick(1.0, 1.0)]
    assert places(ticks, [0.5, 1.0]) == pytest.approx([0.0, 0.5, 1.0])
    # All at marks, or one mark alone, tell nothing new.
    assert places(ticks, [0.045, 0.5, 1.0]) == [0.045, 0.5, 1.0]
    assert places(ticks, [1.0]) == [0.045, 0.5, 1.0]


def test_a_number_further_off_than_half_of_its_print_stays() -> None:
    ticks = [tick(0.95, 0.2), tick(0.975, 0.5), tick(1.0, 1.0)]
    assert places(ticks, [0.5, 1.0])[0] == 0.2
