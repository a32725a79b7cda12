"""Panels whose distances are those of their cells."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from unheat.detect import detect
from unheat.detect.cellcheck import check_cells
from unheat.detect.facets import _bare_lines, _with_labels, facets_parted
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.panels import find_panels
from unheat.detect.witness import SURE
from unheat.model import Box, Layout, Raster
from unheat.options import DetectOptions


def cells(
    rows: list[int], columns: list[int], options: DetectOptions | None = None, thrown: int = 0
) -> Layout:
    """Cells of 24 px where both lists hold 1, and page where one holds 0, of which the last row's
    is ``thrown`` so much off."""
    rgb = np.full((24 * len(rows) + 60, 24 * len(columns) + 60, 3), 255, np.uint8)
    colors = np.random.default_rng(5).integers(0, 210, (len(rows), len(columns), 3))
    for row, column in np.ndindex(len(rows), len(columns)):
        if rows[row] and columns[column]:
            y, x = 30 + 24 * row, 30 + 24 * column
            rgb[y : y + 24, x : x + 24] = colors[row, column]
    y = 30 + 24 * (len(rows) - 1)
    rgb[y : y + 24][(rgb[y : y + 24] == 255).all(axis=2)] -= np.uint8(thrown)
    return detect(Raster(rgb=rgb, name="painted", sha256="", format="png"), options)


def shapes(layout: Layout) -> list[tuple[int, int]]:
    return [panel.grid.shape for panel in layout.panels]


def test_empty_lines_part_a_lattice_into_equal_panels() -> None:
    rows, columns = [1, 1, 1, 0, 1, 1, 1], [1, 1, 1, 1, 0, 1, 1, 1, 1]
    assert shapes(cells(rows, columns)) == [(3, 4)] * 4
    assert shapes(cells([1] * 5, [1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1])) == [(5, 3)] * 3


def test_gaps_that_a_codec_threw_something_into_part_panels() -> None:
    columns = [1] * 5 + [0] + [1] * 5 + [0] + [1] * 5
    assert shapes(cells([1] * 5, columns, thrown=9)) == [(5, 5)] * 3
    # Two columns of small values are as likely.
    assert shapes(cells([1] * 5, columns, thrown=60)) == [(5, 17)]


def test_panels_of_many_cells_are_parted_as_well() -> None:
    columns = [1] * 26 + [0] + [1] * 26
    assert shapes(cells([1] * 6 + [0] + [1] * 6, columns)) == [(6, 26)] * 4
    assert cells([1] * 6, columns).panels[0].review


def test_one_empty_line_may_be_masked_and_is_doubted() -> None:
    layout = cells([1] * 6, [1, 1, 1, 0, 1, 1, 1])
    assert shapes(layout) == [(6, 7)]
    assert layout.panels[0].review


@pytest.mark.parametrize("size", [24, 30])
def test_one_empty_line_beside_a_panel_like_its_pieces_parts_two_panels(size: int) -> None:
    rgb = np.full((204, 360, 3), 255, np.uint8)
    colors = np.random.default_rng(6).integers(0, 210, (4, 12, 3))
    for row, column in np.ndindex(4, 12):
        # Three cells, one of page, three cells; after another distance four of ``size``.
        width = 24 if column < 7 else size
        x = 30 + 24 * column if column < 7 else 231 + width * (column - 8)
        if column not in (3, 7, 11):
            y = 30 + width * row
            rgb[y : y + width, x : x + width] = colors[row, column]
    layout = detect(Raster(rgb=rgb, name="painted", sha256="", format="png"))
    assert sorted(shapes(layout)) == ([(4, 3)] * 3 if size == 24 else [(4, 3), (4, 7)])


@pytest.mark.parametrize(("left", "parted"), [(12, True), (7, False), (None, False)])
def test_labels_between_two_pieces_part_them(left: int | None, parted: bool) -> None:
    rgb = np.full((204, 240, 3), 255, np.uint8)
    colors = np.random.default_rng(5).integers(0, 210, (6, 7, 3))
    for row, column in np.ndindex(6, 7):
        y, x = 30 + 24 * row, 30 + 24 * column
        if column != 3:
            rgb[y : y + 24, x : x + 24] = colors[row, column]
        elif left is not None:
            rgb[y + 8 : y + 16, x + left : x + left + 10 : 2] = 0
    layout = detect(Raster(rgb=rgb, name="painted", sha256="", format="png"))
    assert shapes(layout) == ([(6, 3)] * 2 if parted else [(6, 7)])


def test_unequal_pieces_are_one_masked_panel() -> None:
    layout = cells([1] * 6, [1, 1, 1, 0, 1, 1, 0, 1, 1, 1, 1])
    assert shapes(layout) == [(6, 11)]


def test_frames_between_unequal_pieces_part_them() -> None:
    rgb = np.full((204, 468, 3), 255, np.uint8)
    colors = np.random.default_rng(5).integers(0, 210, (6, 17, 3))
    for row, column in np.ndindex(6, 17):
        y, x = 30 + 24 * row, 30 + 24 * column
        rgb[y : y + 24, x : x + 24] = colors[row, column]
    white = (255.0, 255.0, 255.0)
    (panel,) = find_panels(rgb, [Box(30, 30, 438, 174)], white, 4.0)[0]
    assert panel.shape == (6, 17)
    # The same lattice where two columns are the page between two plots.
    rgb[30:174, 174:222] = 255
    check = check_cells(rgb, panel.rows, panel.columns, white, 4.0)
    panel = replace(panel, check=check)
    (doubted,) = facets_parted(rgb, [panel], white, 4.0)
    assert doubted.shape == (6, 17)
    assert doubted.quality < SURE
    rgb[20:184, (194, 202)] = 60
    parts = facets_parted(rgb, [panel], white, 4.0)
    assert [part.shape for part in parts] == [(6, 6), (6, 9)]


def test_what_was_counted_by_hand_is_one_panel() -> None:
    lines = [1, 1, 0, 1, 1]
    hint = DetectOptions(box=Box(30, 30, 150, 150), rows=5, cols=5)
    assert shapes(cells(lines, lines, hint)) == [(5, 5)]


def test_a_box_that_is_larger_than_the_picture_is_no_crash() -> None:
    hint = DetectOptions(box=Box(30, 30, 400, 150), rows=5, cols=5)
    assert shapes(cells([1] * 5, [1] * 5, hint)) == [(5, 5)]


def test_pieces_with_bars_of_their_own_are_panels() -> None:
    rgb = np.full((260, 520, 3), 255, np.uint8)
    ramps = [
        np.linspace(start, end, 190).astype(np.uint8)
        for start, end in (((250, 240, 200), (20, 40, 120)), ((240, 250, 230), (120, 20, 10)))
    ]
    places = np.random.default_rng(9).permutation(60).reshape(2, 6, 5) * 3
    for panel, ramp in enumerate(ramps):
        for row, column in np.ndindex(6, 5):
            y, x = 30 + 30 * row, 80 + 210 * panel + 30 * column
            rgb[y : y + 30, x : x + 30] = ramp[places[panel, row, column]]
        rgb[25:215, 20 + 455 * panel : 34 + 455 * panel] = ramp[::-1, None]
        for tick in (25, 88, 151, 214):
            rgb[tick, 34 + 455 * panel : 39 + 455 * panel] = 0
    layout = detect(Raster(rgb=rgb, name="painted", sha256="", format="png"))
    assert shapes(layout) == [(6, 5), (6, 5)]
    assert [panel.bar for panel in layout.panels] == [0, 1]
    assert not any(panel.review for panel in layout.panels)


@pytest.mark.parametrize("named", [True, False])
def test_single_lines_with_labels_between_them_are_panels_of_their_own(named: bool) -> None:
    """Sentences with a color a word, one below the other, stand as far apart as they are high."""
    rgb = np.full((260, 340, 3), 255, np.uint8)
    colors = np.random.default_rng(8).integers(0, 210, (3, 7, 3))
    for row, column in np.ndindex(3, 7):
        y, x = 20 + 80 * row, 30 + 40 * column
        rgb[y : y + 40, x : x + 40] = colors[row, column]
        if named:
            rgb[y + 40 : y + 45, x + 20] = 0
            rgb[y + 48 : y + 56, x + 12 : x + 24 : 3] = 0
    layout = detect(Raster(rgb=rgb, name="painted", sha256="", format="png"), None)
    if named:
        assert shapes(layout) == [(1, 7)] * 3
    assert all(panel.review for panel in layout.panels if panel.grid.shape != (1, 7))


@pytest.mark.parametrize(("bare", "told"), [(9, True), (6, False)])
def test_a_line_of_labels_beside_an_empty_one_is_empty_between_the_longest(
    bare: int, told: bool
) -> None:
    empty = np.zeros((10, 12), dtype=bool)
    empty[4], empty[5, :bare], empty[8, :11] = True, True, True
    assert np.flatnonzero(_bare_lines(empty)).tolist() == ([4, 5] if told else [4])


def test_long_names_of_the_next_panel_fill_the_middles_of_a_gap() -> None:
    rgb = np.full((8 * 24 + 60, 14 * 24 + 60, 3), 255, np.uint8)
    colors = np.random.default_rng(8).integers(0, 210, (8, 14, 3))
    for row, column in np.ndindex(8, 14):
        y, x = 30 + 24 * row, 30 + 24 * column
        if column not in (6, 7):
            rgb[y : y + 24, x : x + 24] = colors[row, column]
        elif column == 7:
            # Upright strokes of letters, close to the cells that they name.
            width = 18 if row % 2 else 10
            rgb[y + 8 : y + 17, x + 22 - width : x + 22 : 3] = 20
            rgb[y + 11 : y + 13, x + 22 - width : x + 22] = 20
    known = {"gap": 0.0, "score": 1.0, "explained": 1.0, "support": 1.0}
    lattices = [Lattice(start=30.0, end=30.0 + 24 * n, n=n, **known) for n in (8, 14)]
    fit = GridFit(rows=lattices[0], columns=lattices[1])
    bare = np.arange(14) == 6
    white = (255.0, 255.0, 255.0)
    assert np.flatnonzero(_with_labels(rgb, fit, bare, white, 4.0)).tolist() == [6, 7]
    # A cell of the next panel is filled up to its rims.
    rgb[30 : 30 + 24, 30 + 7 * 24 : 30 + 8 * 24] = 90
    assert np.flatnonzero(_with_labels(rgb, fit, bare, white, 4.0)).tolist() == [6]
