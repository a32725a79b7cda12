"""Labels of columns that passed for the numbers of a bar below them."""

from __future__ import annotations

import pytest

from unheat.decide.names_at_bar import names_at_bar_doubted
from unheat.model import Axis, Box, Grid
from unheat.text.numbers import parse
from unheat.text.sites import TickText

GRID = Grid(
    row_spans=((0.0, 40.0), (40.0, 80.0), (80.0, 120.0)),
    column_spans=tuple((50.0 * i, 50.0 * i + 50.0) for i in range(5)),
)


@pytest.mark.parametrize(
    ("texts", "off", "label", "asked"),
    [
        (("eta", "gamma", "theta"), 0.0, None, True),
        (("eta", "gamma", "theta"), 0.0, "alpha", False),
        (("eta", "gamma", "theta"), 20.0, None, False),
        (("10", "20", "30"), 0.0, None, False),
        (("low", "high"), 0.0, None, False),
    ],
)
def test_words_of_a_bar_in_the_middles_of_columns_are_their_names(
    texts: tuple[str, ...], off: float, label: str | None, asked: bool
) -> None:
    ticks = [
        TickText(text=text, reading=parse(text), position_px=x, box=Box(x - 12, 130, x + 12, 140))
        for text, x in zip(texts, (75.0 + off, 125.0 + off, 225.0 + off), strict=False)
    ]
    labels = (label, None, None, None, None)
    axis = Axis(title=None, labels=labels, confidence=(1.0,) * 5, review=(False,) * 5)
    found = names_at_bar_doubted(axis, ticks, GRID, upright=False)
    assert found.review == (asked,) * 5
