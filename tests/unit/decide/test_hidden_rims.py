"""Lines of cells that the edge of the picture or a thick pen hides."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from unheat.decide.hidden_rims import hides_cells
from unheat.model import Box, Grid, Layout, PanelLayout, Raster

_SIDE = 4


def _page() -> npt.NDArray[np.uint8]:
    """Twelve by twelve cells of four pixels, in two colors, from (40, 40) on."""
    rng = np.random.default_rng(3)
    colors = np.array([[247, 247, 247], [103, 0, 13]], dtype=np.uint8)[rng.integers(0, 2, (12, 12))]
    page = np.full((140, 140, 3), 255, dtype=np.uint8)
    page[40:88, 40:88] = np.kron(colors, np.ones((_SIDE, _SIDE, 1), dtype=np.uint8))
    return page


def _hides(page: npt.NDArray[np.uint8], top: int, rows: int) -> bool:
    spans = tuple((40.0 + _SIDE * i, 44.0 + _SIDE * i) for i in range(12))
    lines = tuple((float(top + _SIDE * i), float(top + _SIDE * i + 4)) for i in range(rows))
    grid = Grid(row_spans=lines, column_spans=spans)
    panel = PanelLayout(grid=grid, frame=Box(40.0, top, 88.0, top + _SIDE * rows), bar=None)
    raster = Raster(rgb=page, name="page", sha256="", format="png")
    return hides_cells(Layout(raster=raster, panels=(panel,), bars=()), panel)


@pytest.mark.parametrize(("cut", "hidden"), [(40, False), (42, True), (39, False), (36, False)])
def test_a_part_of_a_line_before_the_edge_of_the_picture_is_cells(cut: int, hidden: bool) -> None:
    # What is left of the first row of cells has no border towards the edge.
    page = _page()[cut:]
    top = 44 - cut if cut > 40 else 40 - cut
    assert _hides(page, top, 11 if cut > 40 else 12) is hidden


@pytest.mark.parametrize(("first", "hidden"), [(20.0, False), (18.0, False), (12.0, True)])
@pytest.mark.parametrize("turned", [False, True])
def test_a_line_at_the_edge_of_the_picture_that_is_shorter_was_cut(
    first: float, *, hidden: bool, turned: bool
) -> None:
    cut = tuple((max(first - 20 + 20 * i, 0.0), first + 20 * i) for i in range(4))
    whole = tuple((30.0 + 20 * i, 50.0 + 20 * i) for i in range(4))
    rows, columns = (whole, cut) if turned else (cut, whole)
    grid = Grid(row_spans=rows, column_spans=columns)
    panel = PanelLayout(grid=grid, frame=grid.box, bar=None)
    rgb = np.full((160, 160, 3), 255, dtype=np.uint8)
    raster = Raster(rgb=rgb, name="page", sha256="", format="png")
    layout = Layout(raster=raster, panels=(panel,), bars=(), background=(255.0, 255.0, 255.0))
    assert hides_cells(layout, panel) is hidden


@pytest.mark.parametrize("seen", ["cells", "names", "box"])
def test_cells_of_any_colors_are_cut_by_the_edge_of_a_small_panel(seen: str) -> None:
    page = np.full((100, 140, 3), 255, dtype=np.uint8)
    first = [(103, 0, 13), (245, 246, 247), (200, 60, 50), (60, 120, 200)]
    for i, color in enumerate(first):
        page[20:40, 40 + 20 * i : 60 + 20 * i] = (80 * i % 256, 30, 90)
        page[:20, 40 + 20 * i : 60 + 20 * i] = color if seen == "cells" else 255
    page[2:8, 44:116:4] = 255 if seen == "cells" else 0
    if seen == "box":
        page[:18, 40:120] = 200
    grid = Grid(
        row_spans=tuple((20.0 + 20 * i, 40.0 + 20 * i) for i in range(3)),
        column_spans=tuple((40.0 + 20 * i, 60.0 + 20 * i) for i in range(4)),
    )
    panel = PanelLayout(grid=grid, frame=Box(40.0, 20.0, 120.0, 80.0), bar=None)
    raster = Raster(rgb=page, name="page", sha256="", format="png")
    layout = Layout(raster=raster, panels=(panel,), bars=(), background=(255.0, 255.0, 255.0))
    assert hides_cells(layout, panel) is (seen == "cells")


@pytest.mark.parametrize(("thick", "hidden"), [(1, False), (3, False), (5, True), (9, True)])
def test_a_pen_as_thick_as_cells_hides_a_line_of_them(thick: int, hidden: bool) -> None:
    page = _page()
    page[88 : 88 + thick, 38:90] = 38
    assert _hides(page, 40, 12) is hidden


@pytest.mark.parametrize(("cut", "hidden"), [(36, False), (42, True)])
def test_the_last_cell_of_a_triangle_may_be_cut(cut: int, hidden: bool) -> None:
    # The first row holds one cell, the others are page; or it is all there.
    page = _page()
    page[40:44, 44:88] = 255
    page[40:44, 40:44] = (103, 0, 13)
    assert _hides(page[cut:], 44 - cut if cut > 40 else 40 - cut, 11 if cut > 40 else 12) is hidden
    # Print or a frame before the cells fills no place of one.
    page[40:44, 40:44] = 255
    page[41:43, 40:60:2] = 0
    assert not _hides(page[42:], 2, 11)
    page[40:44, 38:90] = 0
    assert not _hides(page[42:], 2, 11)


@pytest.mark.parametrize(("rows", "hidden"), [((2, 3), False), ((0, 4), True)])
def test_a_line_of_gray_print_beside_gray_cells_is_no_line_of_them(
    rows: tuple[int, int], hidden: bool
) -> None:
    levels = np.random.default_rng(8).integers(20, 235, (12, 12)).astype(np.uint8)
    page = np.full((100, 140, 3), 255, dtype=np.uint8)
    page[4:52, 40:88] = np.kron(levels, np.ones((_SIDE, _SIDE), dtype=np.uint8))[..., None]
    page[rows[0] : rows[1], 40:88] = np.kron(levels[0, ::-1], np.ones(_SIDE, dtype=np.uint8))[
        :, None
    ]
    assert _hides(page, 4, 12) is hidden


@pytest.mark.parametrize("labels", [False, True])
def test_labels_whose_colors_are_those_of_cells_are_no_cut_cells(*, labels: bool) -> None:
    # Behind a palette of few colors the edges of letters have colors that cells have as well.
    colors = np.random.default_rng(5).integers(0, 200, (8, 3)).astype(np.uint8)
    page = np.full((64, 160, 3), 255, dtype=np.uint8)
    page[16:36] = np.repeat(colors, 20, axis=0)
    page[36:56] = np.repeat(colors[::-1], 20, axis=0)
    for y in range(16):
        page[y] = np.repeat(np.roll(colors, y if labels else 0, axis=0), 20, axis=0)
    grid = Grid(
        row_spans=((16.0, 36.0), (36.0, 56.0)),
        column_spans=tuple((20.0 * i, 20.0 + 20 * i) for i in range(8)),
    )
    panel = PanelLayout(grid=grid, frame=grid.box, bar=None)
    raster = Raster(rgb=page, name="page", sha256="", format="png")
    layout = Layout(raster=raster, panels=(panel,), bars=(), background=(255.0, 255.0, 255.0))
    assert hides_cells(layout, panel) is not labels
