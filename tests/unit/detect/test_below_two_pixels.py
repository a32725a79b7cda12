"""Cells below two pixels whose count hangs on one pixel."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.detect.below_two_pixels import with_fine_cells
from unheat.model import Grid, Layout, PanelLayout, Raster, Reason


def _reasons(width: float, height: float) -> tuple[Reason, ...]:
    """What is said about 199 rows of ``height`` pixels by 200 columns of ``width``."""
    rows = tuple((20 + k * height, 20 + (k + 1) * height) for k in range(199))
    cols = tuple((30 + k * width, 30 + (k + 1) * width) for k in range(200))
    grid = Grid(row_spans=rows, column_spans=cols)
    layout = Layout(
        raster=Raster(rgb=np.zeros((440, 460, 3), np.uint8), name="t", sha256="", format="png"),
        panels=(PanelLayout(grid=grid, frame=grid.box, confidence=1.0),),
        bars=(),
        background=(255.0, 255.0, 255.0),
    )
    return with_fine_cells(layout).panels[0].reasons


@pytest.mark.parametrize(("width", "height"), [(1.85, 1.85), (2.0, 1.85), (1.85, 2.0)])
def test_a_count_that_one_pixel_would_change_is_asked_about(width: float, height: float) -> None:
    assert _reasons(width, height) == (Reason.GRID_AMBIGUOUS,)


@pytest.mark.parametrize(("width", "height"), [(2.0, 1.0), (2.0, 2.0), (2.4, 2.3)])
def test_whole_pixels_and_wider_cells_are_counted(width: float, height: float) -> None:
    assert _reasons(width, height) == ()
