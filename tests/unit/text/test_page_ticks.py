"""Numbers of a bar that lines run through, as the text layer of a page has them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from unheat.model import Bar, Box, Layout, Raster
from unheat.model.raster import PageWord
from unheat.text.numbers import parse
from unheat.text.page_ticks import with_page_ticks
from unheat.text.sites import TickText

SEEN = {"75": 40.0, "25": 160.0}


def word(text: str, middle: float, left: float = 40.0) -> PageWord:
    return PageWord(text=text, x0=left, x1=left + 20.0, y0=middle - 6.0, y1=middle + 6.0)


def tick(text: str, middle: float, *, written: bool = True) -> TickText:
    box = Box(40.0, middle - 6.0, 60.0, middle + 6.0)
    return TickText(text=text, reading=parse(text), position_px=middle, box=box, written=written)


def texts_of(
    third: PageWord, ticks: list[TickText], *, inked: bool = True, values: bool = True
) -> list[str]:
    """The numbers beside a bar of which two are seen, and ink in the place of a third."""
    rgb = np.full((220, 120, 3), 255, np.uint8)
    seen = [word(text, at) for text, at in SEEN.items()]
    for one in [*seen, third] if inked else seen:
        rgb[round(one.y0) + 1 : round(one.y1) - 1, round(one.x0) + 2 : round(one.x1) - 2] = 0
    words = (*seen, third) if values else ()
    raster = Raster(rgb=rgb, name="drawn", sha256="", format="pdf", words=words)
    bar = Bar(box=Box(10.0, 10.0, 30.0, 200.0), orientation="vertical", tick_side="right")
    layout = Layout(raster=raster, panels=(), bars=(bar,))
    return [one.text for one in with_page_ticks(layout, 0, ticks)]


TWO = [tick("75", 40.0), tick("25", 160.0)]


def test_a_number_under_lines_is_the_one_that_the_page_carries() -> None:
    lines = replace(tick("EC", 104.0, written=False), box=Box(32.0, 90.0, 58.0, 130.0))
    assert texts_of(word("50", 100.0), [TWO[0], lines, TWO[1]]) == ["75", "50", "25"]
    assert texts_of(word("50", 100.0), TWO) == ["75", "50", "25"]


def test_numbers_of_powers_are_put_in_place_by_their_logarithms() -> None:
    powers = [tick("100", 40.0), tick("1", 160.0)]
    words = [word("100", 40.0), word("1", 160.0), word("10", 100.0)]
    rgb = np.zeros((220, 120, 3), np.uint8)
    raster = Raster(rgb=rgb, name="drawn", sha256="", format="pdf", words=tuple(words))
    bar = Bar(box=Box(10.0, 10.0, 30.0, 200.0), orientation="vertical", tick_side="right")
    layout = Layout(raster=raster, panels=(), bars=(bar,))
    found = with_page_ticks(layout, 0, powers)
    assert [one.reading.value for one in found] == [100.0, 10.0, 1.0]


@pytest.mark.parametrize(
    "third",
    [
        word("60", 100.0),  # not what the two others put there
        word("50", 108.0),
        word("50", 100.0, left=70.0),  # in another row
        replace(word("50", 100.0), turn=90.0),
        replace(word("50", 100.0), y0=97.0, y1=103.0),
        word("1.2 50", 100.0),
        word("abc", 100.0),
    ],
)
def test_other_words_of_a_page_are_no_numbers_of_its_bar(third: PageWord) -> None:
    assert texts_of(third, TWO) == ["75", "25"]


def test_what_is_not_to_be_seen_or_was_read_is_left() -> None:
    assert texts_of(word("50", 100.0), TWO, inked=False) == ["75", "25"]
    assert texts_of(word("50", 100.0), TWO, values=False) == ["75", "25"]
    read = [TWO[0], tick("58", 100.0, written=False), TWO[1]]
    assert texts_of(word("50", 100.0), read) == ["75", "58", "25"]
    unsure = [TWO[0], tick("25", 160.0, written=False)]
    assert texts_of(word("50", 100.0), unsure) == ["75", "25"]
