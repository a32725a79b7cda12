"""Panels that were taken for the blocks of one matrix."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from unheat.decide.lines_in_gaps import are_panels_apart
from unheat.model import Grid, Layout, PanelLayout, Raster

TOPS = (40.0, 70.0, 130.0, 160.0, 220.0, 250.0)
ROWS = tuple((top, top + 30.0) for top in TOPS)
COLUMNS = tuple((100.0 + 60 * col, 160.0 + 60 * col) for col in range(4))


def _layout(*between: str) -> Layout:
    """Three blocks of two rows, with these lines of print in the gaps between them."""
    rgb = np.full((320, 420, 3), 255, dtype=np.uint8)
    for row, (y0, y1) in enumerate(ROWS):
        for col, (x0, x1) in enumerate(COLUMNS):
            rgb[int(y0) : int(y1), int(x0) : int(x1)] = (60 + 30 * row, 160, 250 - 50 * col)
    for foot in (100, 190):
        for line, text in enumerate(between):
            cv2.putText(rgb, text, (150, foot + 12 + 12 * line), 0, 0.35, (0, 0, 0), 1, cv2.LINE_AA)
    grid = Grid(row_spans=ROWS, column_spans=COLUMNS)
    panel = PanelLayout(grid=grid, frame=grid.box)
    raster = Raster(rgb=rgb, name="x.png", sha256="0" * 64, format="png")
    return Layout(raster=raster, background=(255.0, 255.0, 255.0), panels=(panel,))


@pytest.mark.parametrize(
    ("between", "apart"),
    [((), False), (("Group",), False), (("yes  no", "Title"), True)],
    ids=["empty", "a head", "labels and a title"],
)
def test_several_lines_between_blocks_are_of_panels(between: tuple[str, ...], apart: bool) -> None:
    layout = _layout(*between)
    assert are_panels_apart(layout, layout.panels[0]) == apart
