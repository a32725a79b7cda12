"""Labels of one letter, whose case the heights of their axis tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from unheat.model import Box, Layout, Reason
from unheat.text.ink import Glyphs
from unheat.text.lines import Line
from unheat.text.lone_case import with_lone_case, with_lone_names
from unheat.text.reading import Reading
from unheat.text.sites import Site, Sites

Label = tuple[str, float, str]
"""What is read, how tall it is in pixels, and what three readers said, parted by blanks; a label of
which they disputed something is in doubt."""


def _site(role: str, index: int, height: float) -> Site:
    line = Line(
        glyphs=np.zeros(0, dtype=np.int64), angle=0.0, along=(0.0, 9.0),
        across=(0.0, height), box=Box(0, 0, 9, height), size=height,
    )  # fmt: skip
    return Site(role=role, owner=0, index=index, lines=(line,))


def _heard(**labels: Sequence[Label]) -> tuple[Sites, dict[str, Reading]]:
    sites: list[Site] = []
    readings: dict[str, Reading] = {}
    for role, told in labels.items():
        for index, (text, height, said) in enumerate(told):
            site = _site(role.replace("_", "-"), index, height)
            sites.append(site)
            disputed = len(set(said.split())) > 1
            readings[site.key] = Reading(
                site=site, text=text, confidence=0.5 if disputed else 0.95, second=0.9,
                review=disputed, reasons=(Reason.READERS_DIFFER,) if disputed else (),
                said=tuple(said.split()),
            )  # fmt: skip
    layout = cast(Layout, SimpleNamespace(panels=(None,)))
    return Sites(layout=layout, glyphs=cast(Glyphs, None), sites=tuple(sites)), readings


def _rows(*labels: Label) -> list[tuple[str, bool]]:
    sites, readings = _heard(row=labels)
    found = with_lone_case(sites, readings)
    return [(found[site.key].text, found[site.key].review) for site in sites.of("row")]


def test_letters_some_of_which_reach_below_the_line_are_small() -> None:
    labels = [
        ("X", 10.0, "X X X"),
        ("y", 14.0, "y y y"),
        ("W", 10.0, "Ww W w"),
        ("z", 10.0, "Z Z z"),
    ]
    assert _rows(*labels) == [("x", False), ("y", False), ("w", False), ("z", False)]


def test_letters_of_one_height_with_a_long_one_are_capitals() -> None:
    labels = [
        ("X", 14.0, "X X X"),
        ("Y", 14.0, "Y Y Y"),
        ("w", 14.0, "Ww W w"),
        ("Z", 14.0, "Z Z Z"),
    ]
    assert _rows(*labels) == [("X", False), ("Y", False), ("W", False), ("Z", False)]


@pytest.mark.parametrize(
    ("height", "found"), [(14.0, ("W", False)), (10.0, ("w", False)), (12.0, ("W", True))]
)
def test_tall_labels_of_the_axis_tell(height: float, found: tuple[str, bool]) -> None:
    """Between a capital and a small letter nothing is told."""
    labels = [("N1", 14.0, "N1 N1 N1"), ("N2", 14.0, "N2 N2 N2"), ("REM", 14.0, "REM REM REM")]
    assert _rows(("W", height, "WwW W w"), *labels)[0] == found


def test_a_letter_as_low_as_small_ones_is_small() -> None:
    assert _rows(("X", 10.0, "X X X"), ("v", 10.0, "Vv V V"), ("a", 10.0, "a a a")) == [
        ("x", False),
        ("v", False),
        ("a", False),
    ]


def test_one_in_dispute_is_of_the_case_of_those_as_high() -> None:
    labels = [("C", 14.0, "C C C"), ("X", 14.0, "X X X"), ("Z", 14.0, "Z Z Z")]
    assert _rows(*labels, ("w", 14.0, "WwW W w"))[3] == ("W", False)
    # Of one other letter nobody knows whether it is right.
    assert _rows(labels[0], ("w", 14.0, "WwW W w"))[1] == ("w", True)


def test_where_one_may_be_small_all_as_high_may_be() -> None:
    sites, readings = _heard(row=[("C", 14.0, "C C C"), ("X", 14.0, "X X X"), ("V", 14.0, "V V V")])
    first = sites.of("row")[0].key
    open_to = replace(readings[first], review=True, reasons=(Reason.LOW_CONFIDENCE,))
    found = with_lone_case(sites, readings | {first: open_to})
    assert [found[site.key].review for site in sites.of("row")] == [True, True, True]


@pytest.mark.parametrize("said", ["W W m", "W M W", "vv W w"])
def test_another_letter_stays_in_doubt(said: str) -> None:
    labels = [("N1", 14.0, "N1 N1 N1"), ("N2", 14.0, "N2 N2 N2"), ("N3", 14.0, "N3 N3 N3")]
    found = _rows(("W", 14.0, said), *labels)[0]
    # The first reader knows less than the other two, which are trained.
    assert found == ("W", said != "vv W w")


@pytest.mark.parametrize(("height", "found"), [(10.0, ("x", False)), (13.0, ("X", True))])
def test_a_name_lower_than_the_numbers_of_its_axis_is_a_small_letter(
    height: float, found: tuple[str, bool]
) -> None:
    sites, readings = _heard(
        row_title=[("X", height, "X X x")], row=[("10", 14.0, "10 10 10"), ("20", 14.0, "20 20 20")]
    )
    (site,) = sites.of("row-title")
    told = with_lone_names(sites, readings)[site.key]
    assert (told.text, told.review) == found


@pytest.mark.parametrize(
    ("height", "other", "found"),
    [
        (10.0, "y", ("x", False)),
        (14.0, "y", ("X", True)),
        (10.0, "Rate", ("x", False)),
        # An "a" is as low as it is.
        (10.0, "a", ("X", True)),
    ],
)
def test_a_name_lower_than_that_of_the_other_axis_is_a_small_letter(
    height: float, other: str, found: tuple[str, bool]
) -> None:
    sites, readings = _heard(
        column_title=[("X", height, "X X x")],
        row_title=[(other, 10.0 if other == "a" else 14.0, f"{other} {other} {other}")],
        column=[("10", 11.0, "10 10 10"), ("20", 11.0, "20 20 20")],
    )
    (site,) = sites.of("column-title")
    told = with_lone_names(sites, readings)[site.key]
    assert (told.text, told.review) == found


@pytest.mark.parametrize(
    ("text", "said", "review"),
    [("r", "r \u0393 r", False), ("r", "r c r", True), ("\u03c3", "O \u03c3 \u03c3", True),
     ("\u03b2", "B \u03b2 \u03b2", False), ("\u03b2", "B B \u03b2", True)],
)  # fmt: skip
def test_greek_letters_are_those_that_trained_readers_agree_on(
    text: str, said: str, review: bool
) -> None:
    """The first reader knows none; an "r" as low as small letters is no capital gamma."""
    sites, readings = _heard(bar_label=[(text, 10.0, said)], tick=[("10", 14.0, "10 10 10")])
    (site,) = sites.of("bar-label")
    heard = replace(readings[site.key], first=0.9, both=0.95)
    assert with_lone_names(sites, readings | {site.key: heard})[site.key].review is review
