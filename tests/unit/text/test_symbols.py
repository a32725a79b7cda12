"""Labels that are letters with subscripts."""

from __future__ import annotations

import pytest
from tests.unit.text.test_titles import Page

from unheat.text.labels import locate
from unheat.text.reading import Reading
from unheat.text.subscripts import is_too_low, too_low, with_small_letter


def symbols(*, letter: str) -> Page:
    page = Page()
    page.rows()
    for col, name in enumerate("psmc"):
        page.typeset(f"${letter}_{name}$", 190 + 60 * col, 300, 11)
    return page


def test_subscripts_do_not_make_labels_fall() -> None:
    sites = locate(symbols(letter=r"\tau").layout())
    assert [site.lines[0].angle for site in sites.of("column", 0)] == [0.0] * 4


def test_symbols_of_which_some_have_no_subscript_do_not_fall() -> None:
    page = Page()
    page.rows()
    for col, name in enumerate((r"$\tau$", "$H_0$", r"$\sigma_8$", "$n_s$")):
        page.typeset(name, 190 + 60 * col, 300, 11)
    assert {site.lines[0].angle for site in locate(page.layout()).of("column", 0)} == {0.0}


@pytest.mark.parametrize(("letter", "low"), [(r"\tau", True), ("T", False)])
def test_the_height_of_a_subscript_tells_a_capital_from_a_small_letter(
    letter: str, low: bool
) -> None:
    sites = locate(symbols(letter=letter).layout())
    for site, name in zip(sites.of("column", 0), "psmc", strict=True):
        reading = Reading(site=site, text=f"T{name}", confidence=0.99, turn=0.0)
        assert is_too_low(sites, site, reading) is low


@pytest.mark.parametrize(("letter", "text"), [("x", "x3"), ("X", "X3")])
def test_a_digit_below_tells_a_small_letter_that_looks_like_its_capital(
    letter: str, text: str
) -> None:
    page = Page()
    page.rows()
    for col in range(4):
        page.typeset(f"${letter}_3$", 190 + 60 * col, 300, 13)
    sites = locate(page.layout())
    for site in sites.of("column", 0):
        reading = Reading(site=site, text="X3", confidence=0.99, turn=0.0)
        assert with_small_letter(reading, low=is_too_low(sites, site, reading)).text == text


@pytest.mark.parametrize(("lowered", "low"), [(1, 0), (4, 4)])
def test_one_name_of_a_run_that_seems_lowered_is_no_symbol(lowered: int, low: int) -> None:
    page = Page()
    page.rows()
    for col in range(4):
        name = f"$x_{col}$" if col < lowered else f"X{col}"
        page.typeset(name, 190 + 60 * col, 300, 13)
    sites = locate(page.layout())
    group = sites.of("column", 0)
    readings = {
        site.key: Reading(site=site, text=f"X{site.index}", confidence=0.99, turn=0.0)
        for site in group
    }
    assert len(group) == 4
    assert len(too_low(sites, group, readings)) == low


def test_symbols_beside_rows_are_level() -> None:
    page = Page()
    for row in range(4):
        page.typeset(f"$x_{row + 1}$", 140, 146 + 40 * row, 10)
    assert [site.turns for site in locate(page.layout()).of("row", 0)] == [(0.0,)] * 4
