"""Points that half of a panel lost, where colors at the end of a bar bear out any number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from tests.unit.decide.conftest import Painted, cells_of, paint
from tests.unit.decide.test_reconcile import judge, printed

from unheat.decide.scale import build_scale
from unheat.text.numbers import parse


def test_what_lies_far_beyond_the_bar_has_lost_its_point_like_the_others(
    painted_bar: Callable[..., Painted],
) -> None:
    made = painted_bar(0, 60, [0, 20, 40, 60])
    scale = build_scale(made.raster, made.bar, made.texts)
    values = np.linspace(11.3, 60.0, 24).reshape(4, 6).round(1)
    values[3] = 60.0
    readings = printed(values)
    for row in (1, 3):
        for col in range(6):
            readings[row, col] = parse(f"{10 * values[row, col]:.0f}", confidence=0.9)
    cells = judge(readings, scale, cells_of(paint(values / 60))).cells
    assert cells.value == pytest.approx(values)


@pytest.mark.parametrize(
    ("rival", "likely", "asked"),
    [("0.7", 0.5, True), ("0.7", 0.05, False), ("07", 0.5, False), ("0.2", 0.3, False)],
)
def test_a_point_that_readers_saw_elsewhere_is_asked_about(
    painted_bar: Callable[..., Painted], rival: str, likely: float, asked: bool
) -> None:
    made = painted_bar(0, 1, [0, 0.25, 0.5, 0.75, 1])
    scale = build_scale(made.raster, made.bar, made.texts)
    values = np.linspace(0.05, 0.95, 24).reshape(4, 6).round(2)
    values[1, 1] = 0.07
    readings = printed(values, "{:.2f}")
    for index, value in np.ndenumerate(values):
        readings[index] = parse(f"{value:.2f}".removeprefix("0"), confidence=0.99)
    other = parse(rival, confidence=likely)
    readings[1, 1] = replace(parse(".07", confidence=0.97), alternatives=(other,))
    cells = judge(readings, scale, cells_of(paint(values))).cells
    assert cells.value[1, 1] == 0.07
    assert bool(cells.review[1, 1]) is asked
    assert not np.delete(cells.review.ravel(), 7).any()
