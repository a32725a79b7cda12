"""Turned labels that read as well the other way up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.text.test_labels import Drawing

from unheat.model import Word
from unheat.text.either_way_up import either_way_up
from unheat.text.labels import locate
from unheat.text.reading import Reading
from unheat.text.sites import Site, Sites

NAMES = ("Alpha", "Beta", "Gamma", "Delta")


def doubted(texts: tuple[str, ...], *, turn: float = 90.0, known: int = 4) -> list[bool]:
    """Which of four column labels are asked about, of which so many had no doubt before."""
    drawing = Drawing()
    for col, name in enumerate(NAMES):
        drawing.write(name, 150 + 60 * col, 200)
    sites = locate(drawing.layout())
    found = {}
    for site in sites.of("column", 0):
        turned = replace(site, turns=(90.0, 270.0))
        found[site.key] = Reading(
            site=turned,
            text=texts[site.index],
            confidence=0.9,
            turn=turn,
            review=site.index >= known,
        )
    result = either_way_up(sites, found)
    return [result[f"column.0.{i}"].review for i in range(4)]


@pytest.mark.parametrize(
    ("texts", "turn", "asked"),
    [
        (("OX", "HO", "NO", "ON"), 90.0, True),
        (("9S", "6S", "8S", "0S"), 270.0, True),
        # One letter that makes no sense on its head tells for all.
        (("OX", "HO", "NO", "TO"), 90.0, False),
        # Numbers tell by their order.
        (("6", "8", "9", "69"), 90.0, False),
        (("OX", "HO", "NO", "ON"), 0.0, False),
    ],
)
def test_labels_of_letters_that_stand_on_their_heads_as_well(
    texts: tuple[str, ...], turn: float, asked: bool
) -> None:
    assert doubted(texts, turn=turn) == [asked] * 4


def test_a_label_in_doubt_does_not_tell_for_others() -> None:
    assert doubted(("9S", "6S", "8S", "LS"), known=3) == [True] * 4


@pytest.mark.parametrize(("known", "asked"), [(1, True), (2, False)])
def test_few_short_labels_among_many_in_doubt_may_be_on_their_heads(
    known: int, asked: bool
) -> None:
    assert doubted(("LS", "T4", "IS", "8S"), turn=270.0, known=known)[:known] == [asked] * known
    assert doubted(("Alpha", "T4", "IS", "8S"), turn=270.0, known=1)[0] is False
    assert doubted(("LS", "T4", "IS", "8S"), turn=0.0, known=1)[0] is False


def test_a_word_that_is_itself_on_its_head_is_not_asked_about() -> None:
    assert doubted(("OX", "MW", "NON", "ON")) == [True, False, False, True]


def _with_turned_title() -> tuple[Sites, Site]:
    """The title of rows that runs upwards beside them, alone."""
    drawing = Drawing()
    for row in range(3):
        drawing.write(f"name {row}", 80, 80 + 40 * row)
    drawing.turned("Line", 20, 120)
    sites = locate(drawing.layout())
    (title,) = (site for site in sites.sites if site.role == "row-title")
    sites = replace(sites, sites=(title,))
    return sites, title


@pytest.mark.parametrize(
    ("text", "other", "sure", "asked"),
    [
        ("PIO", "Old", 0.97, True),
        ("PIO", "Old", 0.6, False),
        ("%", "%", 0.99, False),
        ("°C", "D\u3002", 0.99, False),
        ("Age", "a6V", 0.3, False),
        ("Region", "uoiSe", 0.95, False),
        ("IH/IH", "HI/HI", 0.95, True),
        ("IH/IH", "HI/H1", 0.95, False),
    ],
)
def test_a_short_name_alone_that_a_reader_knows_the_other_way_up(
    text: str, other: str, sure: float, asked: bool
) -> None:
    sites, title = _with_turned_title()
    told = {title.key: Reading(site=title, text=text, confidence=0.99, turn=90.0, review=False)}
    words = {title.crop_key(0, 270.0): Word(text=other, confidence=sure, engine="t")}
    assert either_way_up(sites, told, words)[title.key].review is asked


@pytest.mark.parametrize(
    ("other", "sure", "asked"), [("(|m|)", 0.35, True), ("(|m|)", 0.3, False), ("|m|", 0.45, False)]
)
def test_a_letter_in_bars_of_which_the_better_reader_is_as_sure_on_its_head(
    other: str, sure: float, asked: bool
) -> None:
    sites, title = _with_turned_title()
    one = Reading(site=title, text="(|u|)", confidence=0.7, turn=90.0, review=False, second=0.45)
    words = {title.crop_key(0, 270.0): Word(text=other, confidence=sure, engine="t")}
    assert either_way_up(sites, {title.key: one}, {}, words)[title.key].review is asked


@pytest.mark.parametrize(
    ("text", "lying", "confidence", "asked"),
    [
        ("E", "m", 0.9, True),
        ("E", "E", 0.9, False),
        # Who is not sure, and who hears no letter, knows none.
        ("E", "m", 0.3, False),
        ("E", "11", 0.9, False),
        ("Ej", "m", 0.9, False),
    ],
)
def test_a_letter_alone_beside_rows_may_lie(
    text: str, lying: str, confidence: float, asked: bool
) -> None:
    sites, title = _with_turned_title()
    site = replace(title, role="row-title", turns=(0.0, 90.0, 270.0))
    sites = replace(sites, sites=(site,))
    found = {site.key: Reading(site=site, text=text, confidence=0.9, turn=0.0, review=False)}
    words = {site.crop_key(0, 90.0): Word(text=lying, confidence=confidence, engine="t")}
    assert either_way_up(sites, found, words)[site.key].review is asked
