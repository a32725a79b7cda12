"""What a scale cannot bear out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from tests.unit.decide.conftest import Painted, cells_of, paint

from unheat.decide.decode import decode
from unheat.decide.hearing import steps_doubted
from unheat.decide.reconcile import reconcile
from unheat.decide.scale import build_scale
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
    numbers = np.array([[23.2, 34.7, 44.2], [58.1, 71.3, 65.8]])
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
