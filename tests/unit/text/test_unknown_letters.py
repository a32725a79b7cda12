"""Letters that the second reader has not, and leaves out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.text.test_second_marks import heard

from unheat.text.reading import Reading
from unheat.text.unknown_letters import lacks_vowels, with_unknown_letters


def _sure(text: str) -> Reading:
    return replace(heard((text, text, text)), review=False, reasons=(), confidence=0.99)


LACKING = {
    "one": heard(("Can Tho", "Cán Tho", "Cn Thơ"), second=0.75),
    "two": heard(("Hai Phong", "Häi Phòng", "Hi Phòng"), second=0.99),
}


def test_plain_vowels_are_asked_about_where_vowels_were_left_out_of_others() -> None:
    result = with_unknown_letters({**LACKING, "plain": _sure("tinh"), "marked": _sure("tháng 2")})
    assert result["plain"].review
    assert not result["marked"].review


@pytest.mark.parametrize(
    "said",
    [
        # A code, a letter that only one reader makes up, and a language without marks.
        (("GSMO001", "GSM001", "GSM001"), ("GSMO002", "GSM002", "GSM002")),
        (("Hanoii", "Hanoi", "Hanoi"), ("Huee", "Hue", "Hue")),
        (("Control", "Control", "Contrl"), ("Spain", "Spain", "Span")),
    ],
)
def test_what_others_made_up_was_not_left_out(said: tuple[tuple[str, str, str], ...]) -> None:
    readings = {str(place): heard(one, second=0.99) for place, one in enumerate(said)}
    assert not with_unknown_letters({**readings, "plain": _sure("mean")})["plain"].review


@pytest.mark.parametrize("second", [0.6, 0.99])
def test_one_name_without_its_vowels_tells_nothing(second: float) -> None:
    readings = {**LACKING, "plain": _sure("tinh")}
    readings["one"] = replace(readings["one"], second=0.6)
    readings["two"] = replace(readings["two"], second=second)
    assert not with_unknown_letters(readings)["plain"].review


@pytest.mark.parametrize(
    "said",
    [
        ("Mean", "Mean", "Mean"),
        ("Mean", "Mean", "Men2"),
        ("Print", "Print", "rint"),
        ("ea", "", ""),
    ],
)
def test_other_letters_are_none_that_it_lacks(said: tuple[str, str, str]) -> None:
    assert not lacks_vowels(said)
