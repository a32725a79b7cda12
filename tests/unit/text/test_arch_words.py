"""Words with an "rn" that was read as an "m"."""

from __future__ import annotations

import pytest
from tests.unit.text.test_titles import Page

from unheat.text.arch_words import with_arch_words, with_rn
from unheat.text.labels import locate
from unheat.text.reading import Reading


def heard(text: str, *, layer: bool = False) -> Reading:
    """A label of a row as readers agreed on it, or as a PDF has it."""
    page = Page()
    page.columns(["FLAT", "HILL", "LAKE", "DUNE"], 110)
    site = locate(page.layout()).sites[0]
    return Reading(site=site, text=text, confidence=0.95, layer=layer)


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Kemel", "Kernel"),
        ("Extemal validity", "External validity"),
        ("Tumover, %", "Turnover, %"),
        ("Learning: pattem", "Learning: pattern"),
        ("Emährung", "Ernährung"),
        ("Govemment", "Government"),
        ("Faimess", "Fairness"),
        ("useKemel", "useKernel"),
        ("Matemal age", "Maternal age"),
        ("Bemard", "Bernard"),
    ],
)
def test_what_is_a_word_with_rn_alone_is_that_word(read: str, meant: str) -> None:
    found = with_arch_words(heard(read))
    assert (found.text, found.review, found.others) == (meant, False, (read,))


@pytest.mark.parametrize("text", ["Comer", "Com yield", "Modem", "mn_units"])
def test_what_may_be_a_name_as_it_is_is_asked_about(text: str) -> None:
    found = with_arch_words(heard(text))
    assert found.text == with_rn(text) != text
    assert found.review


@pytest.mark.parametrize(
    "text",
    ["Female", "Comment", "Outcome", "Home", "Tumor", "Stem cells", "mnist", "TMEM", "usemodem"],
)
def test_other_words_stay(text: str) -> None:
    reading = heard(text)
    assert with_arch_words(reading) is reading


def test_what_a_page_says_in_letters_stays() -> None:
    assert with_arch_words(heard("Kemel", layer=True)).text == "Kemel"
