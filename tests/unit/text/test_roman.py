"""Numerals of upright strokes."""

from __future__ import annotations

import pytest
from tests.unit.text.test_series import readings

from unheat.text.roman import in_numerals


def test_strokes_behind_names_are_numerals() -> None:
    found = in_numerals(readings("O l", "C IV", "Si IV", "Ca ll", "Fe XII"))
    assert [one.text for one in found] == ["O I", "C IV", "Si IV", "Ca II", "Fe XII"]
    assert not any(one.review for one in found)


def test_a_lone_stroke_among_other_labels_is_asked_about() -> None:
    first, *_ = in_numerals(readings("Phase l", "Control", "Dose"))
    assert (first.text, first.review, first.others) == ("Phase l", True, ("Phase I",))


@pytest.mark.parametrize(
    "text", ["I'll", "all", "Sill", "well l2", "x||y", "l", "2 l", "Ill health"]
)
def test_other_strokes_are_letters(text: str) -> None:
    own = readings(text, "C IV", "Si VI")
    assert in_numerals(own) == own


def test_a_numeral_with_a_small_letter_behind_it_is_one() -> None:
    found = in_numerals(readings("Type III", "Type Ila", "Type IIb", "Type II"))
    assert [(one.text, one.review) for one in found][1:3] == [
        ("Type IIa", False),
        ("Type IIb", False),
    ]
    (alone, _) = in_numerals(readings("Type Ila", "Control"))
    assert (alone.text, alone.review) == ("Type IIa", True)


def test_small_numerals_among_large_ones_are_large() -> None:
    found = in_numerals(readings("III", "IV", "V", "vi", "Vil"))
    assert [one.text for one in found] == ["III", "IV", "V", "VI", "Vil"]
    assert [one.text for one in in_numerals(readings("a", "iv", "V", "vi"))][1:] == [
        "iv",
        "V",
        "vi",
    ]


def test_a_numeral_with_a_letter_alone_is_one_among_numerals() -> None:
    found = in_numerals(readings("III", "VIII", "IX", "la"))
    assert (found[3].text, found[3].review) == ("Ia", False)
    found = in_numerals(readings("IV", "B", "F", "la"))
    assert (found[3].text, found[3].review) == ("Ia", True)
    assert in_numerals(readings("do", "re", "la"))[2].text == "la"
