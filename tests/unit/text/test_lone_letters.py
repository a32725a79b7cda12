"""Labels of one letter have the case that their height beside others tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest
from tests.unit.text.test_series import readings

from unheat.model import Box, Layout
from unheat.text.ink import Glyphs
from unheat.text.lines import Line
from unheat.text.lone_letters import cased_by_height
from unheat.text.reading import Reading
from unheat.text.sites import Site, Sites

Label = tuple[str, float]


def heard(
    rows: Sequence[Label],
    columns: Sequence[Label] = (),
    ticks: Sequence[Label] = (),
    disputed: dict[str, str] | None = None,
) -> list[tuple[str, bool]]:
    """What rows are read as, and whether that is in doubt; labels are texts and heights. Those
    that are ``disputed`` are in doubt, and another reader took them for that."""
    sites: list[Site] = []
    readings: dict[str, Reading] = {}
    for role, labels in (("row", rows), ("column", columns), ("tick", ticks)):
        for index, (text, height) in enumerate(labels):
            line = Line(
                glyphs=np.zeros(0, dtype=np.int64), angle=0.0, along=(0.0, 9.0),
                across=(0.0, height), box=Box(0, 0, 9, height), size=height,
            )  # fmt: skip
            site = Site(role=role, owner=0, index=index, lines=(line,))
            sites.append(site)
            other = (disputed or {}).get(text)
            readings[site.key] = Reading(
                site=site, text=text, confidence=0.95, second=0.9,
                review=other is not None, others=() if other is None else (other,),
            )  # fmt: skip
    every = Sites(layout=cast(Layout, None), glyphs=cast(Glyphs, None), sites=tuple(sites))
    found = cased_by_height(every, readings)
    return [(found[site.key].text, found[site.key].review) for site in every.of("row")]


def test_small_letters_beside_tall_labels_of_the_columns() -> None:
    columns = [("k=1", 14.0), ("k=2", 14.0), ("k=3", 14.0)]
    rows = [("V", 10.0), ("x", 10.0), ("W", 10.0)]
    assert heard(rows, columns) == [("v", True), ("x", False), ("w", True)]
    # A letter that has another shape as a capital says which case the axis has.
    assert heard([*rows, ("y", 14.0)], columns)[:3] == [("v", False), ("x", False), ("w", False)]


def test_capitals_as_tall_as_digits_stay() -> None:
    rows = [("V", 14.0), ("X", 14.0), ("C", 14.5)]
    for columns in ([("24", 14.0), ("48", 14.0)], [("S", 14.0)], []):
        assert heard(rows, columns, [("0.5", 14.0)]) == [(text, False) for text, _ in rows]


def test_letters_of_one_shape_on_both_axes_differ_by_their_heights() -> None:
    rows = [("S", 12.0), ("V", 12.0)]
    assert heard(rows, [("S", 16.0), ("V", 16.0)]) == [("s", True), ("v", True)]


@pytest.mark.parametrize(("height", "review"), [(10.0, True), (13.0, False)])
def test_low_capitals_beside_the_digits_at_a_bar_are_asked_about(
    height: float, review: bool
) -> None:
    assert heard([("V", height)], [], [("0.5", 14.0)]) == [("V", review)]


@pytest.mark.parametrize(("other", "review"), [("8", True), ("s", False)])
def test_a_height_tells_the_case_and_not_the_letter(other: str, review: bool) -> None:
    rows = [("S", 10.0), ("m", 10.0), ("a", 10.0)]
    columns = [("k=1", 14.0), ("k=2", 14.0), ("k=3", 14.0)]
    assert heard(rows, columns, disputed={"S": other})[0] == ("s", review)


@pytest.mark.parametrize(("said", "doubts"), [("x1", 3), ("X1", 0), ("Y1", 0)])
def test_a_letter_with_a_number_is_asked_about_if_a_reader_saw_the_other_case(
    said: str, doubts: int
) -> None:
    sites, own = [], {}
    for one in readings("X1", "X2", "X3"):
        sites.append(one.site)
        own[one.site.key] = replace(one, said=(said, one.text, one.text))
    nobody = np.zeros((0, 4))
    glyphs = cast(Glyphs, SimpleNamespace(boxes=nobody))
    found = cased_by_height(
        Sites(layout=cast(Layout, None), glyphs=glyphs, sites=tuple(sites)), own
    )
    assert sum(one.review for one in found.values()) == doubts
    assert [one.text for one in found.values()] == ["X1", "X2", "X3"]


@pytest.mark.parametrize(
    ("height", "read"), [(9.0, ("κ", True)), (9.8, ("K", True)), (11.0, ("K", False))]
)
def test_a_capital_at_a_bar_is_no_lower_than_its_numbers(
    height: float, read: tuple[str, bool]
) -> None:
    sites: list[Site] = []
    for role, _, tall in (
        ("tick", "0.2", 11.0),
        ("tick", "0.4", 11.0),
        ("bar-label", "K", height),
    ):
        line = Line(
            glyphs=np.zeros(0, dtype=np.int64), angle=0.0, along=(0.0, 9.0),
            across=(0.0, tall), box=Box(0, 0, 9, tall), size=tall,
        )  # fmt: skip
        sites.append(Site(role=role, owner=0, index=len(sites), lines=(line,)))
    texts = ("0.2", "0.4", "K")
    heard = {
        site.key: Reading(site=site, text=text, confidence=0.95, second=0.9)
        for site, text in zip(sites, texts, strict=True)
    }
    every = Sites(layout=cast(Layout, None), glyphs=cast(Glyphs, None), sites=tuple(sites))
    found = cased_by_height(every, heard)[sites[-1].key]
    assert (found.text, found.review) == read


@pytest.mark.parametrize(("height", "text"), [(9.0, "<s>"), (12.0, "<S>")])
def test_a_letter_between_signs_has_the_case_that_its_own_height_tells(
    height: float, text: str
) -> None:
    boxes = np.array([[0, 4, 6, 12], [8, 12 - height, 14, 12], [16, 4, 22, 12]], dtype=float)
    glyphs = cast(Glyphs, SimpleNamespace(boxes=boxes))
    whole = Line(
        glyphs=np.arange(3), angle=0.0, along=(0.0, 22.0), across=(0.0, 12.0),
        box=Box(0, 0, 22, 12), size=12.0,
    )  # fmt: skip
    tall = replace(whole, glyphs=np.zeros(0, dtype=np.int64))
    sites = tuple(
        Site(role="row", owner=0, index=index, lines=(line,))
        for index, line in enumerate((whole, tall))
    )
    said = {
        site.key: Reading(site=site, text=one, confidence=0.95, second=0.9)
        for site, one in zip(sites, ("<S>", "The"), strict=True)
    }
    every = Sites(layout=cast(Layout, None), glyphs=glyphs, sites=sites)
    found = cased_by_height(every, said)[sites[0].key]
    assert (found.text, found.review) == (text, text != "<S>")
