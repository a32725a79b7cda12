"""Bars of which all numbers are negative: their signs stand in one column, as marks do."""

from __future__ import annotations

import pytest
from tests.unit.text.test_titles import Page

from unheat.model import Bar, Box
from unheat.text.labels import locate


@pytest.mark.parametrize(("off", "gap", "signed"), [(10, 1, True), (10, 9, False), (1, 1, False)])
def test_flat_pieces_close_before_numbers_are_their_signs(off: int, gap: int, signed: bool) -> None:
    """Marks touch the bar, and what is left of a frame stands further off the numbers."""
    page = Page()
    page.rows()
    page.columns(("one", "two", "three", "four"), 296)
    for tick, y in (("1", 120), ("2", 160), ("3", 200), ("4", 240), ("5", 280)):
        left = 456 + off
        page.pixels[y - 1 : y + 1, left : left + 9] = 0
        page.typeset(tick, left + 9 + gap + 6, y + 7, 14)
    bar = Bar(
        box=Box(440, 120, 456, 280),
        orientation="vertical",
        tick_positions=(120.0, 160.0, 200.0, 240.0, 280.0),
        tick_side="right",
    )
    ticks = locate(page.layout(bar)).of("tick")
    assert len(ticks) == 5
    assert all((site.box.x0 < 456 + off + 9) == signed for site in ticks)
