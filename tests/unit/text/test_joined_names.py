"""Inside a name stands what stands inside the others of its axis."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.text.test_series import readings

from unheat.text.joined_names import ends_alike, ends_in_digits, joined_alike, second_strokes


def test_a_space_among_underscores_is_one_and_asked_about() -> None:
    found = joined_alike(readings("mass_g", "wing_mm", "tarsus mm", "clutch"))
    assert [(one.text, one.review) for one in found][2] == ("tarsus_mm", True)
    assert [one.review for one in found] == [False, False, True, False]
    mixed = readings("mass_g", "wing mm", "tarsus mm", "clutch")
    assert joined_alike(mixed) == mixed


def test_a_second_stroke_is_in_the_case_of_the_other_second_letters() -> None:
    found = second_strokes(readings("Foxp3", "II17a", "Ctla4", "Gzmb"))
    assert [(one.text, one.review) for one in found][1] == ("Il17a", True)
    # No drawing tells which of two strokes is which, and both may be in the wrong case.
    both = second_strokes(readings("Foxp3", "lI6", "Ctla4", "Gzmb"))
    assert [(one.text, one.review) for one in both][1] == ("Il6", True)
    shown = [replace(one, shown=True) for one in readings("Foxp3", "II6", "Il9", "Ctla4", "Gzmb")]
    told = [(one.text, one.review) for one in second_strokes(shown)]
    assert told[1:3] == [("Il6", True), ("Il9", False)]
    large = second_strokes(readings("TNF", "Il6", "CCL2", "CXCL8"))
    assert [(one.text, one.review) for one in large][1] == ("II6", True)


def test_two_strokes_before_digits_and_a_small_letter_are_no_numeral_in_any_company() -> None:
    found = second_strokes(readings("RPL13", "II17a", "Hla-DRA", "mt-Nd1"))
    assert [(one.text, one.review) for one in found][1] == ("Il17a", True)
    numerals = readings("II", "III17", "II2", "Wave IIa")
    assert second_strokes(numerals) == numerals


def test_an_abbreviation_among_names_keeps_its_capitals() -> None:
    names = readings("AIC", "Mae", "Rmse", "Gini")
    assert second_strokes(names) == names
    few = readings("Mae", "Il6")
    assert second_strokes(few) == few


def test_a_point_before_the_ending_that_others_have_is_asked_about() -> None:
    found = ends_alike(readings("mainpy", "utils.py", "cli.py", "data"))
    assert next((one.text, one.review) for one in found) == ("main.py", True)
    assert [one.review for one in found] == [True, False, False, False]
    few = readings("happy", "main.py", "total")
    assert ends_alike(few) == few


def test_a_letter_beside_letters_with_digits_is_a_digit() -> None:
    found = ends_in_digits(readings("u0", "ul", "v0", "v1"))
    assert [(one.text, one.review) for one in found][1] == ("u1", True)
    names = readings("u0", "ul", "v0", "all")
    assert ends_in_digits(names) == names
