"""What one reader saw in a label on which the two others agree."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.text.test_series import readings

from unheat.text.dissent import dissent, is_at_odds
from unheat.text.reading import Reading


def heard(text: str, *said: str, second: float = 0.98, first: float = 0.9) -> Reading:
    (one,) = readings(text)
    return replace(one, said=said, spellings=(text, text), second=second, first=first)


@pytest.mark.parametrize(
    ("text", "other"),
    [("Qwen 148", "Qwen 14B"), ("WMT14", "WMT'14"), ("Q223", "Q2'23"), ("Im ageNet", "ImageNet")],
)
def test_what_readers_lose_is_likelier_where_one_saw_it(text: str, other: str) -> None:
    assert dissent(heard(text, text, other, text)) == other
    assert dissent(replace(heard(text, text, other, text), shown=True)) is None


def test_a_space_that_two_readers_disputed_was_told_by_the_ink() -> None:
    told = replace(heard("Corn wall", "Cornwall"), spellings=("Corn wall", "Cornwall"))
    assert dissent(told) is None
    assert dissent(replace(told, review=True)) == "Cornwall"


@pytest.mark.parametrize(
    ("text", "other"),
    [("Qwen 14", "Qwen 1A"), ("WMT14", "WM'T14"), ("CO2", "C02"), ("pH 4", "pH4")],
)
def test_other_mistakes_of_one_reader_are_outvoted(text: str, other: str) -> None:
    assert dissent(heard(text, text, other, text)) is None


def test_readers_that_agree_unsurely_are_at_odds_with_one_that_saw_other_letters() -> None:
    text, other = "Spearman tho", "Spearmanto"
    assert is_at_odds(heard(text, text, other, text, second=0.73, first=0.6))
    assert not is_at_odds(heard(text, text, other, text))
    assert not is_at_odds(heard(text, text, "Spearmantho", text, second=0.73, first=0.6))


@pytest.mark.parametrize(
    ("text", "said", "kept"),
    [
        ("NF-KB", "NF-κB", "NF-κB"),
        ("p < 0.01", "ρ < 0.01", None),
        ("NF-KB", "MF-κB", None),
        ("E.coli", "E. coli", "E. coli"),
        ("A.b", "A. b", None),
    ],
)
def test_a_greek_letter_and_the_space_of_a_species_are_likelier_where_one_saw_them(
    text: str, said: str, kept: str | None
) -> None:
    assert dissent(heard(text, text, said, text)) == kept


def test_a_shape_among_latin_letters_does_not_refute_a_greek_one() -> None:
    reading = heard("IFN-y response", "IFN-y response", "IFN-γ response", "IFN-y response")
    assert dissent(replace(reading, shown=True)) == "IFN-γ response"


def test_an_apostrophe_between_letters_is_likelier_where_one_saw_it_whatever_fits_the_ink() -> None:
    lost = replace(heard("LAquila", "LAquila", "L’Aquila", ""), shown=True)
    assert dissent(lost) == "L’Aquila"
    assert dissent(heard("L’Aquila", "LAquila", "L’Aquila", "")) is None
    between = replace(heard("Hornet Sport", "Hornet Sport", "Hornet 'Sport", ""), shown=True)
    assert dissent(between) is None
