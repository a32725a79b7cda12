"""Rows without colors whose names pass for the heading of the rows."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.show.factory import axis, even_grid, make_cells, make_panel

from unheat.decide.rows_as_heads import with_rows_as_heads_doubted
from unheat.model import Axis, Box, Label, Panel, Reason


def panel(heading: str, names: list[str], heads: str, *, step: float = 20.0) -> Panel:
    """Rows 20 px apart, the first name at 30 px, and a heading so much higher."""
    boxes = tuple(Box(0, 25 + 20 * n, 40, 35 + 20 * n) for n in range(len(names)))
    rows = replace(
        axis(names, "left"),
        boxes=boxes,
        title=Label(text=heading, confidence=1.0, box=Box(0, 25 - step, 38, 35 - step)),
    )
    blank = axis("ABCD", "top")
    columns: Axis = blank if heads else replace(blank, labels=(None,) * 4)
    return make_panel(
        make_cells(np.arange(4.0 * len(names)).reshape(-1, 4), decimals=0, low=0, high=20),
        rows=rows,
        columns=columns,
        grid=even_grid(Box(50, 20, 130, 20 + 20 * len(names)), len(names), 4),
    )


@pytest.mark.parametrize(
    ("heading", "names", "heads", "step", "asked"),
    [
        ("1. Openness", ["2. Care", "3. Calm", "4. Joy"], "ABCD", 28.0, True),
        ("Openness", ["Care", "Calm", "Joy"], "", 20.0, True),
        # The heading of a table, one further off, and a year before versions.
        ("Trait", ["Care", "Calm", "Joy"], "ABCD", 20.0, False),
        ("Trait", ["Care", "Calm", "Joy"], "", 28.0, False),
        ("1. Trait", ["1.2 Care", "1.3 Calm", "1.4 Joy"], "ABCD", 20.0, False),
        ("Trait", ["1. Care", "2. Calm", "3. Joy"], "ABCD", 20.0, False),
    ],
)
def test_a_name_over_the_first_row_may_be_that_of_a_row(
    heading: str, names: list[str], heads: str, step: float, asked: bool
) -> None:
    found = with_rows_as_heads_doubted(panel(heading, names, heads, step=step))
    assert found.review is asked
    assert (Reason.GRID_AMBIGUOUS in found.reasons) is asked
    assert found.rows.title is not None
    assert found.rows.title.review is asked
