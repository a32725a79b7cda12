"""Names that readers agree on and that nothing proves."""

from __future__ import annotations

import pytest
from tests.unit.text.test_labels import Drawing
from tests.unit.text.test_titles import Page

from unheat.text.labels import locate
from unheat.text.reading import Reading
from unheat.text.unproved import with_unproved

NAMES = ("Alpha", "Beta", "Gamma", "Delta")


def last_of(
    texts: tuple[str, ...], said: tuple[str, ...] = (), *, sure: float = 0.9, both: float = 0.0
) -> Reading:
    """What becomes of the last of four labels, of which readers ``said`` so."""
    drawing = Drawing()
    for col, name in enumerate(NAMES):
        drawing.write(name, 150 + 60 * col, 200)
    sites = locate(drawing.layout())
    found = {
        site.key: Reading(
            site=site,
            text=texts[site.index],
            confidence=0.9,
            second=sure if site.index == 3 else 0.99,
            both=both if site.index == 3 else 0.99,
            said=(said or (texts[3],) * 3) if site.index == 3 else (texts[site.index],) * 3,
        )
        for site in sites.of("column", 0)
    }
    result = with_unproved(sites, found)
    assert not any(result[f"column.0.{i}"].review for i in range(3))
    return result["column.0.3"]


def title_is_doubted(text: str, said: tuple[str, ...], *, first: float = 0.9) -> bool:
    page = Page()
    page.columns(["FLAT", "HILL", "LAKE", "DUNE"], 110)
    page.write("TITLE", 280, 80, scale=0.45)
    sites = locate(page.layout())
    site = next(site for site in sites.sites if site.role in ("title", "column-title"))
    found = {
        one.key: Reading(site=one, text="Name", confidence=0.9, said=("Name",) * 3)
        for one in sites.sites
    }
    found[site.key] = Reading(site=site, text=text, confidence=0.9, said=said, first=first)
    return with_unproved(sites, found)[site.key].review


def test_a_space_that_one_reader_alone_is_sure_of_is_asked_about() -> None:
    said = ("Zero-shot accuracy", "Zero-shotaccuracy", "Zero-shotaccuracy")
    assert title_is_doubted("Zero-shotaccuracy", said, first=0.92)
    assert not title_is_doubted("Zero-shotaccuracy", said, first=0.7)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("NO:", ("NO:", "NO₂", "NO:")),
        ("Men†", ("Ment", "Men†", "Men")),
        ("Mãori", ("Maon", "Mäori", "Mãori")),
        ("ky", ("ky", "k_y", "ky")),
        ("Mg?", ("Mg?", "Mg?", "Mg²⁺")),
        ("Erdg as", ("=", "Erdgas", "Erdgas")),
        ("KiO", ("Ki0", "KaO", "KO")),
        ("U.S.A", ("U.S.A",) * 3),
        ("AISi10Mg", ("AISi10Mg",) * 3),
        ("Li₆PSsCl", ("LiePSsCl", "", "Li₆PSsCl")),
        ("Na*", ("Na*",) * 3),
        ("Cs,AgBiBr", ("Cs,AgBiBr",) * 3),
        ("TimorLeste", ("TimorLeste", "Timor-Leste", "TimorLeste")),
        ("MI", ("Mi", "M1", "M1")),
        ("σreatinine", ("ceatinine", "σreatinine", "greatinine")),
    ],
)
def test_what_one_reader_saw_or_nobody_is_asked_about(text: str, said: tuple[str, ...]) -> None:
    assert last_of(("A", "B", "C", text), said).review


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("NO2", ("NO2", "NO₂", "NO2")),
        ("A B", ("AB", "A B", "AB")),
        ("Normal_1", ("Normal_1", "Normal_1", "Normal__1")),
        ("Vicuna", ("Vicuna", "Vicuna", "Vícuna")),
        ("γδ T", ("yoT", "yδ T", "yδ T")),
        ("Il6", ("ll6", "116", "ll6")),
        ("mlp.c_fc", ("mlp.c_fe", "mlp.c_fc", "mlp.c_fc")),
        ("Llama-3.1-8B", ("Llama-3.1-88",) * 3),
        ("Kernel", ("Kemel",) * 3),
        ("U.S.A.", ("U.S.A", "US.A.", "U.S.A.")),
        ("NaCl", ("NaCl",) * 3),
        ("βcatenin", ("Bcatenin", "βcatenin", "Bcatenin")),
    ],
)
def test_what_was_read_stays(text: str, said: tuple[str, ...]) -> None:
    assert not last_of(("A", "B", "C", text), said).review


def test_an_accent_that_another_reader_saw_is_asked_about_where_nobody_is_sure() -> None:
    said = ("Ete", "Été", "Eté")
    assert last_of(("A", "B", "C", "Eté"), said, sure=0.93).review
    assert not last_of(("A", "B", "C", "Eté"), said, sure=0.99).review
    assert not last_of(("A", "B", "C", "Eté"), ("Eté", "Ete", "Eté"), sure=0.9).review


def test_what_three_readers_read_otherwise_is_asked_about_where_none_is_sure() -> None:
    said = ("aves", "αv83", "av83")
    assert last_of(("A", "B", "C", "αv83"), said, sure=0.55).review
    assert not last_of(("A", "B", "C", "αv83"), said, sure=0.9).review


def test_a_capital_without_an_accent_among_names_with_them_must_be_read_surely() -> None:
    names = ("Käse", "Büsche", "Milch", "Ol")
    assert last_of(names, sure=0.6).review
    assert not last_of(names, sure=0.9, both=0.9).review
    assert not last_of(("Kase", "Büsche", "Milch", "Ol"), sure=0.6).review
    names = ("Gävle", "Umeå", "Oslo", "Orebro")
    assert last_of(names, ("Orebro", "0rebro", "Orebro"), sure=0.99).review


def test_a_small_letter_that_begins_one_name_among_capitals_is_asked_about() -> None:
    assert last_of(("Mast", "Goblet", "Club", "lonocyte")).review
    assert not last_of(("mast", "Goblet", "Club", "lonocyte")).review


@pytest.mark.parametrize(
    ("text", "said", "first", "asked"),
    [
        ("ev", ("ev", "eV", "ev"), 0.9, True),
        ("Lake men", ("Lake men", "Lake llmen", "Lake men"), 0.3, True),
        ("Lake men", ("Lake men", "Lake llmen", "Lake men"), 0.9, False),
        ("Y", ("Y", "Y", "Y"), 0.9, True),
        ("Rate", ("Rate", "Rafe", "Rate"), 0.9, False),
    ],
)
def test_short_titles_must_be_read_by_all(
    text: str, said: tuple[str, ...], first: float, asked: bool
) -> None:
    assert title_is_doubted(text, said, first=first) is asked


def test_what_may_be_a_nought_beside_numbers_is_asked_about() -> None:
    assert last_of(("re", "ra", "r7", "ro")).review
    assert not last_of(("re", "ra", "ru", "ro")).review


def test_an_accent_that_no_reader_saw_over_this_word_is_asked_about() -> None:
    others = ("el", "it", "tr")
    assert last_of((*others, "jà"), ("", "ja", "à")).review
    assert not last_of((*others, "là"), ("la", "là", "là")).review
