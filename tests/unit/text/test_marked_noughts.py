"""An "O" that all readers took for a nought, among noughts that have a mark within."""

from __future__ import annotations

from functools import partial

import pytest
from tests.unit.text.drawn_labels import doubted_labels

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
