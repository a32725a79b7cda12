"""Marks that readers made of what they saw are no names."""

from __future__ import annotations

import pytest

from unheat.text.wordless import is_wordless


@pytest.mark.parametrize("text", ["●●:", "• •", "—", "…", "|_|", "< >"])
def test_marks_alone_name_nothing(text: str) -> None:
    assert is_wordless(text)


@pytest.mark.parametrize("text", ["%", "°", "$", "x", "Σ", "时间", "№ 4", "(%)", "ρ"])
def test_letters_digits_and_signs_of_units_are_names(text: str) -> None:
    assert not is_wordless(text)
