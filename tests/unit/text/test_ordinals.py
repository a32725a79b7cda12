"""Ranks that cells print, and what small print makes of the first of them."""

from __future__ import annotations

import pytest

from unheat.model import Word
from unheat.text.number_format import infer_format
from unheat.text.numbers import parse
from unheat.text.ordinals import with_ordinals


def _texts(*readers: list[str]) -> list[list[str]]:
    words = [
        {str(n): Word(text=text, confidence=0.8, engine="neural") for n, text in enumerate(texts)}
        for texts in readers
    ]
    return [[word.text for word in told.values()] for told in with_ordinals(words)]


@pytest.mark.parametrize(
    ("text", "value"),
    [("1st", 1.0), ("2nd", 2.0), ("3rd", 3.0), ("4th", 4.0), ("11th", 11.0), ("22nd", 22.0)],
)
def test_a_rank_is_its_number(text: str, value: float) -> None:
    assert parse(text).value == value


@pytest.mark.parametrize("text", ["2st", "3th", "11st", "12nd", "4nd", "4 theta"])
def test_other_letters_behind_a_digit_make_no_rank(text: str) -> None:
    assert parse(text).value is None


def test_the_end_of_a_rank_is_no_unit_of_the_panel() -> None:
    told = infer_format([parse(text) for text in ("4th", "5th", "6th", "4th", "1st")])
    assert told.suffix == ""


def test_what_became_of_an_s_is_one() -> None:
    read = ["15t", "2nd", "4th", "3rd", "lst", "Ist", "5th", "215t", "1s1"]
    told = ["1st", "2nd", "4th", "3rd", "1st", "1st", "5th", "21st", "1st"]
    assert _texts(read) == [told]


def test_one_reader_that_saw_ranks_is_enough() -> None:
    assert _texts(["2nd", "3rd", "4th", "1st"], ["7", "12", "4", "15t"])[1][-1] == "1st"


def test_tonnes_stay_tonnes() -> None:
    for read in (["15t", "20t", "12t", "15t"], ["15t", "2nd", "20t", "12t", "8t"]):
        assert _texts(read) == [read]
