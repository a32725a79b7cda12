"""Names that read alike since what parts them was lost."""

from __future__ import annotations

from collections.abc import Collection
from types import SimpleNamespace
from typing import cast

from unheat.text.named_twice import with_named_twice
from unheat.text.reading import Reading
from unheat.text.sites import Site, Sites


def asked_about(
    rows: tuple[str, ...],
    columns: tuple[str, ...],
    doubts: Collection[str],
    layer: Collection[str] = (),
) -> set[str]:
    """Keys of the labels that come to be in doubt, beside those that were ("row-0")."""
    sites = [
        cast(Site, SimpleNamespace(role=role, owner=0, index=place, key=f"{role}-{place}"))
        for role, texts in (("row", rows), ("column", columns))
        for place in range(len(texts))
    ]
    texts = (*rows, *columns)
    readings = {
        site.key: Reading(
            site=site,
            text=text,
            confidence=0.9,
            review=site.key in doubts,
            layer=site.key in layer,
        )
        for site, text in zip(sites, texts, strict=True)
    }

    def of(role: str, owner: int) -> list[Site]:
        return [site for site in sites if (site.role, site.owner) == (role, owner)]

    layout = SimpleNamespace(panels=[None])
    result = with_named_twice(cast(Sites, SimpleNamespace(layout=layout, of=of)), readings)
    return {key for key, one in result.items() if one.review} - set(doubts)


def test_a_name_that_stands_for_two_rows_is_no_whole_name_of_a_column() -> None:
    rows, columns = ("Betw", "Betw", "Share"), ("BeIw", "Betw", "Share")
    assert asked_about(rows, columns, {"row-0", "row-1", "column-0"}) == {"column-1"}


def test_the_one_sure_reading_of_two_rows_alike_is_in_doubt_too() -> None:
    assert asked_about(("Betw", "Betw", "Share"), ("x", "y"), {"row-0"}) == {"row-1"}


def test_names_that_recur_on_purpose_stay() -> None:
    rows = ("High", "Low", "High", "Low", "High")
    assert asked_about(rows, ("High", "Low"), {"row-0"}) == set()


def test_single_signs_and_the_characters_of_a_page_stay() -> None:
    assert asked_about(("e", "e"), ("e", "f"), {"row-0", "row-1"}) == set()
    assert asked_about(("Betw", "Betw"), ("Betw",), {"row-0", "row-1"}, {"column-0"}) == set()
