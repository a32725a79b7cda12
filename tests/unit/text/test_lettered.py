"""Labels that letters number through."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import pytest

from unheat.text.lettered import in_letter_order
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
    "texts", [["Al", "Bx", "Cu", "Dy", "Ex"], ["A", "B", "C", "l"], ["SiteA", "SiteB", "Hotel"]]
)
def test_other_labels_stay_as_they_were_read(texts: list[str]) -> None:
    assert read(texts) == texts
