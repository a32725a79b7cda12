"""Numbers of a bar whose digits rise from a two are powers of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.text.test_bars import upright
from tests.unit.text.test_labels import Drawing

from unheat.text.labels import locate
from unheat.text.numbers import parse
from unheat.text.powers_of_two import with_powers_of_two
from unheat.text.sites import Sites, TickText

PLACES = (64, 102, 140, 176)


def drawn(*, raised: bool) -> Sites:
    drawing = Drawing()
    bar = upright(drawing)
    for place, digit in zip(PLACES, "3210", strict=True):
        drawing.write("2", 434, place, 0.5)
        drawing.write(digit, 443, place - 6 if raised else place, 0.32 if raised else 0.5)
    return locate(drawing.layout(bar))


def read(sites: Sites, texts: list[str]) -> list[TickText]:
    return [
        TickText(text=text, reading=parse(text), position_px=site.position, box=site.box)
        for site, text in zip(sites.of("tick", 0), texts, strict=True)
    ]


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        (["23", "22", "21", "20"], [8.0, 4.0, 2.0, 1.0]),
        (["2³", "22", "2'", "2°"], [8.0, 4.0, None, 1.0]),
        (["23", "8", "7", "20"], [23.0, 8.0, 7.0, 20.0]),
    ],
)
def test_exponents_read_as_digits_are_exponents(
    texts: list[str], values: list[float | None]
) -> None:
    sites = drawn(raised=True)
    ticks = with_powers_of_two(sites, 0, read(sites, texts))
    assert [tick.reading.value for tick in ticks] == values


def test_digits_of_one_size_are_numbers() -> None:
    sites = drawn(raised=False)
    ticks = read(sites, ["23", "22", "21", "20"])
    assert with_powers_of_two(sites, 0, ticks) == tuple(ticks)


def test_a_ring_above_a_two_is_a_nought_that_is_not_sure() -> None:
    sites = drawn(raised=True)
    ticks = with_powers_of_two(sites, 0, read(sites, ["23", "22", "21", "2°"]))
    assert (ticks[-1].text, ticks[-1].reading.confidence) == ("2⁰", 0.5)
    assert replace(ticks[0].reading, confidence=1.0).raw == "2³"
