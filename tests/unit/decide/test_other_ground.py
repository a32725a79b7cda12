"""Names on another ground than the page's."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.decide.other_ground import unseen_names_doubted
from unheat.model import Axis, Box, Grid, Layout, PanelLayout, Raster, Reason

WHITE = (255.0, 255.0, 255.0)


def _axis(*labels: str | None) -> Axis:
    n = len(labels)
    return Axis(title=None, labels=labels, confidence=(1.0,) * n, review=(False,) * n)


@pytest.mark.parametrize(
    ("ground", "print_", "label", "asked"),
    [
        (200, 20, None, True),
        (200, 20, "a", False),
        (200, 200, None, False),
        (250, 20, None, False),
    ],
)
def test_an_axis_without_names_is_asked_about_where_print_stands_in_a_shadow(
    ground: int, print_: int, label: str | None, *, asked: bool
) -> None:
    rgb = np.full((160, 260, 3), 255, np.uint8)
    rgb[:, :100] = ground
    rgb[50:60, 40:90:4] = print_
    rgb[90:100, 40:90:4] = print_
    rgb[40:120, 100:180] = (180, 40, 40)
    spans = tuple((40.0 + 40 * i, 80.0 + 40 * i) for i in range(2))
    columns = tuple((100.0 + 40 * i, 140.0 + 40 * i) for i in range(2))
    panel = PanelLayout(
        grid=Grid(row_spans=spans, column_spans=columns), frame=Box(100, 40, 180, 120), bar=None
    )
    raster = Raster(rgb=rgb, name="", sha256="", format="png")
    layout = Layout(raster=raster, panels=(panel,), bars=(), background=WHITE)
    rows, across = unseen_names_doubted(layout, panel, (_axis(label, label), _axis(None, None)))
    assert rows.review == (asked, asked)
    assert across.review == (False, False)
    assert (rows.title is not None and rows.title.review) is asked
    if asked:
        assert Reason.LABEL_MISSING in rows.reasons[0]


@pytest.mark.parametrize(
    ("begins", "print_", "asked"), [(8, 240, True), (100, 240, False), (8, 40, False)]
)
def test_a_header_whose_names_were_lost_may_hold_the_heading_of_the_rows(
    begins: int, print_: int, *, asked: bool
) -> None:
    """Where it goes on over the names of the rows, with print on it."""
    rgb = np.full((160, 260, 3), 255, np.uint8)
    rgb[8:40, begins:180] = 40
    rgb[18:30, 110:170:4] = 240
    rgb[18:30, 20:60:4] = print_ if begins < 20 else 255
    rgb[40:120, 100:180] = (180, 40, 40)
    spans = tuple((40.0 + 40 * i, 80.0 + 40 * i) for i in range(2))
    columns = tuple((100.0 + 40 * i, 140.0 + 40 * i) for i in range(2))
    grid = Grid(row_spans=spans, column_spans=columns)
    panel = PanelLayout(grid=grid, frame=grid.box, bar=None)
    raster = Raster(rgb=rgb, name="", sha256="", format="png")
    layout = Layout(raster=raster, panels=(panel,), bars=(), background=WHITE)
    rows, across = unseen_names_doubted(layout, panel, (_axis("a", "b"), _axis(None, None)))
    assert across.review == (True, True)
    assert rows.review == (False, False)
    assert (rows.title is not None and rows.title.review) is asked


@pytest.mark.parametrize(("print_", "asked"), [(240, True), (60, False)])
def test_a_header_of_one_line_is_lower_than_the_page_beyond_it(print_: int, *, asked: bool) -> None:
    rgb = np.full((200, 260, 3), 255, np.uint8)
    rgb[58:80, 8:180] = 60
    rgb[64:74, 110:170:4] = print_
    rgb[80:160, 100:180] = (180, 40, 40)
    spans = tuple((80.0 + 40 * i, 120.0 + 40 * i) for i in range(2))
    columns = tuple((100.0 + 40 * i, 140.0 + 40 * i) for i in range(2))
    grid = Grid(row_spans=spans, column_spans=columns)
    panel = PanelLayout(grid=grid, frame=grid.box, bar=None)
    raster = Raster(rgb=rgb, name="", sha256="", format="png")
    layout = Layout(raster=raster, panels=(panel,), bars=(), background=WHITE)
    _rows, across = unseen_names_doubted(layout, panel, (_axis("a", "b"), _axis(None, None)))
    assert across.review == (asked, asked)
