"""What two readers read alike is borne out by ink without further marks over its letters."""

from __future__ import annotations

import pytest
from tests.unit.text.test_axes import beside

from unheat.model import Word
from unheat.text.marks_heard import borne_out

NAMES = ["Poland", "Austria", "Slovenia"]


def heard(drawn: str, text: str, sure: float, turn: str = "0") -> bool:
    """Whether the second reader is spared the first label."""
    sites = beside([drawn, *NAMES], pitch=30)
    key = f"row.0.0.0@{turn}"
    return key in borne_out(sites, {key: Word(text=text, confidence=sure, engine="letters")})


@pytest.mark.parametrize("text", ["Norway", "Fiji 2"])
def test_ink_that_shows_no_more_marks_bears_out_a_sure_reader(text: str) -> None:
    assert heard(text, text, 0.96)


@pytest.mark.parametrize(("drawn", "text"), [("Škoda", "Skoda"), ("Žena", "Zena")])
def test_marks_that_neither_reader_saw_are_for_the_second_one(drawn: str, text: str) -> None:
    assert not heard(drawn, text, 0.996)


@pytest.mark.parametrize(("text", "turn"), [("Loss (%)", "0"), ("Norway", "90")])
def test_where_ink_does_not_tell_the_reader_is_to_be_certain(text: str, turn: str) -> None:
    assert not heard(text, text, 0.96, turn)
    assert heard(text, text, 0.995, turn)


def test_a_word_of_two_forms_is_heard_again() -> None:
    assert not heard("Naive", "Naive", 0.999)
    assert heard("Native", "Native", 0.999)
