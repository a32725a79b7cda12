"""Thetas that readers write noughts for."""

from __future__ import annotations

import pytest
from tests.unit.text.test_titles import Page

from unheat.text.barred import is_barred
from unheat.text.labels import locate
from unheat.text.reading import Reading
from unheat.text.subscripts import with_zero_below


def columns(*names: str) -> Page:
    page = Page()
    page.rows()
    for col, name in enumerate(names):
        page.typeset(name, 190 + 60 * col, 300, 11)
    return page


@pytest.mark.parametrize(("letter", "barred"), [("θ", True), ("0", False)])
def test_a_nought_with_a_stroke_may_be_a_theta(letter: str, barred: bool) -> None:
    sites = locate(columns(*(f"{letter}{digit}" for digit in "1234")).layout())
    for site, digit in zip(sites.of("column", 0), "1234", strict=True):
        reading = Reading(site=site, text=f"0{digit}", confidence=0.99, turn=0.0)
        assert is_barred(sites, site, reading) is barred


def test_a_nought_below_a_letter_is_as_tall_as_digits_are() -> None:
    sites = locate(columns("$H_0$", "$H_o$", "Ho", "$w_0$").layout())
    found = [
        with_zero_below(sites, site, Reading(site=site, text=text, confidence=0.99, turn=0.0)).text
        for site, text in zip(sites.of("column", 0), ("Ho", "Ho", "Ho", "wo"), strict=True)
    ]
    assert found == ["H0", "Ho", "Ho", "w0"]
