"""Capitals with a mark that is one piece with them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from tests.unit.text.drawn_labels import drawn_labels
from tests.unit.text.test_labels import Drawing

from unheat.text.labels import locate
from unheat.text.raised import with_raised_capitals
from unheat.text.reading import Reading

NAMES = ("Bonn", "Turin", "Lodz", "Evora")


def last_of(mark: int, spelled: str) -> Reading:
    """The label "Evora" with a mark of so many rows of ink on its capital."""
    drawing = Drawing()
    for col, name in enumerate(NAMES):
        drawing.write(name, 150 + 60 * col, 200)
    pixels = drawing.pixels
    columns = np.nonzero((pixels[186:, 300:, 0] < 128).any(axis=0))[0] + 300
    begin = int(columns[0])
    rows, across = np.nonzero(pixels[186:, begin : begin + 9, 0] < 128)
    top, middle = 186 + int(rows.min()), begin + int(across[rows.argmin()])
    # The next letter touches it in this drawing.
    pixels[186:, begin + 7] = 255
    pixels[top - mark : top + 1, middle - 1 : middle + 2] = 0
    sites = locate(drawing.layout())
    found = {
        site.key: Reading(
            site=site,
            text=NAMES[site.index],
            confidence=0.99,
            spellings=(spelled,) if site.index == 3 else (NAMES[site.index],),
        )
        for site in sites.of("column", 0)
    }
    assert len(found) == len(NAMES)
    return with_raised_capitals(sites, found)["column.0.3"]


@pytest.mark.parametrize(
    ("mark", "spelled", "text", "review"),
    [
        (0, "Evora", "Evora", False),
        (0, "Évora", "Evora", False),
        (3, "Evora", "Evora", True),
        (3, "Évora", "Évora", False),
    ],
)
def test_a_capital_higher_than_the_others_has_the_mark_that_a_reader_saw_or_is_doubted(
    mark: int, spelled: str, text: str, review: bool
) -> None:
    found = last_of(mark, spelled)
    assert (found.text, found.review) == (text, review)


@pytest.mark.parametrize(("mark", "review"), [(0, False), (4, True)])
def test_a_capital_higher_than_the_stems_behind_it_bears_a_mark(mark: int, review: bool) -> None:
    drawing = Drawing()
    drawing.write("Skoda", 240, 35, 0.6)
    rows, columns = np.nonzero(drawing.pixels[:50, :, 0] < 128)
    begin = int(columns.min())
    top = int(rows[columns < begin + 8].min())
    drawing.pixels[top - mark : top + 1, begin + 3 : begin + 7] = 0
    sites = locate(drawing.layout())
    (site,) = sites.of("title")
    read = Reading(site=site, text="Skoda", confidence=0.99, spellings=("Skoda", "Skoda"))
    assert with_raised_capitals(sites, {site.key: read})[site.key].review is review


def raised(drawn: list[str], read: list[str], px: float) -> list[str]:
    """The labels that are asked about, of level ones in one column."""
    glyphs, known = drawn_labels(drawn, read, px)
    own = [one.site for one in known.values()]
    sites: Any = SimpleNamespace(glyphs=glyphs, sites=own, of=lambda role, number: own)
    return [one.text for one in with_raised_capitals(sites, known).values() if one.review]


@pytest.mark.parametrize("px", [7.0, 8.0, 9.0, 10.0, 11.0, 12.0])
def test_letters_that_touch_one_with_a_tail_raise_no_capital(px: float) -> None:
    for names in (
        ["Zephyr", "Phi-2", "Orca-2", "Koala", "Vicuna", "Falcon"],
        ["Spain", "Turkey", "Mexico", "Poland", "Sweden", "India"],
        ["Ulysses", "Emma", "Walden", "Macbeth", "Othello", "Dracula"],
    ):
        assert raised(names, names, px) == []


@pytest.mark.parametrize("px", [9.0, 11.0, 12.0])
def test_marks_over_capitals_are_still_told(px: float) -> None:
    drawn = ["Évora", "Bonn", "Turin", "Lodz", "Berlin", "Madrid"]
    assert raised(drawn, ["Evora", *drawn[1:]], px) == ["Evora"]
