"""Bars that are made of a panel's own cells."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.detect.own_cells import is_outside
from unheat.detect.panels import find_panels
from unheat.model import Bar, Box


@pytest.mark.parametrize(
    ("box", "outside"),
    [
        (Box(130, 30, 330, 75), False),  # pale cells of one row and the page beside them
        (Box(30, 20, 130, 60), False),  # all of it cells
        (Box(170, 24, 330, 60), True),  # no whole cell
        (Box(220, 30, 236, 180), True),  # beside the cells
        (Box(188, 30, 204, 180), True),  # over their rim
    ],
)
def test_a_strip_over_whole_cells_and_the_page_is_no_bar(box: Box, *, outside: bool) -> None:
    rgb = np.full((240, 360, 3), 255, dtype=np.uint8)
    colors = np.random.default_rng(4).integers(0, 200, (4, 4, 3))
    for row, col in np.ndindex(4, 4):
        rgb[20 + 40 * row : 60 + 40 * row, 30 + 40 * col : 70 + 40 * col] = colors[row, col]
    found = find_panels(rgb, [Box(20, 10, 200, 190)], (255.0, 255.0, 255.0), 4.0)[0]
    assert [panel.shape for panel in found] == [(4, 4)]
    assert is_outside(Bar(box=box, orientation="vertical", tick_positions=()), found) is outside
