"""Colored dots on a grid."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect import detect
from unheat.detect.cellcheck import check_cells
from unheat.detect.colorbar import find_bars
from unheat.detect.dots import dotted_panel, with_dots
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.rivals import FoundPanel
from unheat.model import Layout, Raster

Picture = npt.NDArray[np.uint8]
PAGE = (255.0, 255.0, 255.0)


def ramp(share: float) -> tuple[int, int, int]:
    return round(255 * share), round(60 + 90 * share), round(255 * (1 - share))


def dotted(
    rows: int,
    columns: int,
    *,
    radii: tuple[int, int] = (12, 13),
    lines: bool = False,
    square: bool = False,
) -> Picture:
    """Dots 40 px apart, and a bar with four tick marks to the right of them."""
    rng = np.random.default_rng(8)
    rgb = np.full((60 + 40 * rows, 160 + 40 * columns, 3), 255, np.uint8)
    if lines:
        rgb[50 : 40 * rows + 50 : 40, 30 : 40 * columns + 30] = 225
        rgb[30 : 40 * rows + 30, 50 : 40 * columns + 50 : 40] = 225
    for row, column in np.ndindex(rows, columns):
        center = 50 + 40 * column, 50 + 40 * row
        color, radius = ramp(float(rng.uniform())), int(rng.integers(*radii))
        if square:
            x, y = center
            rgb[y - radius : y + radius, x - radius : x + radius] = color
        else:
            cv2.circle(rgb, center, radius, color, -1, cv2.LINE_AA)
    left, long = 80 + 40 * columns, 40 * rows
    for y in range(long):
        rgb[40 + y, left : left + 14] = ramp(1 - y / (long - 1))
    for y in np.linspace(40, 39 + long, 4).round().astype(int):
        rgb[y, left + 14 : left + 19] = 0
    return rgb


def layout_of(rgb: Picture) -> Layout:
    return detect(Raster(rgb=rgb, name="painted", sha256="", format="png"))


@pytest.mark.parametrize("radii", [(12, 13), (4, 16)], ids=["alike", "sized"])
@pytest.mark.parametrize("lines", [False, True])
def test_dots_on_a_grid_are_cells_and_up_for_review(radii: tuple[int, int], lines: bool) -> None:
    (panel,) = layout_of(dotted(6, 8, radii=radii, lines=lines)).panels
    assert panel.grid.shape == (6, 8)
    assert panel.bar == 0
    assert panel.review
    assert panel.grid.box.as_tuple() == pytest.approx((30, 30, 350, 270), abs=1.0)


def test_dots_without_a_bar_that_explains_them_are_no_heatmap() -> None:
    rgb = dotted(6, 8)
    rgb[:, 380:] = 255
    assert not layout_of(rgb).panels


def test_scattered_dots_are_none() -> None:
    rng = np.random.default_rng(5)
    rgb = np.full((400, 500, 3), 255, np.uint8)
    for x, y in rng.integers(20, 380, (50, 2)).tolist():
        cv2.circle(rgb, (x, y), 8, ramp(float(rng.uniform())), -1, cv2.LINE_AA)
    assert dotted_panel(rgb, PAGE, 4.0) is None


def test_dots_of_one_color_are_none() -> None:
    rgb = np.full((400, 500, 3), 255, np.uint8)
    for row, column in np.ndindex(6, 8):
        cv2.circle(rgb, (60 + 50 * column, 50 + 50 * row), 12, (90, 90, 90), -1, cv2.LINE_AA)
    assert dotted_panel(rgb, PAGE, 4.0) is None


def test_a_missing_dot_leaves_its_place() -> None:
    rgb = dotted(6, 8)
    rgb[70:110, 110:150] = 255
    (panel,) = layout_of(rgb).panels
    assert panel.grid.shape == (6, 8)


def test_dots_in_a_part_of_a_larger_lattice_are_its_cells() -> None:
    rgb = dotted(6, 8)
    rows, columns = (
        Lattice(start=start, end=start + 40 * n, n=n, gap=0, score=1, explained=1, support=1)
        for start, n in ((-50, 12), (-130, 16))
    )
    fit = GridFit(rows=rows, columns=columns)
    check = check_cells(rgb, rows.spans(), columns.spans(), PAGE, 4.0)
    whole = FoundPanel(fit=fit, check=check, quality=0.7)
    assert with_dots(rgb, PAGE, 4.0, find_bars(rgb), [whole], []) == ([whole], [])
    kept, _ = with_dots(rgb, PAGE, 4.0, find_bars(rgb), [], [])
    assert [panel.shape for panel in kept] == [(6, 8)]


def test_squares_sized_by_value_stand_on_a_grid_too() -> None:
    (panel,) = layout_of(dotted(6, 8, radii=(4, 16), square=True)).panels
    assert panel.grid.shape == (6, 8)
    assert panel.bar == 0


def test_dots_on_axes_of_another_color_with_tick_marks() -> None:
    rgb = dotted(6, 8)
    axes = rgb[20:280, 20:360]
    axes[(axes == 255).all(axis=2)] = (30, 30, 50)
    for row in range(6):
        rgb[49 + 40 * row : 52 + 40 * row, 15:20] = 0
    for column in range(8):
        rgb[280:285, 49 + 40 * column : 52 + 40 * column] = 0
    (panel,) = layout_of(rgb).panels
    assert panel.grid.shape == (6, 8)


@pytest.mark.parametrize("legend", [True, False])
def test_dots_in_the_colors_of_a_legend_are_cells(legend: bool) -> None:
    colors = [(78, 121, 167), (242, 142, 43), (225, 87, 89)]
    rgb = np.full((300, 520, 3), 255, np.uint8)
    for row, column in np.ndindex(5, 8):
        center = 50 + 40 * column, 50 + 40 * row
        cv2.circle(rgb, center, 14, colors[(row * row + column) % 3], -1, cv2.LINE_AA)
    for index, color in enumerate(colors if legend else []):
        rgb[60 + 30 * index : 72 + 30 * index, 420:440] = color
    kept, refused = with_dots(rgb, PAGE, 4.0, (), [], [])
    assert (len(kept), len(refused)) == ((1, 0) if legend else (0, 1))
