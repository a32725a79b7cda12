"""Labels that letters number through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

import pytest

from unheat.text.lettered import in_letter_order, of_alphabet
from unheat.text.reading import Reading
from unheat.text.sites import Site


def read(texts: Sequence[str]) -> list[str]:
    site = cast(Site, None)
    found = [Reading(site=site, text=text, confidence=0.99, spellings=(text,)) for text in texts]
    return [one.text for one in in_letter_order(found, range(len(found)))]


@pytest.mark.parametrize(
    ("stem", "letters", "due"),
    [("Site", "EFGHlJ", "I"), ("", "GHlJKL", "I"), ("x", "ijkImn", "l"), ("Row ", "KJlHGF", "I")],
)
def test_a_stroke_among_letters_in_their_order_is_the_letter_that_is_due(
    stem: str, letters: str, due: str
) -> None:
    found = read([stem + letter for letter in letters])
    stroke = next(i for i, letter in enumerate(letters) if letter in "Il")
    assert found[stroke] == stem + due
    assert [text for i, text in enumerate(found) if i != stroke] == [
        stem + letter for i, letter in enumerate(letters) if i != stroke
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ["Al", "Bx", "Cu", "Dy", "Ex"],
        ["A", "B", "C", "l"],
        ["SiteA", "SiteB", "Hotel"],
        [*(f"OTU_{10 * i}" for i in range(90)), "F"],
    ],
    ids=["metals", "a last stroke", "sites", "a letter far down a long axis"],
)
def test_other_labels_stay_as_they_were_read(texts: list[str]) -> None:
    assert read(texts) == texts


@pytest.mark.parametrize(
    ("texts", "due"), [("hljkmn", "hijkmn"), ("ghljk", "ghijk"), ("ghi1k", "ghijk")]
)
def test_a_stroke_where_a_letter_with_a_dot_is_due_is_asked_about_as_that(
    texts: str, due: str
) -> None:
    site = cast(Site, None)
    found = [Reading(site=site, text=text, confidence=0.99, spellings=(text,)) for text in texts]
    told = in_letter_order(found, [ord(letter) for letter in due])
    assert "".join(one.text for one in told) == due
    assert [one.review for one in told] == [a != b for a, b in zip(texts, due, strict=True)]


def doubtful(texts: str, open_: str) -> list[Reading]:
    site = cast(Site, None)
    return [
        Reading(site=site, text=text, confidence=0.5, spellings=(text,), review=text in open_)
        for text in texts
    ]


@pytest.mark.parametrize(
    ("texts", "open_", "due", "asked"),
    [
        # On a slope letters are read as anything; most are at their place in the alphabet.
        ("ABCDEFG工", "ABCDE工", "ABCDEFGH", ""),
        ("A日C0E3G", "A日C03", "ABCDEFG", "BDF"),
        ("CDEFCHI", "FC", "CDEFGHI", ""),
        # Bases and amino acids, and letters that nobody doubts or few bear out.
        ("ACGT", "C", "ACGT", "C"),
        ("ACDEFGHIKLMNPQRSTVWY", "IL", "ACDEFGHIKLMNPQRSTVWY", "IL"),
        ("ABC9", "9", "ABC9", "9"),
    ],
)
def test_single_letters_in_doubt_among_others_in_the_order_of_the_alphabet(
    texts: str, open_: str, due: str, asked: str
) -> None:
    found = in_letter_order(doubtful(texts, open_), range(len(texts)))
    assert "".join(one.text for one in found) == due
    assert "".join(one.text for one in found if one.review) == asked
    borne_out = of_alphabet(found, range(len(found)))
    assert all(borne_out) is (due != texts and not asked)


def test_a_letter_that_a_reader_is_sure_of_breaks_the_alphabet() -> None:
    found = doubtful("ABCDEZ", "AB")
    found[-1] = replace(found[-1], confidence=0.99)
    assert in_letter_order(found, range(6)) == found
