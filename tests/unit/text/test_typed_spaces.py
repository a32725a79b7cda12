"""Spaces in labels of one pitch: a place without a letter is one, and no other blank is."""

from __future__ import annotations

import pytest
from tests.unit.text.test_titles import Page
from tests.unit.text.test_typewriter import typed

from unheat.text.labels import locate
from unheat.text.reading import Reading
from unheat.text.typed_spaces import with_typed_spaces

NAMES = ("lr=1e-3", "wd=0.01", "class A", "III")


def _read(
    family: str, texts: tuple[str, ...], names: tuple[str, ...] = NAMES, turn: float = 0.0
) -> list[str]:
    page = Page()
    for row, name in enumerate(names):
        typed(page, name, 70, 145 + 40 * row, family, 14)
    sites = locate(page.layout())
    found = {
        site.key: Reading(site=site, text=texts[site.index], confidence=0.9, turn=turn)
        for site in sites.of("row", 0)
    }
    assert len(found) == len(names)
    told = with_typed_spaces(sites, found)
    return [told[site.key].text for site in sites.of("row", 0)]


def test_what_stands_at_the_next_place_is_not_parted() -> None:
    wrong = ("lr = 1e-3", "wd =0.01", "classA", "I I I")
    assert _read("DejaVu Sans Mono", wrong) == list(NAMES)


@pytest.mark.parametrize(
    ("family", "texts"),
    [
        ("DejaVu Sans", ("lr = 1e-3", "wd =0.01", "class A", "I I I")),
        ("DejaVu Sans Mono", ("lr = 1e-33", "wd = 0.1", "clas A", "I I")),
    ],
)
def test_other_letters_and_other_families_tell_nothing(family: str, texts: tuple[str, ...]) -> None:
    assert _read(family, texts) == list(texts)


def test_one_word_before_all_numbers_tells_no_pitch() -> None:
    drawn, read = (tuple(f"Patient{gap}{i}" for i in (1, 0, 2, 6)) for gap in ("", " "))
    assert _read("DejaVu Sans Mono", read, drawn) == list(read)


def test_a_line_that_is_read_from_its_other_end_has_its_spaces_from_there() -> None:
    """Names of bars are read from top to foot, and were spaced from their last letter on."""
    heads = ("3-e1=rl", "10.0=dw", "Assalc", "III")
    assert _read("DejaVu Sans Mono", heads, turn=180.0) == ["3-e1=rl", "10.0=dw", "A ssalc", "III"]
