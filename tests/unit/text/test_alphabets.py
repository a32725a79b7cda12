"""Letters with marks that no one language has beside each other."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.text.test_second_marks import heard

from unheat.text.alphabets import is_of_one_language
from unheat.text.trust import borne_out


@pytest.mark.parametrize(("text", "told"), [("Žďár", True), ("Žđár", False)])
def test_shapes_do_not_settle_on_letters_of_two_languages(text: str, told: bool) -> None:
    reading = replace(heard(("Zdar", "2dár", text)), spellings=(text, text))
    assert borne_out(reading, text) is told


@pytest.mark.parametrize("text", ["Đorđe", "Đắk Lắk", "Þórshöfn", "Zoë", "São", "Łódź", "Lund"])
def test_names_of_one_language(text: str) -> None:
    assert is_of_one_language(text)
