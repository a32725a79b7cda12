"""Labels in whose box a title stands that nobody read."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.show.factory import axis, even_grid, make_cells, make_panel

from unheat.decide.lost_titles import with_lost_titles_doubted
from unheat.model import Box, Label, Reason


@pytest.mark.parametrize(
    ("text", "y", "asked"),
    [("", 68, [False, True, False]), ("", 90, [False] * 3), ("Site", 68, [False] * 3)],
)
def test_a_label_that_holds_the_place_of_a_lost_title_is_asked_about(
    text: str, y: float, asked: list[bool]
) -> None:
    boxes = (Box(10, 60, 30, 70), Box(40, 60, 80, 82), Box(90, 60, 110, 70))
    title = Label(text=text, box=Box(41, y, 79, y + 13), reasons=(Reason.LABEL_MISSING,))
    columns = replace(axis(["A1", "A2 Site", "A3"], "bottom"), boxes=boxes, title=title)
    panel = make_panel(
        make_cells(np.arange(6.0).reshape(2, 3), decimals=0, low=0, high=6),
        rows=axis("AB", "left"),
        columns=columns,
        grid=even_grid(Box(0, 0, 120, 50), 2, 3),
    )
    found = with_lost_titles_doubted(panel).columns
    assert list(found.review) == asked
    # The boxes of slanted labels hold much that is not theirs.
    slanted = replace(panel, columns=replace(columns, turn=45.0))
    assert not any(with_lost_titles_doubted(slanted).columns.review)
    assert [Reason.LABEL_PLACE in why for why in found.reasons or ((),) * 3] == asked


@pytest.mark.parametrize(
    ("x", "turn", "asked"), [(6, 90.0, True), (31, 90.0, False), (6, 0, False)]
)
def test_an_upright_title_in_whose_line_a_label_stands_may_have_lost_a_word(
    x: float, turn: float, *, asked: bool
) -> None:
    # "(K)" and "420" had been one label.
    boxes = (Box(x, 2, 50, 18), Box(30, 30, 50, 40))
    title = Label(text="Temperature", box=Box(7, 20, 20, 50), turn=turn)
    rows = replace(axis(["5420", "395"], "left"), boxes=boxes, title=title)
    panel = make_panel(
        make_cells(np.arange(6.0).reshape(2, 3), decimals=0, low=0, high=6),
        rows=rows,
        columns=axis("ABC", "bottom"),
        grid=even_grid(Box(60, 0, 120, 50), 2, 3),
    )
    found = with_lost_titles_doubted(panel).rows.title
    assert found is not None
    assert found.review is asked
