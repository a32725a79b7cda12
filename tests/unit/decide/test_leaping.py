"""A ramp that stands still at its numbers is a row of keys."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.decide.conftest import paint

from unheat.decide.leaping import leaps
from unheat.decide.ticks import PlacedTick
from unheat.model import Reason
from unheat.text.numbers import parse

PLACES = (np.arange(120) + 0.5) / 120


def ticks(places: list[float]) -> list[PlacedTick]:
    return [
        PlacedTick(text=f"{20 * k}", reading=parse(f"{20 * k}"), place=place)
        for k, place in enumerate(places)
    ]


@pytest.mark.parametrize(
    ("keys", "at", "doubt"),
    [
        (6, [(k + 0.5) / 6 for k in range(6)], Reason.NORM_IN_DOUBT),
        (6, [k / 6 for k in range(7)], None),
        (6, [0.25, 0.5, 0.75], None),
        (120, [(k + 0.5) / 6 for k in range(6)], None),
    ],
)
def test_numbers_in_the_middles_of_steps_are_those_of_keys(
    keys: int, at: list[float], doubt: Reason | None
) -> None:
    rgb = paint((np.floor(PLACES * keys) + 0.5) / keys)
    # A codec leaves nothing of one color, and smears borders.
    smeared = (np.roll(rgb, 1, axis=0) + 2 * rgb + np.roll(rgb, -1, axis=0)) / 4
    smeared[1::2] += 1.0
    assert leaps(PLACES, smeared, ticks(at)) is doubt


def test_a_ramp_in_the_few_colors_of_a_palette_stands_still_at_some_numbers_only() -> None:
    """At its ends, where it has few colors for long, as a row of keys does."""
    runs = np.floor(PLACES * 8 + 0.5) / 8
    rgb = paint(np.where(np.abs(PLACES - 0.5) < 0.2, np.floor(PLACES * 60) / 60, runs))
    assert leaps(PLACES, rgb, ticks([k / 8 for k in range(9)])) is None
    assert leaps(PLACES, paint(runs), ticks([k / 8 for k in range(9)])) is Reason.NORM_IN_DOUBT
