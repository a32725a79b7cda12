"""Lines of cells that the pen of the frame narrowed."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.cut_lines import with_cut_lines
from unheat.model import Grid, Layout, PanelLayout, Raster, Reason

Picture = npt.NDArray[np.uint8]

WIDE, HIGH, LEFT, TOP, ROWS, COLUMNS = 5, 14, 30, 20, 9, 24


def _picture(*, cut: int, pen: int = 2) -> Picture:
    """Cells of many colors on white, with ``cut`` pixels of one more column before them and then
    the line of the axis."""
    colors = np.random.default_rng(3).integers(60, 220, (ROWS, COLUMNS + 1, 3), dtype=np.uint8)
    cells = colors.repeat(HIGH, axis=0).repeat(WIDE, axis=1)[:, WIDE - cut :]
    rgb = np.full((TOP * 2 + ROWS * HIGH, LEFT * 2 + COLUMNS * WIDE, 3), 255, dtype=np.uint8)
    rgb[TOP : TOP + ROWS * HIGH, LEFT - cut : LEFT + COLUMNS * WIDE] = cells
    rgb[TOP : TOP + ROWS * HIGH, LEFT - cut - pen : LEFT - cut] = 0
    return rgb


def _reasons(rgb: Picture, form: str = "png") -> tuple[Reason, ...]:
    rows = tuple((float(TOP + k * HIGH), float(TOP + (k + 1) * HIGH)) for k in range(ROWS))
    cols = tuple((float(LEFT + k * WIDE), float(LEFT + (k + 1) * WIDE)) for k in range(COLUMNS))
    grid = Grid(row_spans=rows, column_spans=cols)
    layout = Layout(
        raster=Raster(rgb=rgb, name="t", sha256="", format=form),
        panels=(PanelLayout(grid=grid, frame=grid.box, confidence=1.0),),
        bars=(),
        background=(255.0, 255.0, 255.0),
    )
    return with_cut_lines(layout).panels[0].reasons


@pytest.mark.parametrize("mirrored", [False, True])
def test_a_column_that_the_pen_narrowed_is_asked_about(mirrored: bool) -> None:
    rgb = _picture(cut=3)
    rgb = np.ascontiguousarray(rgb[:, ::-1]) if mirrored else rgb
    assert _reasons(rgb) == (Reason.GRID_AMBIGUOUS,)


@pytest.mark.parametrize("cut", [0, 1])
def test_cells_that_end_at_the_line_of_the_axis_are_all(cut: int) -> None:
    assert _reasons(_picture(cut=cut)) == ()


def test_a_strip_without_a_line_beyond_it_is_no_part_of_the_cells() -> None:
    assert _reasons(_picture(cut=3, pen=0)) == ()
