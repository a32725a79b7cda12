"""Marks that no reader saw though their ink is there."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest
from tests.unit.text.test_told_marks import item_of, row_site

from unheat.text.likeness import Pen
from unheat.text.missed_marks import _is_likelier, shows_a_mark, with_missed_marks
from unheat.text.pens import Item, Type
from unheat.text.reading import Reading
from unheat.text.sites import Site
from unheat.text.told_marks import letters_beside

TYPE = Type(pen=Pen(face="DejaVu Sans", em=17.0), misfit=0.05)


def _item(drawn: str, read: str, index: int = 0) -> Item:
    """A label that was drawn so and surely read so."""
    reading = Reading(site=row_site(index), text=read, confidence=0.95, review=False)
    return item_of(drawn, reading)


@pytest.mark.parametrize(
    ("drawn", "read", "beside"),
    [
        ("Đakovo", "Dakovo", ["Čakovec", "Šibenik"]),
        ("Đurđevac", "Đurdevac", ["Čakovec", "Šibenik"]),
        ("Žďár", "Ždár", ["Děčín", "Třebíč"]),
        ("Timiș", "Timis", ["Bacău", "Brașov"]),
        ("Aydın", "Aydin", ["Muğla", "Uşak"]),
    ],
)
def test_a_mark_that_the_ink_shows_is_missed(drawn: str, read: str, beside: list[str]) -> None:
    letters = letters_beside(beside)
    assert shows_a_mark(_item(drawn, read), read, TYPE, letters)
    assert not shows_a_mark(_item(drawn, drawn), drawn, TYPE, letters)
    assert not shows_a_mark(_item(read, read), read, TYPE, letters)


class _Figure:
    """A figure of one axis of which labels and titles are known."""

    def __init__(self, items: list[Item]) -> None:
        self.own = items

    def axes(self) -> list[tuple[str, int]]:
        return [("row", 0)]

    @property
    def sites(self) -> list[Site]:
        return [item.site for item in self.own if item.site.role == "none"]

    def of(self, role: str, number: int) -> list[Site]:
        return [item.site for item in self.own if item.site.role == role]


class _Types(_Figure):
    """The type of its labels."""

    def of(self, role: str, number: int) -> Any:
        return TYPE

    def items(self, role: str, number: int, group: list[Site]) -> list[Item]:
        return [item for item in self.own if item.site in group]


def _asked(items: list[Item]) -> list[bool]:
    """Which texts of a figure are up for review."""
    readings = {item.site.key: item.reading for item in items}
    figure, types = _Figure(items), _Types(items)
    found = with_missed_marks(cast(Any, figure), readings, cast(Any, types))
    return [found[item.site.key].review for item in items]


@pytest.mark.parametrize(("beside", "asked"), [("Šibenik", True), ("Sisak", False)])
def test_names_with_marks_are_asked_about_beside_others(beside: str, asked: bool) -> None:
    items = [_item("Đakovo", "Dakovo"), _item(beside, beside, 1), _item("Zadar", "Zadar", 2)]
    assert _asked(items) == [asked, False, False]


@pytest.mark.parametrize(("drawn", "asked"), [("Årstid", True), ("Arstid", False)])
def test_titles_of_axes_are_held_against_the_type_of_the_labels(drawn: str, asked: bool) -> None:
    items = [_item("Tromsø", "Tromsø"), _item("Ålesund", "Ålesund", 1)]
    site = replace(row_site(0), role="row-title")
    reading = Reading(site=site, text="Arstid", confidence=0.95, review=False)
    items.append(item_of(drawn, reading, em=24.0))
    assert _asked(items) == [False, False, asked]


def test_a_mark_is_missed_where_something_else_is_drawn_otherwise() -> None:
    letters = letters_beside(["Děčín", "Třebíč"])
    drawn = item_of("Žďár", _item("Žďár", "Ždár").reading, em=17.3)
    known = replace(TYPE, misfit=0.02)
    assert shows_a_mark(drawn, "Ždár", known, letters)
    plain = item_of("Ždár", drawn.reading, em=17.3)
    assert not shows_a_mark(plain, "Ždár", known, letters)


@pytest.mark.parametrize(
    ("read", "other", "asked"), [("Arstid", "Årstid", True), ("forar", "forår", False)]
)
def test_a_mark_on_a_capital_is_told_by_less_than_one_on_a_small_letter(
    read: str, other: str, asked: bool
) -> None:
    """A fifth of the way to the text with the mark, in ink that leaves over 6 % of itself."""
    sheet: Any = SimpleNamespace(
        left={read: 5.4, other: 4.8}.__getitem__,
        drawn={read: np.zeros(3), other: np.ones(3)}.__getitem__,
        total=80.0,
    )
    assert _is_likelier([sheet], 5.4, read, other, 0.05) is asked


@pytest.mark.parametrize(("left", "asked"), [(5.0, True), (5.3, False)])
def test_most_of_the_dot_of_a_small_letter_is_enough(left: float, asked: bool) -> None:
    """A dot has three quarters of a pixel of ink in all; of it 80 % or 40 % are missing."""
    read, other = "Aydin", "Aydın"
    sheet: Any = SimpleNamespace(
        left={read: 5.6, other: left}.__getitem__,
        drawn={read: np.zeros(3), other: np.full(3, 0.5)}.__getitem__,
        total=110.0,
    )
    assert _is_likelier([sheet], 5.6, read, other, 0.06) is asked


@pytest.mark.parametrize("heard", [0.98, 0.6])
def test_labels_that_are_asked_about_tell_that_an_i_may_have_no_dot(heard: float) -> None:
    items = [_item("Çorum", "Çorum"), _item("Aydın", "Aydin", 1), _item("Muğla", "Muğla", 2)]
    doubted = replace(items[2].reading, review=True, second=heard)
    items[2] = replace(items[2], reading=doubted)
    assert _asked(items) == [False, heard > 0.9, True]
