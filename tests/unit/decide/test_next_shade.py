"""Which colors are the next shade of a map of few colors."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.decide.next_shade import is_next_step, steps_up

ORANGES = [(127, 0, 0), (200, 29, 19), (240, 110, 76), (253, 176, 122), (253, 220, 175)]


@pytest.mark.parametrize(
    ("color", "following"),
    [
        ((255, 247, 236), True),  # the palest step of the map
        ((217, 217, 217), False),  # a mask
        ((230, 240, 255), False),
    ],
)
def test_the_next_shade_goes_on_as_the_last_ones_did(
    color: tuple[int, int, int], following: bool
) -> None:
    rgb = np.array(ORANGES * 3, dtype=float)
    assert is_next_step(np.array(color, dtype=float), rgb) is following


def test_two_colors_are_no_steps() -> None:
    rgb = np.array(ORANGES[-2:] * 3, dtype=float)
    page = np.array((255.0, 247.0, 236.0))
    assert not is_next_step(page, rgb)
    assert not steps_up(page, rgb)
