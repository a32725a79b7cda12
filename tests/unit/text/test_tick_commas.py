"""Marks of ticks at the ends of slanted labels."""

from __future__ import annotations

from unheat.text.tick_commas import without_tick_commas


def test_commas_that_most_labels_end_in_are_marks_of_ticks() -> None:
    read = ("wt ,", "hp", "cyl,", "disp,", None, "qsec", "vs '", "am,", "gear,", "mpg’")
    plain = ("wt", "hp", "cyl", "disp", None, "qsec", "vs", "am", "gear", "mpg")
    assert without_tick_commas(read) == plain


def test_a_few_commas_and_points_of_abbreviations_stay() -> None:
    few = ("Smith,", "the girls'", "Bath", "Lyon", "Turin", "Basel")
    assert without_tick_commas(few) == few
    months = ("Jan.", "Feb.", "Mar.", "Apr.")
    assert without_tick_commas(months) == months
    assert without_tick_commas(("a,", "b,", None)) == ("a,", "b,", None)
