"""An "O" that all readers took for a nought, among noughts that have a mark within."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest
from tests.unit.text.drawn_labels import drawn_labels

from unheat.text.marked_noughts import marked_noughts


def told(drawn: list[str], read: list[str], px: float, family: str) -> list[str]:
    glyphs, known = drawn_labels(drawn, read, px, family)
    sites: Any = SimpleNamespace(
        glyphs=glyphs,
        axes=lambda: [("row", 0)],
        of=lambda role, number: [one.site for one in known.values()],
    )
    found = marked_noughts(cast(Any, sites), known)
    assert all(one.review for one in found.values())
    return [one.text for one in found.values()]


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
