"""Headings of a sheet in what passes for its matrix."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.show.factory import axis, even_grid, make_cells, make_panel, put

from unheat.decide.heads_as_cells import with_heads_doubted
from unheat.model import Box, Layout, Raster, Reason, Status

LAYOUT = Layout(
    raster=Raster(rgb=np.full((9, 9, 3), 255, np.uint8), name="x", sha256="", format="png"),
    panels=(),
    background=(255.0, 255.0, 255.0),
)


@pytest.mark.parametrize(
    ("place", "text", "asked"),
    [
        ((0, 1), "Olaparib", True),
        ((4, 0), "Total", True),
        # A unit, a word among the colors, and a number.
        ((0, 1), "µM", False),
        ((2, 2), "Olaparib", False),
        ((0, 1), None, False),
    ],
)
def test_words_in_blank_lines_at_the_rim_are_headings(
    place: tuple[int, int], text: str | None, asked: bool
) -> None:
    """Three rows of colors between blank ones, beside a blank column."""
    cells = make_cells(np.arange(20.0).reshape(5, 4), decimals=0, low=0, high=20)
    white = np.full((5, 4, 3), 255.0)
    white[1:4, 1:] = (60.0, 140.0, 90.0)
    for row, column in np.ndindex(5, 4):
        cells = put(cells, row, column, rgb=white[row, column])
    if text is not None:
        cells = put(cells, *place, text=text, text_value=np.nan, value=np.nan, status=Status.UNREAD)
    panel = make_panel(
        cells,
        rows=axis("12345", "left"),
        columns=axis("ABCD", "top"),
        grid=even_grid(Box(0, 0, 80, 50), 5, 4),
    )
    found = with_heads_doubted(LAYOUT, panel)
    assert (Reason.GRID_AMBIGUOUS in found.reasons) is asked
    assert found.review is asked
