"""Powers that name columns are level, and their exponents are no digits of the base's size."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.text.test_series import readings
from tests.unit.text.test_titles import Page

from unheat.text.labels import locate
from unheat.text.lines import Line
from unheat.text.powers import _on_one_line, _run, _with_nought, angle_of_names, as_raised
from unheat.text.sites import Sites
from unheat.text.spelling import attached


def powers(*names: str) -> Sites:
    page = Page()
    for number, name in enumerate(names):
        page.typeset(name, 190 + 60 * number, 300, 10)
    return locate(page.layout())


def lines(sites: Sites) -> list[Line]:
    return [site.lines[0] for site in sites.of("column", 0)]


def test_exponents_do_not_make_labels_slanted() -> None:
    sites = powers("$2^5$", "$2^6$", "$2^7$", "$2^8$")
    assert [line.angle for line in lines(sites)] == [0.0] * 4
    letters = np.concatenate([line.glyphs for line in lines(sites)])
    assert angle_of_names(sites.glyphs, letters, 0, np.zeros(0)) == 0.0


def test_letters_and_numbers_on_one_line_are_level_two_and_two() -> None:
    # The digit is higher than the letter, and their middles rise.
    sites = powers("m1", "m2", "m3", "m4")
    letters = np.concatenate([line.glyphs for line in lines(sites)])
    assert _on_one_line(sites.glyphs, letters)
    assert angle_of_names(sites.glyphs, letters, 0, np.zeros(0)) == 0.0
    # Slanted names all of whose letters touch end on one line as well, and stand one by one.
    alone = powers("m", "m", "m", "m", "m", "m").glyphs
    assert not _on_one_line(alone, np.arange(len(alone)))


@pytest.mark.parametrize(
    ("drawn", "read", "told"),
    [
        ("$2^5$", "25", "2⁵"),
        ("$10^{-3}$", "10-3", "10⁻³"),
        ("25", "25", "25"),
        ("2nd", "2nd", "2nd"),
    ],
)
def test_digits_are_raised_where_the_ink_shows_it(drawn: str, read: str, told: str) -> None:
    sites = powers(drawn, "12", "34", "56")
    assert as_raised(sites.glyphs, lines(sites)[0], read) == told


def test_exponents_that_run_evenly_are_believed() -> None:
    places = range(4)
    assert _run(places, ["2⁵", "2⁶", "2⁷", "2⁸"])
    assert _run([0, 2, 4, 6], ["10⁻³", "10⁻²", "10⁻¹", "10⁰"])
    assert not _run(places, ["2⁵", "2⁶", "2¹", "2⁸"])
    assert not _run(places, ["2⁵", "2⁶", "3⁷", "2⁸"])
    assert not _run(places, ["2⁵", "26", "2⁷", "2⁸"])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("10 \u207b \u00b2", "10\u207b\u00b2"),
        ("kg m \u207b\u00b2", "kg m\u207b\u00b2"),
        ("110 \u00b2", "110 \u00b2"),
        ("see \u00b9", "see \u00b9"),
    ],
)
def test_no_blank_parts_a_raised_number_from_its_base(text: str, told: str) -> None:
    assert attached(text) == told


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (("2σ", "2¹", "2²", "2³", "2⁴"), ["2⁰"]),
        (("10⁻²", "10⁻¹", "10°", "10¹", "10²"), ["10⁰"]),
        (("2σ", "2²", "2³", "2⁴", "2⁵"), []),
        (("2σ", "4σ", "2²", "2³", "2⁴"), []),
        (("0.1σ", "0.2σ", "0.5σ", "1σ", "2σ"), []),
    ],
)
def test_a_ring_among_powers_of_one_base_is_a_raised_nought_where_one_is_due(
    texts: tuple[str, ...], told: list[str]
) -> None:
    found = _with_nought(range(len(texts)), readings(*texts))
    assert [one.text for one in found.values()] == told
