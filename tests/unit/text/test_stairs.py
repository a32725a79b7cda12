"""Names in the middle of the steps of a half empty matrix, which are those of rows and columns."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from tests.unit.text.test_titles import Page

from unheat.detect.stairs import without_stairs
from unheat.model import CellPixels, Grid, PanelLayout
from unheat.text.labels import locate

NAMES = ("one", "two", "three", "four", "five")


def stepped(
    *, rises: bool, upper: bool = True, missing: int | None = None, hang: int = 0
) -> tuple[Page, CellPixels]:
    """Four rows and columns of which one half is empty, with names on the steps between the halves
    and one beyond each end, all but the ``missing`` one. They ``hang`` over to the left by so many
    pixels, and are as much longer.
    """
    page = Page()
    turn = 3 if rises else 0
    blank = np.tri(4, k=-1, dtype=bool)
    blank = blank.T if upper else blank
    ink = np.eye(4, k=1 if upper else -1) > 0
    blank, ink = (side[:, ::-1] if rises else side for side in (blank, ink))
    for row, col in np.argwhere(blank):
        page.pixels[120 + 40 * row : 160 + 40 * row, 160 + 60 * col : 220 + 60 * col] = 255
    for step, name in enumerate(NAMES):
        row, col = (step - 1, step) if upper else (step, step - 1)
        col = turn - col if rises else col
        if step != missing:
            long = name + hang // 3 * "n"
            page.write(long, 190 - hang + 60 * col, 140 + 40 * row, scale=0.4)
    pixels = CellPixels(
        rgb=np.where(blank[..., None], 255.0, 90.0) * np.ones((4, 4, 3)),
        spread=np.zeros((4, 4)),
        clean=np.full((4, 4), 100.0),
        ink_box=np.where(ink[..., None], 1.0, np.full((4, 4, 4), np.nan)),
        ink_share=np.where(ink, 0.1, 0.0),
        blank=blank,
    )
    return page, pixels


@pytest.mark.parametrize("rises", [False, True])
@pytest.mark.parametrize("upper", [False, True])
def test_names_in_the_middle_of_the_steps_are_those_of_rows_and_columns(
    rises: bool, upper: bool
) -> None:
    page, pixels = stepped(rises=rises, upper=upper)
    bare = without_stairs(pixels)
    assert not (bare.ink_share > 0).any()
    sites = locate(page.layout(), [bare])
    assert [site.index for site in sites.of("row", 0)] == [0, 1, 2, 3]
    assert [site.index for site in sites.of("column", 0)] == [0, 1, 2, 3]
    # The name of a row stands beside the first or last of its cells.
    for site in sites.of("row", 0):
        assert abs(site.box.center[1] - (140 + 40 * site.index)) < 8
    for site in sites.of("column", 0):
        assert abs(site.box.center[0] - (190 + 60 * site.index)) < 12


def test_rows_with_labels_of_their_own_take_none_from_the_diagonal() -> None:
    page, pixels = stepped(rises=True)
    for row in range(4):
        page.write(f"r{row}", 140, 140 + 40 * row, scale=0.4)
    sites = locate(page.layout(), [without_stairs(pixels)])
    assert all(site.box.x1 < 160 for site in sites.of("row", 0))


def test_steps_of_which_one_has_no_name_name_nothing() -> None:
    page, pixels = stepped(rises=True, missing=0)
    assert len(locate(page.layout(), [without_stairs(pixels)]).of("row", 0)) < 4


def test_names_that_hang_over_the_empty_cells_before_them_are_names_all_the_same() -> None:
    page, pixels = stepped(rises=True, hang=20)
    sites = locate(page.layout(), [without_stairs(pixels)])
    assert [site.index for site in sites.of("row", 0)] == [0, 1, 2, 3]
    assert [site.index for site in sites.of("column", 0)] == [0, 1, 2, 3]


@pytest.mark.parametrize("angle", [0.0, 45.0])
def test_names_over_the_first_cells_of_their_columns_are_those_of_the_columns(angle: float) -> None:
    # The letters of level ones all lie on the slope of the stairs, nearer to the next step than
    # most; of slanted ones some lie on one level.
    page = Page()
    page.pixels = np.full((620, 620, 3), 255, dtype=np.uint8)
    side, count = 54, 8
    for row, col in np.argwhere(np.tri(count, dtype=bool)):
        y, x = 96 + side * row, 122 + side * col
        page.pixels[y : y + side, x : x + side] = (60 + 20 * row, 90, 60 + 15 * col)
    names = ("NDVI", "LST", "Albedo", "Slope", "Aspect", "Elev.", "TWI", "SOC")
    for step, name in enumerate(names):
        middle = 149 + side * step
        if not angle:
            page.typeset(name, middle, 85 + side * step, 12)
        page.typeset(name, 75, 129 + side * step, 12)
    if angle:
        figure = Figure(figsize=(6.2, 6.2), dpi=100)
        canvas: Any = FigureCanvasAgg(figure)
        for step, name in enumerate(names):
            x, y = 140 + side * step, 88 + side * step
            figure.text(x / 620, 1 - y / 620, name, rotation=angle, rotation_mode="anchor")
        canvas.draw()
        page.pixels = np.minimum(page.pixels, np.asarray(canvas.buffer_rgba())[:, :, :3])
    spans = [
        tuple((float(start + side * at), float(start + side * (at + 1))) for at in range(count))
        for start in (96, 122)
    ]
    grid = Grid(row_spans=spans[0], column_spans=spans[1])
    panel = PanelLayout(grid=grid, frame=grid.box, bar=None)
    blank = np.tri(count, k=-1, dtype=bool).T
    pixels = CellPixels(
        rgb=np.where(blank[..., None], 255.0, 90.0) * np.ones((count, count, 3)),
        spread=np.zeros((count, count)),
        clean=np.full((count, count), 100.0),
        ink_box=np.full((count, count, 4), np.nan),
        ink_share=np.zeros((count, count)),
        blank=blank,
    )
    sites = locate(replace(page.layout(), panels=(panel,)), [without_stairs(pixels)])
    assert [site.index for site in sites.of("row", 0)] == list(range(count))
    assert [site.index for site in sites.of("column", 0)] == list(range(count))
    assert {site.lines[0].angle for site in sites.of("column", 0)} == {angle}
    assert not sites.of("title", 0)
