"""Panels whose gap is narrower than a cell are panels; even gaps and masked columns are none."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.detect import detect
from unheat.model import Raster


def painted(gap: int, *, line: bool = True, every: bool = False) -> Raster:
    """Two times 4 × 5 cells of 60 × 54 px, ``gap`` px apart, with one frame about both."""
    rgb = np.full((300, 760, 3), 255, np.uint8)
    colors = np.random.default_rng(5).integers(0, 210, (4, 10, 3))
    for row, column in np.ndindex(4, 10):
        wide = gap * column if every else gap * (column >= 5)
        x, y = 40 + 60 * column + wide, 40 + 54 * row
        rgb[y : y + 54, x : x + 60] = colors[row, column]
    if line:
        right = 40 + 600 + gap
        for x in (34, 40 + 300 + gap // 2, right + 6):
            rgb[14:263, x] = 0
        for y in (14, 33, 262):
            rgb[y, 34 : right + 7] = 0
    return Raster(rgb=rgb, name="painted", sha256="", format="png")


@pytest.mark.parametrize("gap", [10, 14, 20])
def test_cells_on_both_sides_of_a_strip_are_two_panels(gap: int) -> None:
    panels = detect(painted(gap)).panels
    assert [panel.grid.shape for panel in panels] == [(4, 5), (4, 5)]
    widths = [end - start for panel in panels for start, end in panel.grid.column_spans]
    assert np.ptp(widths) < 1.5


@pytest.mark.parametrize(("gap", "every"), [(0, False), (4, True)])
def test_cells_that_are_parted_alike_are_one_panel(gap: int, every: bool) -> None:
    (panel,) = detect(painted(gap, line=False, every=every)).panels
    assert panel.grid.shape == (4, 10)
