"""Commas before thousands that were read as points, beside ticks that kept theirs."""

from __future__ import annotations

import pytest

from unheat.decide.tick_groups import with_groups
from unheat.decide.ticks import PlacedTick
from unheat.text.numbers import parse


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        (("($5.000)", "$30,000"), (-5000.0, 30000.0)),
        (("0", "5.000", "10,000"), (0.0, 5000.0, 10000.0)),
        (("0.500", "1,000"), (0.5, 1000.0)),
        (("2.500", "5.000"), (2.5, 5.0)),
        (("500.5", "1,000"), (500.5, 1000.0)),
        (("0", "2.400", "4.800"), (0.0, 2400.0, 4800.0)),
        (("-1.500", "500", "2.500"), (-1500.0, 500.0, 2500.0)),
        (("0.000", "2.400", "4.800"), (0.0, 2.4, 4.8)),
        (("0", "2.125", "4.375"), (0.0, 2.125, 4.375)),
        (("0", "0.250", "0.500"), (0.0, 0.25, 0.5)),
        (("0", "2.50", "5.00"), (0.0, 2.5, 5.0)),
    ],
)
def test_points_beside_groups_of_three_are_commas(
    texts: tuple[str, ...], values: tuple[float, ...]
) -> None:
    ticks = [PlacedTick(text=t, reading=parse(t), place=i / 2) for i, t in enumerate(texts)]
    assert tuple(tick.reading.value for tick in with_groups(ticks)) == values
