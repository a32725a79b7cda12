"""A number in a color that no other cell has, beside cells that print the same in another one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.decide.conftest import cells_of, paint, readings_of

from unheat.decide.decode import decode
from unheat.decide.learned import learn_scale
from unheat.decide.lone_colors import lone_colors_doubted
from unheat.decide.reconcile import reconcile
from unheat.model import Reason, Status

PLACES = np.linspace(0.05, 0.95, 15).reshape(3, 5)
RED = (200.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("number", "others", "doubted"),
    [
        pytest.param(50.0, 0, True, id="another color than the cell that prints 50.0"),
        pytest.param(50.0, 2, False, id="a mask of three cells"),
        pytest.param(300.0, 0, False, id="a number that no other cell prints"),
    ],
)
def test_a_lone_color_is_asked_about(number: float, others: int, doubted: bool) -> None:
    readings = readings_of(np.char.mod("%.1f", 100 * PLACES))
    pixels = cells_of(paint(PLACES))
    scale = learn_scale(pixels, readings)
    assert scale is not None
    cells = reconcile(readings, decode(scale, pixels), pixels, scale).cells
    assert not lone_colors_doubted(cells, pixels, scale).review.any()
    rgb, status, value = pixels.rgb.copy(), cells.status.copy(), cells.value.copy()
    rgb[0, : 1 + others] = RED
    status[0, 0], value[0, 0] = Status.TEXT_ONLY, number
    odd, red = replace(cells, status=status, value=value), replace(pixels, rgb=rgb)
    found = lone_colors_doubted(odd, red, scale)
    assert found.review[0, 0] == doubted
    assert found.review.sum() == doubted
    assert (Reason.COLOR_DIFFERS in found.reasons[0, 0]) is doubted
    told = replace(scale, origin="colorbar")
    assert not lone_colors_doubted(odd, red, told).review.any()
