"""Titles of panels that are a number and a unit each."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.text.test_labels import Drawing

from unheat.text.corroborate import corroborate
from unheat.text.labels import locate
from unheat.text.reading import Reading


def heard(*texts: str) -> list[Reading]:
    """The titles of as many panels after the others were heard."""
    drawing = Drawing()
    drawing.write("24 h", 240, 40)
    sites = locate(drawing.layout())
    (title,) = sites.of("title")
    panels = sites.layout.panels * len(texts)
    titles = tuple(replace(title, owner=number) for number in range(len(texts)))
    sites = replace(sites, layout=replace(sites.layout, panels=panels), sites=titles)
    said = {
        site.key: Reading(site=site, text=text, confidence=0.95)
        for site, text in zip(titles, texts, strict=True)
    }
    found = corroborate(sites, said)
    return [found[site.key] for site in titles]


def test_a_letter_before_the_unit_of_the_other_titles_is_a_digit() -> None:
    found = heard("O h", "6 h", "24 h", "72 h")
    assert [one.text for one in found] == ["0 h", "6 h", "24 h", "72 h"]
    assert [one.review for one in found] == [True, False, False, False]


def test_titles_of_words_say_nothing_of_each_other() -> None:
    found = heard("O h", "Control", "Drought", "Heat")
    assert [one.text for one in found] == ["O h", "Control", "Drought", "Heat"]
    assert not any(one.review for one in found)
