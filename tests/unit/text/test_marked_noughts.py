"""An "O" that all readers took for a nought, among noughts that have a mark within."""

from __future__ import annotations

from functools import partial
from types import SimpleNamespace
from typing import Any

import pytest
from tests.unit.text.drawn_labels import doubted_labels, drawn_labels

from unheat.text.marked_noughts import marked_noughts

told = partial(doubted_labels, marked_noughts)


@pytest.mark.parametrize("px", [14.0, 16.0, 18.0])
def test_a_nought_without_the_mark_of_the_others_may_be_a_letter(px: float) -> None:
    lots = ["Lot O1", "Lot 07", "Lot 40", "Lot 90"]
    read = ["Lot 01", *lots[1:]]
    assert told(lots, read, px, "DejaVu Sans Mono") == ["Lot 01"]
    assert told(["Lot 01", *lots[1:]], read, px, "DejaVu Sans Mono") == []
    assert told(["Lot 01", *lots[1:]], lots, px, "DejaVu Sans Mono") == ["Lot O1"]


def test_noughts_of_other_types_have_no_mark() -> None:
    lots = ["Lot O1", "Lot 07", "Lot 40", "Lot 90"]
    assert told(lots, ["Lot 01", *lots[1:]], 14.0, "DejaVu Sans") == []


@pytest.mark.parametrize(
    ("drawn", "family", "asked"),
    [("O(1)", "DejaVu Sans Mono", True), ("0(1)", "DejaVu Sans Mono", False),
     ("O(1)", "DejaVu Sans", False)],
)  # fmt: skip
def test_a_nought_is_held_against_those_of_the_other_axis(
    drawn: str, family: str, asked: bool
) -> None:
    read = ["a[0]", "b[10]", "0(1)"]
    glyphs, known = drawn_labels([*read[:2], drawn], read, 16.0, family)
    own = [one.site for one in known.values()]
    axes = {("row", 0): own[:2], ("column", 0): own[2:]}
    sites: Any = SimpleNamespace(
        glyphs=glyphs, axes=lambda: list(axes), of=lambda role, number: axes[role, number]
    )
    found = marked_noughts(sites, known)
    assert [one.text for one in found.values()] == ["0(1)"] * asked
