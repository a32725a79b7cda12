"""Greek letters that readers take for Latin ones."""

from __future__ import annotations

import pytest

from unheat.text.greek import delta_forms, greek_forms, looks_alike


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Yδ T", ["γδ T"]),
        ("γðT", ["γδT"]),
        ("ð", ["δ"]),
        ("Hvalfjarðarsveit", []),
        ("Suðurnes", []),
        ("með", []),
        ("α6β4", ["α6β4"]),
        ("y T", []),
        ("α-Yield", ["α-Yield"]),
    ],
)
def test_letters_beside_a_greek_one_are_greek_too(read: str, meant: list[str]) -> None:
    assert greek_forms(read) == meant


@pytest.mark.parametrize(
    ("read", "alike"), [("yo T", True), ("yd T", True), ("γδT", True), ("NK T", False)]
)
def test_readers_of_latin_see_its_shapes(read: str, alike: bool) -> None:
    assert looks_alike("γδ T", read) is alike


@pytest.mark.parametrize(
    ("read", "meant"),
    [("γ6T", ["γδT"]), ("α6β4", ["αδβ4"]), ("p38α", []), ("IL 8", []), ("γδ T", [])],
)
def test_a_lone_digit_beside_a_greek_letter_may_be_a_delta(read: str, meant: list[str]) -> None:
    assert delta_forms(read) == meant
