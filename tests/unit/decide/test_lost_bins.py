"""Legends of bins that lost a key in the color of the page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.decide.test_covered import agreed

from unheat.decide.lost_bins import bins_doubted
from unheat.model import ColorScale, Reason

SCALE = ColorScale(
    origin="colorbar",
    minimum=0.2,
    maximum=1.0,
    norm="boundaries",
    boundaries=(0.2, 0.6, 1.0),
    ticks=(),
)


@pytest.mark.parametrize(
    ("number", "off", "extends", "review"),
    [
        (0.1, True, "neither", True),
        (0.1, False, "neither", False),
        (0.5, True, "neither", False),
        (0.1, True, "min", False),
    ],
)
def test_numbers_beyond_the_bins_on_another_color_tell_of_a_lost_key(
    number: float, off: bool, extends: str, review: bool
) -> None:
    cells, _ = agreed(3, 4)
    numbers, reasons = cells.text_value.copy(), cells.reasons.copy()
    numbers[...] = 0.5
    numbers[1, 2] = number
    reasons[1, 2] = (Reason.COLOR_OFF_RAMP,) if off else ()
    cells = replace(cells, text_value=numbers, reasons=reasons)
    scale = bins_doubted(replace(SCALE, extends=extends), cells, 1.0)
    assert scale is not None
    assert scale.review == review
