"""An "i" whose dot one reader takes for an accent."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest
from tests.unit.text.test_series import readings as labels

from unheat.text.accents import with_accents
from unheat.text.reading import Reading
from unheat.text.sites import Site


def reading(text: str, *said: str) -> Reading:
    return Reading(site=cast(Site, None), text=text, confidence=0.9, spellings=said)


def test_a_dot_is_a_dot_where_the_figure_has_no_accents() -> None:
    readings = {"a": reading("Vicuna", "Vícuna", "Vicuna"), "b": reading("Llama", "Llama", "Llama")}
    assert with_accents(readings) == readings


def test_among_accents_the_dispute_is_open() -> None:
    readings = {
        "a": reading("Hora del dia", "Hora del día", "Hora del dia"),
        "b": reading("Miércoles", "Miércoles", "Miércoles"),
    }
    result = with_accents(readings)["a"]
    assert (result.text, result.review) == ("Hora del día", True)
    assert "Hora del dia" in result.others


def test_the_same_word_elsewhere_settles_it() -> None:
    readings = {"a": reading("Dia 2", "Día 2", "Dia 2"), "b": reading("Día 1", "Día 1", "Día 1")}
    result = with_accents(readings)["a"]
    assert (result.text, result.review) == ("Día 2", False)


def test_an_i_without_its_dot_is_asked_about_where_nothing_else_is_turkish() -> None:
    own = {one.site.key: one for one in labels("Skıll", "Depth", "Lead time")}
    found = with_accents(own)
    assert [(one.text, one.review) for one in found.values()] == [
        ("Skill", True),
        ("Depth", False),
        ("Lead time", False),
    ]
    for texts in (("Diyarbakır", "Muğla", "Bursa"), ("Balıkesir", "Kırklareli", "Bursa")):
        turkish = {one.site.key: one for one in labels(*texts)}
        assert [one.text for one in with_accents(turkish).values()] == list(texts)


def test_marks_of_another_kind_leave_the_text_as_it_is() -> None:
    readings = {"a": reading("dia", "día", "dia"), "b": reading("Köln", "Köln", "Köln")}
    result = with_accents(readings)["a"]
    assert (result.text, result.review, result.others) == ("dia", True, ("día",))


def test_a_letter_that_may_have_a_bar_is_asked_about_beside_letters_of_polish() -> None:
    own = {one.site.key: one for one in labels("Kraków", "Wroclaw", "Poznań", "Opole")}
    found = {one.text: one.review for one in with_accents(own).values()}
    assert found == {"Kraków": False, "Wroclaw": True, "Poznań": False, "Opole": True}
    plain = {one.site.key: one for one in labels("Málaga", "Sevilla", "Gijón")}
    assert not any(one.review for one in with_accents(plain).values())


def test_an_i_at_the_end_beside_accents_at_the_end_is_asked_about_in_small_print() -> None:
    own = {one.site.key: one for one in labels("Forli", "Nardò", "Roma", "Cefalù")}
    assert [one.review for one in with_accents(own).values()] == [True, False, False, False]
    french = {one.site.key: one for one in labels("Rémi", "Chloé", "Marie")}
    assert not any(one.review for one in with_accents(french).values())


@pytest.mark.parametrize(("turn", "asked"), [(45.0, True), (0.0, False)])
def test_large_print_on_a_slope_is_no_sharper_than_small_print(turn: float, asked: bool) -> None:
    own = {}
    for one in labels("lunedi", "martedi", "sabato"):
        line = replace(one.site.lines[0], size=13.0)
        said = (one.text, one.text.replace("edi", "edì")) if one.text == "lunedi" else (one.text,)
        site = replace(one.site, lines=(line,))
        own[site.key] = replace(one, site=site, turn=turn, spellings=said)
    assert with_accents(own)["row.0.1"].review is asked


def test_two_dots_beside_letters_of_hungarian_may_be_two_strokes() -> None:
    own = {one.site.key: one for one in labels("Köszeg", "Pécs", "Szeged")}
    assert [one.text for one in with_accents(own).values() if one.review] == ["Köszeg"]
    german = {one.site.key: one for one in labels("Köln", "Gießen", "Lübeck")}
    assert not any(one.review for one in with_accents(german).values())


def test_two_dots_beside_letters_of_french_and_a_lone_bar_are_asked_about() -> None:
    own = {one.site.key: one for one in labels("Genève", "Bäle", "Lausanne")}
    found = {one.text: one.review for one in with_accents(own).values()}
    assert found == {"Genève": False, "Bäle": True, "Lausanne": False}
    lone = {one.site.key: one for one in labels("Tūrkiye", "Kuwait")}
    assert [one.review for one in with_accents(lone).values()] == [True, False]
    latvian = {one.site.key: one for one in labels("Jūrmala", "Rīga", "Cēsis")}
    assert not any(one.review for one in with_accents(latvian).values())


def test_marks_that_are_in_doubt_are_rings_where_sure_labels_have_these_alone() -> None:
    own = {one.site.key: one for one in labels("Malmö", "Luleá", "Borås", "Örebro")}
    own["row.0.1"] = replace(own["row.0.1"], review=True)
    found = with_accents(own)
    assert [(one.text, one.review) for one in found.values()] == [
        ("Malmö", False),
        ("Luleå", True),
        ("Borås", False),
        ("Örebro", False),
    ]
    other = {one.site.key: one for one in labels("Málaga", "Luleá", "Borås")}
    other["row.0.1"] = replace(other["row.0.1"], review=True)
    assert with_accents(other)["row.0.1"].text == "Luleá"


@pytest.mark.parametrize(("beside", "text"), [("Tønder", "Ærø"), ("Tinder", "Era")])
def test_two_capitals_before_a_small_letter_are_one_of_nordic_names(beside: str, text: str) -> None:
    own = {one.site.key: one for one in labels("Era", beside)}
    own["row.0.0"] = replace(own["row.0.0"], review=True, said=("Aro", "AErø", "Era"))
    found = with_accents(own)["row.0.0"]
    assert (found.text, found.review) == (text, True)
