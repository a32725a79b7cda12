"""Panels beside a bar that is far longer than they are."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.decide.outgrown import is_outgrown
from unheat.model import Bar, Box, Grid, Layout, PanelLayout, Raster


def _panel(left: float, *, bar: int | None = 0, frame: float = 80.0) -> PanelLayout:
    spans = ((left, left + 40.0), (left + 40.0, left + 80.0))
    grid = Grid(row_spans=((10.0, 50.0), (50.0, 90.0)), column_spans=spans)
    return PanelLayout(grid=grid, frame=Box(left, 10.0, left + frame, 90.0), bar=bar)


@pytest.mark.parametrize(
    ("panels", "outgrown"),
    [
        ((_panel(320.0),), True),
        # The other ones of a row share the bar.
        ((_panel(320.0), _panel(10.0)), False),
        ((_panel(320.0), _panel(10.0, bar=None)), True),
        # Few cells in large axes.
        ((_panel(10.0, frame=380.0),), False),
        ((_panel(320.0, bar=None),), False),
    ],
)
def test_a_bar_far_longer_than_its_panels_tells_of_cells_that_were_not_found(
    panels: tuple[PanelLayout, ...], outgrown: bool
) -> None:
    page = np.full((200, 420, 3), 255, dtype=np.uint8)
    page[10:90, 10:90] = 120
    bar = Bar(box=Box(7.0, 150.0, 399.0, 162.0), orientation="horizontal")
    raster = Raster(rgb=page, name="page", sha256="", format="png")
    layout = Layout(raster=raster, panels=panels, bars=(bar,))
    assert is_outgrown(layout, panels[0]) is outgrown


def test_square_cells_may_fill_few_of_wide_axes() -> None:
    page = np.full((200, 420, 3), 255, dtype=np.uint8)
    page[10:90, 320:400] = 120
    page[150:162, 7:399] = 90
    page[40:56:2, 10:90] = 0
    bar = Bar(box=Box(7.0, 150.0, 399.0, 162.0), orientation="horizontal")
    raster = Raster(rgb=page, name="page", sha256="", format="png")
    layout = Layout(raster=raster, panels=(_panel(320.0),), bars=(bar,))
    assert not is_outgrown(layout, layout.panels[0])
