"""Frames that stand one line of cells off what was read."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from unheat.decide.frame_beyond import has_frame_beyond
from unheat.model import Bar, Box, Grid, Layout, PanelLayout, Raster

SIDE, ROWS, COLUMNS = 14, 6, 5


def doubted(
    *, frame: bool = True, print_: bool = True, ruled: bool = False, bar: bool = False
) -> bool:
    """Whether a panel is in doubt of which the last column of cells was missed."""
    page = np.full((160, 200, 3), 255, np.uint8)
    shades = np.random.default_rng(5).integers(90, 240, (ROWS, COLUMNS + 1))
    shades[:, -1] = 250
    page[40 : 40 + SIDE * ROWS, 40 : 40 + SIDE * (COLUMNS + 1)] = np.kron(
        shades, np.ones((SIDE, SIDE), dtype=int)
    )[..., None]
    for row in range(ROWS if print_ else 1):
        at = 40 + SIDE * COLUMNS + 4, 40 + SIDE * row + 10
        cv2.putText(page, "0", at, cv2.FONT_HERSHEY_PLAIN, 0.6, (40, 40, 40), 1, cv2.LINE_AA)
    edge = 40 + SIDE * (COLUMNS + 1)
    if frame:
        page[39 : 41 + SIDE * ROWS, edge : edge + 1] = 60
    if ruled:
        page[39 : 41 + SIDE * ROWS, edge - SIDE : edge - SIDE + 1] = 60
    grid = Grid(
        row_spans=tuple((40.0 + SIDE * i, 40.0 + SIDE * (i + 1)) for i in range(ROWS)),
        column_spans=tuple((40.0 + SIDE * i, 40.0 + SIDE * (i + 1)) for i in range(COLUMNS)),
    )
    panel = PanelLayout(grid=grid, frame=grid.box, bar=None)
    bars = (Bar(box=Box(edge, 40, edge + 12, 124), orientation="vertical"),) if bar else ()
    raster = Raster(rgb=page, name="page", sha256="", format="png")
    return has_frame_beyond(Layout(raster=raster, panels=(panel,), bars=bars), panel)


def test_a_frame_one_column_off_with_print_before_it_leaves_a_doubt() -> None:
    assert doubted()


@pytest.mark.parametrize(
    "other", [{"frame": False}, {"print_": False}, {"ruled": True}, {"bar": True}]
)
def test_no_frame_or_print_lines_at_all_cells_and_bars_leave_none(other: dict[str, bool]) -> None:
    assert not doubted(**other)
