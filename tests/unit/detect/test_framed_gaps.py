"""Panels whose frames stand in gaps that are two cells wide or high."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.detect import detect
from unheat.model import Raster

CELL, ROWS, COLUMNS = 12, 10, 30


@pytest.mark.parametrize("frames", [True, False])
@pytest.mark.parametrize("below", [True, False])
def test_frames_in_gaps_of_two_cells_part_panels(frames: bool, below: bool) -> None:
    pitch, beyond = CELL * (COLUMNS + 2), CELL // 2
    rgb = np.full((CELL * ROWS + 80, 3 * pitch + 60, 3), 255, np.uint8)
    colors = np.random.default_rng(75801).integers(0, 200, (ROWS, 3 * COLUMNS, 3))
    for k in range(3):
        x0, y0 = 40 + k * pitch, 40
        x1, y1 = x0 + CELL * COLUMNS, y0 + CELL * ROWS
        # Lines of the axes run out to the frame, on which the middles of the gap's cells lie.
        for y in range(y0 + beyond, y1, CELL):
            rgb[y, x0 - beyond : x1 + beyond] = 220
            if not frames:
                rgb[y - 2 : y + 3, [x0 - beyond, x1 + beyond]] = 217
        if frames:
            rgb[y0 - 5 : y1 + 5, [x0 - beyond, x0 - beyond - 1]] = 217
            rgb[y0 - 5 : y1 + 5, [x1 + beyond, x1 + beyond - 1]] = 217
        for row, column in np.ndindex(ROWS, COLUMNS):
            y, x = y0 + CELL * row, x0 + CELL * column
            rgb[y : y + CELL, x : x + CELL] = colors[row, COLUMNS * k + column]
    if below:
        rgb = rgb.transpose(1, 0, 2).copy()
    found = detect(Raster(rgb=rgb, name="painted", sha256="", format="png"))
    shapes = [panel.grid.shape for panel in found.panels]
    expected = [(ROWS, COLUMNS)] * 3 if frames else [(ROWS, 3 * COLUMNS + 4)]
    assert shapes == [shape[::-1] if below else shape for shape in expected]
