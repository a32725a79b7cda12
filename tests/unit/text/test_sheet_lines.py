"""Letters and numbers of a sheet before the names of its lines."""

from __future__ import annotations

from dataclasses import replace

import pytest

from unheat.model import Axis, Label
from unheat.text.sheet_lines import without_sheet_lines, without_sheet_titles
from unheat.text.sites import PanelTexts, Texts


def axis(labels: tuple[str | None, ...]) -> Axis:
    n = len(labels)
    return Axis(title=None, labels=labels, confidence=(1.0,) * n, review=(False,) * n)


def named(rows: tuple[str | None, ...], columns: tuple[str | None, ...]) -> tuple[Axis, Axis]:
    panel = PanelTexts(title=None, rows=axis(rows), columns=axis(columns))
    (result,) = without_sheet_lines(Texts(figure_title=None, panels=(panel,), bars=())).panels
    return result.rows, result.columns


def test_a_reader_may_lose_most_numbers_of_a_sheet_that_goes_on_beyond_its_table() -> None:
    rows, _ = named(("Ana", "Boris", "4 Chen", "5Dalia", "6", "7"), ())
    assert rows.labels == ("Ana", "Boris", "Chen", "Dalia", None, None)
    assert rows.review == (False,) * 4 + (True,) * 2


def test_a_letter_that_was_mistaken_is_one_of_the_sheet() -> None:
    _, columns = named((), ("B Quiz", "C Midterm", "D Project", "E Final", "E Grade"))
    assert columns.labels == ("Quiz", "Midterm", "Project", "Final", "Grade")
    assert columns.review == (False,) * 4 + (True,)


def test_a_letter_that_was_read_as_a_digit_is_one_of_the_sheet() -> None:
    _, columns = named((), ("E Ana", "F Boris", "G Chen", "H Dalia", "1 Emil"))
    assert columns.labels == ("Ana", "Boris", "Chen", "Dalia", "Emil")
    assert columns.review == (False,) * 4 + (True,)


def test_letters_of_a_sheet_in_small_print_may_be_read_as_small_ones() -> None:
    _, columns = named((), ("B pH", "c EC", "D DO", "E Turb."))
    assert columns.labels == ("pH", "EC", "DO", "Turb.")


def test_letters_behind_those_of_a_sheet_are_names_that_a_person_is_asked_about() -> None:
    _, columns = named((), ("B A", "C B", "D C", "E D"))
    assert columns.labels == ("A", "B", "C", "D")
    assert all(columns.review)


@pytest.mark.parametrize(
    "labels",
    [
        ("2 beds", "3 beds", "4 beds"),
        ("2nd", "3rd", "4th"),
        ("Ana", "Boris", "4 Chen", "5 Dalia", "6 Emil"),
        ("2", "3", "4", "5"),
        ("1 Ana", "2 Boris", "3 Chen"),
    ],
)
def test_other_numbers_belong_to_their_labels(labels: tuple[str, ...]) -> None:
    assert named(labels, ())[0].labels == labels


def test_letters_alone_are_names() -> None:
    letters = ("A", "C", "D", "E", "F", "G", "H", "I")
    assert named(("Ana", "Boris", "Chen"), letters)[1].labels == letters


@pytest.mark.parametrize(
    ("title", "columns", "told"),
    [
        ("2345", ("alpha", "beta"), True),
        ("12 13 14 15", ("alpha", "beta"), True),
        ("A", ("B Jan", "C Feb", "D Mar"), True),
        # Numbers of something else, and a letter that names the rows.
        ("1234", ("alpha", "beta"), False),
        ("2024", ("alpha", "beta"), False),
        ("A", ("Jan", "Feb", "Mar"), False),
    ],
)
def test_what_counts_the_rows_of_a_sheet_is_no_title_of_theirs(
    title: str, columns: tuple[str, ...], told: bool
) -> None:
    rows = axis(("Ana", "Boris", "Chen", "Dalia"))
    name = Label(text=title, confidence=0.5, box=None, review=True)
    panel = PanelTexts(title=None, rows=replace(rows, title=name), columns=axis(columns))
    texts = Texts(figure_title=None, panels=(panel,), bars=())
    (found,) = without_sheet_titles(texts, texts).panels
    assert found.rows.title is (None if told else name)


@pytest.mark.parametrize(("side", "asked"), [("top", True), ("bottom", False)])
def test_letters_of_a_sheet_stand_over_its_cells(side: str, asked: bool) -> None:
    """Sets named U to Z below the cells of a figure are no columns of a sheet."""
    columns = replace(axis(tuple("UVWXYZ")), side=side)
    panel = PanelTexts(title=None, rows=axis(("K", "L")), columns=columns)
    (found,) = without_sheet_lines(Texts(figure_title=None, panels=(panel,), bars=())).panels
    assert found.columns.review == (asked,) * 6
