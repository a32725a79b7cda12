"""Matrices whose rows and columns are split into groups."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect import detect
from unheat.detect.blocks import blocks_joined, taken_for_bars
from unheat.detect.cellcheck import check_cells
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.rivals import FoundPanel
from unheat.model import Bar, Box, Layout, Raster

HEIGHT, WIDTH = 24, 34


def split(
    rows: Sequence[int], columns: Sequence[int], gap: int, *, printed: bool = False
) -> npt.NDArray[np.uint8]:
    """A white page with groups of cells of 34×24 px that are ``gap`` px apart."""
    rgb = np.full((420, 480, 3), 255, np.uint8)
    colors = np.random.default_rng(3).integers(0, 220, (sum(rows), sum(columns), 3))
    for i, y in enumerate(places(rows, HEIGHT, gap)):
        for j, x in enumerate(places(columns, WIDTH, gap)):
            rgb[y : y + HEIGHT, x : x + WIDTH] = colors[i, j]
            if printed:
                rgb[y + 7 : y + 17, x + 8 : x + 26 : 2] = 255
    return rgb


def places(groups: Sequence[int], size: int, gap: int) -> list[int]:
    return [40 + size * index + gap * number for number, index in enumerate_cells(groups)]


def enumerate_cells(groups: Sequence[int]) -> list[tuple[int, int]]:
    of = [number for number, count in enumerate(groups) for _ in range(count)]
    return list(zip(of, range(len(of)), strict=True))


def found(rgb: npt.NDArray[np.uint8]) -> Layout:
    return detect(Raster(rgb=rgb, name="painted", sha256="", format="png"))


def shapes(layout: Layout) -> list[tuple[int, int]]:
    return [panel.grid.shape for panel in layout.panels]


def test_groups_of_rows_and_columns_are_one_matrix() -> None:
    (panel,) = found(split([4, 3, 5], [5, 4], 9)).panels
    assert panel.grid.shape == (12, 9)
    gaps = panel.grid.row_spans[4][0] - panel.grid.row_spans[3][1]
    assert gaps == pytest.approx(9, abs=0.1)


def test_a_lattice_that_bends_over_narrow_gaps_is_no_matrix_without_groups() -> None:
    """One column apart from four, in groups of two, four and three rows: two cells stand alone."""
    rgb = split([2, 4, 3], [1, 4], 3, printed=True).repeat(3, axis=0).repeat(3, axis=1)
    (panel,) = found(rgb).panels
    assert panel.grid.shape == (9, 5)
    assert panel.grid.row_spans[2][0] - panel.grid.row_spans[1][1] == pytest.approx(9, abs=1)


def test_facets_of_the_same_rows_and_columns_are_panels_each() -> None:
    assert shapes(found(split([5], [4, 4], 14))) == [(5, 4), (5, 4)]


def test_what_stands_further_off_than_a_cell_is_another_panel() -> None:
    assert shapes(found(split([7], [5, 3], 60))) == [(7, 5), (7, 3)]


def painted(rgb: npt.NDArray[np.uint8], first: int, color: Sequence[int]) -> npt.NDArray[np.uint8]:
    """The page with shades of one color in the cells from column ``first`` on, and their print."""
    shades = np.random.default_rng(5).uniform(0.5, 1.0, rgb.shape[:2])
    for y in places([7], HEIGHT, 9):
        for x in places([8, 1], WIDTH, 9)[first:]:
            rgb[y : y + HEIGHT, x : x + WIDTH] = np.array(color) * shades[y, x]
            rgb[y + 7 : y + 17, x + 8 : x + 26 : 2] = 255
    return rgb


def test_a_printed_column_in_the_colors_of_a_printed_panel_is_one_of_it() -> None:
    page = painted(split([7], [8, 1], 9, printed=True), 0, (200, 90, 40))
    assert shapes(found(page)) == [(7, 9)]


def test_a_printed_column_in_colors_of_its_own_is_a_panel() -> None:
    page = painted(split([7], [8, 1], 9, printed=True), 0, (200, 90, 40))
    page = painted(page, 8, (40, 90, 220))
    assert shapes(found(page)) == [(7, 8), (7, 1)]


def test_averages_of_rows_and_columns_with_the_cell_where_they_cross_are_of_one_matrix() -> None:
    page = split([7, 1], [8, 1], 9, printed=True)
    (panel,) = found(page).panels
    assert panel.grid.shape == (8, 9)


def test_a_column_of_colors_beside_a_panel_only_annotates_it() -> None:
    layout = found(split([7], [8, 1], 9))
    assert shapes(layout) == [(7, 8)]
    assert len(layout.furniture) == 1


Ramp = npt.NDArray[np.int64]
LEVELS = np.arange(256)
WARM = np.stack([LEVELS, LEVELS // 2, 255 - LEVELS], axis=1)
GREEN = np.stack([240 - LEVELS // 2, 250 - LEVELS // 3, 240 - 4 * LEVELS // 5], axis=1)


def told(
    rows: Sequence[int], columns: Sequence[int], ramps: Sequence[Ramp], *, bars: int
) -> npt.NDArray[np.uint8]:
    """Groups 7 px apart, those of columns in the colors of their ramp, with ``bars`` drawn."""
    rgb = split(rows, columns, 7)
    level = np.random.default_rng(2).integers(0, 256, (sum(rows), sum(columns)))
    of = [number for number, _ in enumerate_cells(columns)]
    for i, y in enumerate(places(rows, HEIGHT, 7)):
        for j, x in enumerate(places(columns, WIDTH, 7)):
            rgb[y : y + HEIGHT, x : x + WIDTH] = ramps[of[j] % len(ramps)][level[i, j]]
    for number, ramp in enumerate(ramps[:bars]):
        rgb[60:316, 390 + 50 * number : 406 + 50 * number] = ramp[::-1, None]
    return rgb


def test_single_lines_whose_colors_the_bar_tells_are_blocks() -> None:
    (panel,) = found(told([6, 1], [3, 5], [WARM], bars=1)).panels
    assert panel.grid.shape == (7, 8)
    assert shapes(found(told([6, 1], [3, 5], [WARM], bars=0))) != [(7, 8)]


def test_what_different_bars_tell_are_two_matrices() -> None:
    layout = found(told([8], [6, 3], [WARM, GREEN], bars=2))
    assert shapes(layout) == [(8, 6), (8, 3)]
    assert [panel.bar for panel in layout.panels] == [0, 1]


def test_lines_whose_colors_the_bar_does_not_tell_are_a_strip() -> None:
    rgb = told([3, 9], [8], [WARM], bars=1)
    for i, y in enumerate(places([3, 9], HEIGHT, 7)[:3]):
        for j, x in enumerate(places([8], WIDTH, 7)):
            rgb[y : y + HEIGHT, x : x + WIDTH] = (90, 200 - 60 * ((3 * i + j) % 3), 90)
    layout = found(rgb)
    assert shapes(layout) == [(9, 8)]
    assert layout.panels[0].bar == 0


def test_a_line_beyond_a_gap_is_no_bar_though_its_colors_rise() -> None:
    rgb = told([5, 3, 1], [6], [WARM], bars=1)
    y = places([5, 3, 1], HEIGHT, 7)[-1]
    for j, x in enumerate(places([6], WIDTH, 7)):
        rgb[y : y + HEIGHT, x : x + WIDTH] = WARM[50 * j]
    (panel,) = found(rgb).panels
    assert panel.grid.shape == (9, 6)


def test_gaps_that_were_shrunk_to_few_pixels_part_blocks() -> None:
    rgb = split([4, 3], [5, 4], 7)
    small = cv2.resize(rgb, (0, 0), fx=0.5, fy=0.5, interpolation=cv2.INTER_LANCZOS4)
    (panel,) = found(np.asarray(small, dtype=np.uint8)).panels
    assert panel.grid.shape == (7, 9)


def test_groups_of_rows_that_a_rule_parts_are_one_matrix() -> None:
    """A table of results: a thin rule in the gap between two groups, drawn over two pixels."""
    rgb = split([3, 2], [5], 14, printed=True)
    rule = 40 + 3 * HEIGHT + 6
    rgb[rule, 30:230], rgb[rule + 1, 30:230] = 150, 60
    assert shapes(found(rgb)) == [(5, 5)]


def test_a_column_of_means_in_small_print_is_one_of_its_matrix() -> None:
    """Digits cover little of large cells, and leave them flat."""
    rgb = split([7], [8, 1], 9)
    rgb = painted(rgb, 0, (200, 90, 40))
    for y in places([7], HEIGHT, 9):
        for x in places([8, 1], WIDTH, 9):
            rgb[y : y + HEIGHT, x : x + WIDTH] = rgb[y + 1, x + 1]
            rgb[y + 10 : y + 15, x + 14 : x + 21 : 4] = 255
    assert shapes(found(rgb)) == [(7, 9)]


def _down_the_diagonal(offsets: Sequence[tuple[int, int]]) -> npt.NDArray[np.uint8]:
    """Blocks of 3×3 cells of 24×24 px at ``offsets`` (row, column) in pixels on a white page."""
    rgb = np.full((420, 480, 3), 255, np.uint8)
    colors = np.random.default_rng(5).integers(0, 200, (len(offsets), 3, 3, 3))
    for number, (top, left) in enumerate(offsets):
        for i in range(3):
            for j in range(3):
                y, x = top + 24 * i, left + 24 * j
                rgb[y : y + 24, x : x + 24] = colors[number, i, j]
    return rgb


def test_blocks_down_a_diagonal_on_one_lattice_may_be_pieces_of_one_matrix() -> None:
    layout = found(_down_the_diagonal([(20 + 96 * k, 40 + 96 * k) for k in range(4)]))
    assert shapes(layout) == [(3, 3)] * 4
    assert all(panel.review for panel in layout.panels)
    # Panels that stand in rows and columns, and those of which each has a lattice of its own.
    square = [(20, 40), (20, 180), (160, 40), (160, 180)]
    assert not any(panel.review for panel in found(_down_the_diagonal(square)).panels)
    apart = [(20, 40), (131, 155), (250, 290)]
    assert not any(panel.review for panel in found(_down_the_diagonal(apart)).panels)


@pytest.mark.parametrize(
    ("marks", "top", "taken"),
    [((40.0, 100.0, 240.0), 20.0, True), ((40.0, 110.0, 240.0), 20.0, False),
     ((40.0, 100.0, 240.0), 0.0, False)],
)  # fmt: skip
def test_a_bar_whose_marks_are_the_borders_of_the_cells_below_is_a_line_of_these(
    marks: tuple[float, ...], top: float, taken: bool
) -> None:
    def lattice(start: float, end: float, n: int) -> Lattice:
        return Lattice(start=start, end=end, n=n, gap=0.0, score=1.0, explained=1.0, support=1.0)

    fit = GridFit(rows=lattice(50.0, 110.0, 2), columns=lattice(40.0, 240.0, 10))
    rgb = np.full((160, 300, 3), 255, np.uint8)
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), (255, 255, 255), 4.0)
    bar = Bar(box=Box(40.5, top, 240.0, top + 31.0), orientation="horizontal", tick_positions=marks)
    boxes = taken_for_bars([FoundPanel(fit=fit, check=check, quality=1.0)], [bar])
    assert boxes == ([Box(40.0, 20.0, 240.0, 110.0)] if taken else [])


@pytest.mark.parametrize(("apart", "panels"), [(3.0, 1), (9.0, 2)])
def test_a_line_that_runs_between_cells_parts_no_matrix(apart: float, panels: int) -> None:
    """As about the months of a year, down to some day. What is wider is more than a line."""

    def lattice(start: float, n: int) -> Lattice:
        end = start + 20.0 * n - 3.0
        return Lattice(start=start, end=end, n=n, gap=3.0, score=1.0, explained=1.0, support=1.0)

    rgb = np.full((200, 600, 3), 255, np.uint8)
    parts = lattice(40.0, 9), lattice(40.0 + 20 * 9 - 3.0 + apart, 4)
    rows, colors = lattice(30.0, 7), np.random.default_rng(5)
    for columns in parts:
        for x0, x1 in columns.spans():
            for y0, y1 in rows.spans():
                rgb[round(y0) : round(y1), round(x0) : round(x1)] = colors.integers(60, 200, 3)
    rgb[30:90, round(parts[0].end) : round(parts[1].start)] = 128
    blocks = [
        FoundPanel(
            fit=GridFit(rows=rows, columns=columns),
            check=check_cells(rgb, rows.spans(), columns.spans(), (255, 255, 255), 4.0),
            quality=1.0,
        )
        for columns in parts
    ]
    whole = blocks_joined(rgb, blocks, 4.0)
    assert len(whole) == panels
    assert sum(len(panel.columns) for panel in whole) == 13
