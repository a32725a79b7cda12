"""What all readers write for a look-alike that makes no word, or no number."""

from __future__ import annotations

import pytest
from tests.unit.text.test_unproved import last_of

from unheat.text.odd_strokes import is_counted_oxide, is_disputed_capital, is_odd_word


@pytest.mark.parametrize("text", ["Asynclterator", "colorlndex", "sortldx", "Easterlsland"])
def test_a_stroke_between_consonants_is_asked_about(text: str) -> None:
    assert is_odd_word(text)
    assert last_of(("Alpha", "Beta", "Gamma", text)).review


@pytest.mark.parametrize(
    "text",
    ["Default", "World girls", "Vulnerable", "Lincolnshire", "Filtration", "multiline", "Charlton"],
)
def test_what_words_have_stays(text: str) -> None:
    assert not is_odd_word(text)


def test_a_stroke_that_readers_dispute_among_names_in_capitals_is_asked_about() -> None:
    names = ["maxVal", "isOdd", "rowSum"]
    assert is_disputed_capital("Autolt", ["Autolt", "AutoIt", "Autolt"], names)
    assert is_disputed_capital("Autolt", ["Autoit", "Autolt", "Autolt"], names)
    assert not is_disputed_capital("Autolt", ["Autolt"] * 3, names)
    assert not is_disputed_capital("Autolt", ["AutoIt"] * 3, ["max", "odd", "sum"])
    said = ("sortlng", "sortIng", "sortlng")
    assert last_of(("maxVal", "isOdd", "rowSum", "sortlng"), said).review


def test_an_oxide_with_a_nought_is_asked_about_unless_others_are_counted_so() -> None:
    assert last_of(("CO2", "PM10", "Wind", "H20")).review
    assert not last_of(("H18", "H19", "H21", "H20")).review
    assert is_counted_oxide("Fe203", ["SiO2", "Al2O3"])
    assert not is_counted_oxide("B20", ["CO2"])
