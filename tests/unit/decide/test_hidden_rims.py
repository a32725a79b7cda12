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
