"""Panels of one figure with nearly the same labels: one that differs by a letter is misread."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import cast

import pytest

from unheat.text.reading import Reading
from unheat.text.sister_axes import with_sisters
from unheat.text.sites import Site, Sites

WORDS = ("The", "cat", "because", "it", "was")


def read(
    *columns: Sequence[str],
    rows: Sequence[str] = (),
    doubts: dict[str, tuple[str, ...]] | None = None,
) -> dict[str, Reading]:
    """What becomes of the column labels of panels; ``doubts`` are those in review, and rivals."""
    axes = [("column", number, texts) for number, texts in enumerate(columns)]
    axes.append(("row", 0, rows))
    sites = [
        cast(
            Site,
            SimpleNamespace(role=role, owner=number, index=place, key=f"{role}-{number}-{place}"),
        )
        for role, number, texts in axes
        for place, _ in enumerate(texts)
    ]
    said = {
        f"{role}-{number}-{i}": text for role, number, texts in axes for i, text in enumerate(texts)
    }
    doubts = doubts or {}
    readings = {
        site.key: Reading(
            site=site,
            text=said[site.key],
            confidence=0.95,
            review=site.key in doubts,
            others=doubts.get(site.key, ()),
        )
        for site in sites
    }

    def of(role: str, owner: int | None = None) -> list[Site]:
        return [s for s in sites if s.role == role and owner in (None, s.owner)]

    layout = SimpleNamespace(panels=[None] * len(columns))
    return with_sisters(cast(Sites, SimpleNamespace(layout=layout, of=of)), readings)


def other(word: str) -> tuple[str, ...]:
    return tuple(word if one == "because" else one for one in WORDS)


def test_two_sure_readings_that_differ_by_a_letter_are_asked_about() -> None:
    result = read(WORDS, other("iecause"))
    assert {key for key, one in result.items() if one.review} == {"column-0-2", "column-1-2"}


def test_what_the_other_axis_has_as_well_is_believed() -> None:
    result = read(WORDS, other("iecause"), rows=WORDS)
    assert {key for key, one in result.items() if one.review} == {"column-1-2"}


def test_a_doubt_is_settled_by_a_sister_where_a_reader_saw_that() -> None:
    result = read(WORDS, other("iecause"), doubts={"column-1-2": ("because",)})
    assert result["column-1-2"].text == "because"
    assert not result["column-1-2"].review
    result = read(WORDS, other("iecause"), doubts={"column-1-2": ("lecause",)})
    assert result["column-1-2"].review


@pytest.mark.parametrize("word", ["therefore", "because 2", "becaus"])
def test_words_that_are_others_stay(word: str) -> None:
    names = tuple(one if one != "because" else "because 1" for one in WORDS)
    result = read(names if word.endswith("2") else WORDS, other(word))
    told = {key for key, one in result.items() if one.review}
    assert told == ({"column-0-2", "column-1-2"} if word == "becaus" else set())


def test_axes_of_other_things_are_not_compared() -> None:
    assert not any(
        one.review for one in read(("cat", "dog", "cow"), ("cab", "fox", "cow")).values()
    )


@pytest.mark.parametrize("back", [False, True])
def test_rows_and_columns_of_a_square_matrix_name_the_same(back: bool) -> None:
    columns = ("Age", "BMI", "HOL", "LDL")
    rows = ("Age", "BMI", "HDL", "LDL")
    found = read(columns[::-1] if back else columns, rows=rows)
    asked = {one.text for one in found.values() if one.review}
    assert asked == {"HOL", "HDL"}
    assert not any(one.review for one in read((*columns, "TG"), rows=rows).values())
