"""Percent signs of a bar's ticks that were read as digits."""

from __future__ import annotations

import pytest

from unheat.decide.tick_percents import with_percent_signs
from unheat.decide.ticks import PlacedTick
from unheat.text.numbers import parse


def _ticks(*texts: str) -> list[PlacedTick]:
    return [
        PlacedTick(text=text, reading=parse(text), place=float(i)) for i, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    ("read", "told"),
    [
        (("6096", "4096", "20%", "0%6"), ("60%", "40%", "20%", "0%")),
        (("1096", "2096", "3096"), ("10%", "20%", "30%")),
        (("0%", "50%", "10096"), ("0%", "50%", "100%")),
        # Two numbers alone may end so, and one that ends otherwise tells that there is no sign.
        (("96", "1096"), ("96", "1096")),
        (("96", "196", "296"), ("96", "196", "296")),
        (("2096", "20%"), ("2096", "20%")),
        (("0", "1096", "2096", "3096"), ("0", "1096", "2096", "3096")),
        (("0.96", "1.96", "2.96"), ("0.96", "1.96", "2.96")),
    ],
)
def test_ticks_that_all_end_alike_are_percentages(
    read: tuple[str, ...], told: tuple[str, ...]
) -> None:
    assert tuple(tick.text for tick in with_percent_signs(_ticks(*read))) == told


def test_the_number_is_the_one_before_the_sign_and_the_old_one_is_kept() -> None:
    first = with_percent_signs(_ticks("6096", "4096", "2096"))[0]
    assert first.reading.value == 60.0
    assert first.reading.alternatives[-1].value == 6096.0
