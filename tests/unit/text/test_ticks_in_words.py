"""Numbers beside words at the ticks of a bar."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.text.drawn_scales import scaled

from unheat.model import Bar, Box
from unheat.text.numbers import parse
from unheat.text.sites import TickText
from unheat.text.ticks_in_words import with_numbers_of_words

PLACES = (200.0, 150.5, 100.0, 50.0)


def _told(texts: list[str], *, segments: tuple[float, ...] = ()) -> list[float | None]:
    """The numbers of texts at even places beside an upright bar."""
    bar = Bar(box=Box(10, 40, 30, 210), orientation="vertical", segments=segments)
    ticks = [
        TickText(text=text, reading=parse(text), position_px=at, box=Box(35, at - 5, 90, at + 5))
        for text, at in zip(texts, PLACES, strict=True)
    ]
    return [tick.reading.value for tick in with_numbers_of_words(bar, ticks)]


@pytest.mark.parametrize(
    "texts",
    [
        ["bad (0)", "poor (10)", "quite good (20)", "new (30)"],
        ["0 (bad)", "10 (poor)", "20 (quite good)", "30 (new)"],
        ["0 = bad", "10 = poor", "20 = good", "30 = new"],
        ["bad: 0", "poor: 10", "good: 20", "new: 30"],
        ["0 – bad", "10 – poor", "20 – good", "30 – new"],
    ],
)
def test_a_number_beside_each_word_is_what_its_place_means(texts: list[str]) -> None:
    assert _told(texts) == [0.0, 10.0, 20.0, 30.0]
    # Words at steps are classes.
    assert _told(texts, segments=(40.0, 80.0, 120.0, 160.0, 210.0)) == [None] * 4


@pytest.mark.parametrize(
    "texts",
    [
        ["bad (14)", "poor (3)", "good (21)", "new (8)"],
        ["bad (0)", "poor (10)", "good (20)", "new"],
        ["bad (0)", "poor = 10", "good (20)", "new (30)"],
        ["bad (5)", "poor (5)", "good (5)", "new (5)"],
        ["GPT-1", "GPT-2", "GPT-3", "GPT-4"],
    ],
)
def test_counts_and_names_are_none(texts: list[str]) -> None:
    assert _told(texts) == [None] * 4


def test_a_bar_with_words_and_numbers_gives_every_cell_a_value(tmp_path: Path) -> None:
    drawn = scaled(range(7), range(6))
    bar = drawn.figure.axes[1]
    bar.set_yticks(
        [0.0, 0.25, 0.5, 0.75, 1.0], ["bad (0)", "poor (25)", "fair (50)", "good (75)", "new (100)"]
    )
    scale = drawn.read(tmp_path).scale
    assert scale is not None
    assert (scale.minimum, scale.maximum) == pytest.approx((0.0, 100.0), abs=0.5)
    assert not scale.review
    assert [tick.text for tick in scale.ticks][:2] == ["bad (0)", "poor (25)"]
