"""Names of a table that run from a cell into what passes for a gap."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from unheat.decide.across_gaps import runs_across_gaps
from unheat.model import Grid

GRID = Grid(
    row_spans=tuple((10.0 + 30 * k, 40.0 + 30 * k) for k in range(3)),
    column_spans=((10.0, 60.0), (80.0, 130.0)),
)


@pytest.mark.parametrize(
    ("at", "fill", "told"),
    [
        (36, 255, True),
        # Print that ends in its cell, and colored cells that print is too long for.
        (14, 255, False),
        (36, 200, False),
    ],
)
def test_names_that_run_on_over_the_end_of_their_cells_are_told(
    at: int, fill: int, told: bool
) -> None:
    page = np.full((110, 140, 3), 255, dtype=np.uint8)
    fills = np.full((3, 2, 3), float(fill))
    for top, bottom in GRID.row_spans:
        for left, right in GRID.column_spans:
            page[int(top) : int(bottom), int(left) : int(right)] = fill
        place = (at, int(bottom) - 10)
        cv2.putText(page, "Total", place, cv2.FONT_HERSHEY_SIMPLEX, 0.45, (0, 0, 0), 1, cv2.LINE_AA)
    assert runs_across_gaps(page, GRID, fills) is told
    assert not runs_across_gaps(page, GRID, np.full((3, 2, 3), np.nan))
