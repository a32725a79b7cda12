"""Points that half of a panel lost, where colors at the end of a bar bear out any number."""

from __future__ import annotations

from collections.abc import Callable

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
