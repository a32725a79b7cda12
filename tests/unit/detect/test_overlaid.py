"""Bars over the cells of a panel, and in its empty half."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.detect import detect
from unheat.detect.ink import measure_cells
from unheat.detect.overlaid import is_on_page, overlaid, uncovered, without_bar_print
from unheat.model import Bar, Box, Raster

WHITE = (255.0, 255.0, 255.0)
BAR = Bar(
    box=Box(250, 50, 264, 150), orientation="vertical", tick_positions=(50, 83, 117, 150),
    tick_side="right",
)  # fmt: skip


def triangle(*, over_cells: bool = False) -> npt.NDArray[np.uint8]:
    """A lower triangle of 7×7 cells of 40 px, all of it filled for a bar ``over_cells``."""
    rgb = np.full((340, 380, 3), 255, np.uint8)
    level = np.random.default_rng(4).integers(0, 256, (7, 7))
    colors = np.stack([level, level // 2, 255 - level], axis=2)
    for row, column in np.ndindex(7, 7):
        if over_cells:
            colors[row, 4:6] = colors[row, 4]
        if over_cells or column <= row:
            rgb[30 + 40 * row : 70 + 40 * row, 40 + 40 * column : 80 + 40 * column] = colors[
                row, column
            ]
    ramp = np.linspace(0, 255, 100).astype(np.uint8)[::-1]
    rgb[50:150, 250:264] = np.stack([ramp, ramp // 2, 255 - ramp], axis=1)[:, None]
    for y in (50, 83, 117, 149):
        rgb[y, 264:269] = 0
        rgb[y - 3 : y + 4, 274:288:3] = 0  # something like a number
    return rgb


def test_a_bar_in_the_empty_half_of_a_triangle_is_its_bar() -> None:
    rgb = triangle()
    layout = detect(Raster(rgb=rgb, name="painted", sha256="", format="png"))
    (panel,) = layout.panels
    assert panel.grid.shape == (7, 7)
    assert [bar.box.as_tuple() for bar in layout.bars] == [(250, 50, 264, 150)]
    assert is_on_page(rgb, BAR, WHITE, 4.0)
    assert not overlaid(rgb, [BAR], WHITE, 4.0)


def test_its_numbers_are_no_print_of_cells() -> None:
    raster = Raster(rgb=triangle(), name="painted", sha256="", format="png")
    layout = detect(raster)
    (panel,) = layout.panels
    pixels = measure_cells(raster, panel.grid, layout.background)
    assert np.isfinite(pixels.ink_box[0, 5]).all()
    freed = without_bar_print(pixels, panel.grid, layout.bars)
    assert not np.isfinite(freed.ink_box).any()
    assert without_bar_print(pixels, panel.grid, ()) is pixels


def test_a_bar_over_cells_is_painted_over_with_what_is_beside_it() -> None:
    rgb = triangle(over_cells=True)
    assert overlaid(rgb, [BAR], WHITE, 4.0) == (BAR,)
    assert not is_on_page(rgb, BAR, WHITE, 4.0)
    picture = uncovered(rgb, [BAR])
    assert (picture[50:150, 250:264] == picture[50:150, 246:247]).all()


def test_the_broad_frame_of_a_bar_in_an_enlarged_picture_is_no_panel_under_it() -> None:
    rgb = np.full((340, 380, 3), 255, np.uint8)
    rgb[44:156, 244:270] = 120
    ramp = np.linspace(0, 255, 100).astype(np.uint8)[::-1]
    rgb[50:150, 250:264] = np.stack([ramp, ramp // 2, 255 - ramp], axis=1)[:, None]
    assert not overlaid(rgb, [BAR], WHITE, 4.0)


def test_a_number_in_an_empty_cell_stands_where_those_of_the_others_do() -> None:
    rgb = triangle()
    for row in range(7):
        for column in range(row + 1):
            y, x = 50 + 40 * row, 60 + 40 * column
            if column == row:
                # The diagonal has the color of the page, and its numbers.
                rgb[y - 19 : y + 19, x - 19 : x + 19] = 255
            rgb[y - 4 : y + 5, x - 9 : x + 10 : 3] = 0
    raster = Raster(rgb=rgb, name="painted", sha256="", format="png")
    (panel,) = detect(raster).panels
    assert panel.grid.shape == (7, 7)
    pixels = measure_cells(raster, panel.grid, WHITE)
    assert np.isfinite(pixels.ink_box[0, 5]).all()
    own = without_bar_print(pixels, panel.grid, [BAR]).ink_box
    freed = np.asarray(np.isfinite(own).all(axis=-1))
    assert freed[np.arange(7), np.arange(7)].all()
    assert not freed[0, 5]
