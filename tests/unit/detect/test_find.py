"""Grids of pictures that are painted here, so that their shape is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from tests.unit.show.factory import even_grid

from unheat.detect import detect, find, panels
from unheat.detect.bar_pieces import without_pieces_of_bars
from unheat.detect.cellcheck import CellCheck
from unheat.detect.doubted_pieces import doubted_piece
from unheat.detect.find import with_tables
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.panels import find_panels
from unheat.detect.rivals import FoundPanel, best_panels
from unheat.detect.verdict import judge
from unheat.detect.witness import SURE
from unheat.model import Bar, Box, Candidate, Layout, PanelLayout, Raster

Picture = npt.NDArray[np.uint8]
Color = tuple[int, int, int]

TILES: list[Color] = [(68, 1, 84), (59, 82, 139), (33, 145, 140), (94, 201, 98), (253, 231, 37)]
GREY: Color = (235, 235, 235)


def page(height: int, width: int) -> Picture:
    return np.full((height, width, 3), 255, np.uint8)


def tile(rgb: Picture, x: int, y: int, size: tuple[int, int], color: Color) -> None:
    rgb[y : y + size[1], x : x + size[0]] = color


def found(rgb: Picture, *, quality: int | None = None) -> Layout:
    """The layout of a picture, after a codec where a quality is given."""
    if quality is not None:
        written = cv2.imencode(".jpg", rgb, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
        rgb = np.asarray(cv2.imdecode(written, cv2.IMREAD_COLOR), dtype=np.uint8)
    kind = "png" if quality is None else "jpeg"
    lossy = quality is not None
    return detect(Raster(rgb=rgb, name="painted", sha256="", format=kind, lossy=lossy))


def shapes(layout: Layout) -> list[tuple[int, int]]:
    return [panel.grid.shape for panel in layout.panels]


def scattered(tiles: Sequence[tuple[int, int]], shape: tuple[int, int]) -> Picture:
    """Tiles (row, column) of 60×40 px on grey axes with a white grid through their centers."""
    rows, columns = shape
    rgb = page(80 + 40 * rows, 120 + 60 * columns)
    rgb[20 : 60 + 40 * rows, 40 : 80 + 60 * columns] = GREY
    for row in range(rows):
        rgb[40 + 40 * row + 20, 40 : 80 + 60 * columns] = 255
    for column in range(columns):
        rgb[20 : 60 + 40 * rows, 60 + 60 * column + 30] = 255
    for number, (row, column) in enumerate(tiles):
        tile(rgb, 60 + 60 * column, 40 + 40 * row, (60, 40), TILES[number % 5])
    return rgb


def test_dropped_tiles_on_a_ground_leave_their_places() -> None:
    cross = [(i, i) for i in range(7)] + [(i, 6 - i) for i in range(7) if i != 3]
    assert shapes(found(scattered(cross, (7, 7)))) == [(7, 7)]


def test_a_row_without_tiles_is_counted() -> None:
    layout = found(scattered([(0, 1), (2, 0), (2, 2), (3, 0), (3, 1), (3, 2)], (4, 3)))
    assert shapes(layout) == [(4, 3)]
    assert not layout.panels[0].review


def test_a_triangle_ends_in_its_single_cells() -> None:
    rgb = page(360, 360)
    for row in range(10):
        for column in range(row + 1):
            tile(rgb, 30 + 30 * column, 30 + 30 * row, (30, 30), TILES[(row * 3 + column) % 5])
    assert shapes(found(rgb)) == [(10, 10)]


def test_two_rows_of_few_colors_are_not_halves_of_cells() -> None:
    rgb = page(260, 420)
    colors = [[0, 0, 0, 1], [2, 0, 0, 3]]
    for row in range(2):
        for column in range(4):
            at = 50 + 80 * column, 50 + 80 * row
            tile(rgb, *at, (78, 78), TILES[colors[row][column]])
    assert shapes(found(rgb)) == [(2, 4)]


def test_lines_through_the_middle_of_cells_do_not_part_them() -> None:
    rgb = page(340, 340)
    for row in range(6):
        for column in range(6):
            tile(rgb, 50 + 40 * column, 50 + 40 * row, (40, 40), TILES[(row * 2 + column) % 5])
    for i in range(6):
        rgb[50:290, 70 + 40 * i] = 255
        rgb[70 + 40 * i, 50:290] = 255
    assert shapes(found(rgb)) == [(6, 6)]


def test_labels_under_the_rim_of_the_page_are_no_row() -> None:
    random = np.random.default_rng(2)
    rgb = page(430, 560)
    rgb[0] = 120
    for column in range(6):
        cv2.putText(rgb, "abc", (115 + 70 * column, 20), 0, 0.4, (0, 0, 0), 1, cv2.LINE_AA)
        for row in range(12):
            shade = int(random.integers(60, 230))
            tile(rgb, 100 + 70 * column, 30 + 30 * row, (70, 30), (shade, shade, 250))
    assert shapes(found(rgb)) == [(12, 6)]


@pytest.mark.parametrize("quality", [35, 60])
def test_pale_cells_show_through_a_codec(quality: int) -> None:
    random = np.random.default_rng(4)
    rgb = page(420, 420)
    for row in range(24):
        for column in range(23):
            shade = int(random.integers(205, 245))
            tile(rgb, 50 + 13 * column, 40 + 13 * row, (13, 13), (shade, shade - 20, 230))
    layout = found(cv2.GaussianBlur(rgb, (0, 0), 1.2).astype(np.uint8), quality=quality)
    assert shapes(layout) == [(24, 23)]


def test_grouped_bars_are_no_heatmap() -> None:
    rgb = page(370, 420)
    for group in range(5):
        for bar in range(3):
            width = 80 + (37 * group + 91 * bar) % 230
            tile(rgb, 80, 30 + 60 * group + 14 * bar, (width, 14), TILES[bar])
    assert shapes(found(rgb)) == []


def test_a_sheet_that_goes_on_beyond_its_colored_column_is_doubted() -> None:
    rgb = page(260, 300)
    rgb[:] = 215
    for row in range(8):
        tile(rgb, 60, 40 + 24 * row, (78, 23), TILES[row % 5] if row < 6 else (255, 255, 255))
        tile(rgb, 140, 40 + 24 * row, (78, 23), (255, 255, 255))
        if row < 6:
            place = 80, 57 + 24 * row
            cv2.putText(rgb, f"{row}7", place, 0, 0.5, (0, 0, 0), 1, cv2.LINE_AA)
    layout = found(rgb)
    assert all(panel.review for panel in layout.panels)


@pytest.mark.parametrize("lines", [range(8), range(1, 7)])
def test_squares_sized_by_value_are_counted_by_lines_that_are_all_seen(lines: range) -> None:
    rgb = page(420, 420)
    for i in lines:
        rgb[48 + 45 * i : 50 + 45 * i, 40:358] = 225
        rgb[48:365, 40 + 45 * i : 42 + 45 * i] = 225
    for row in range(7):
        for column in range(7):
            size = 8 + (row * 5 + column * 7) % 26
            at = 64 + 45 * column - size // 2, 72 + 45 * row - size // 2
            tile(rgb, *at, (size, size), TILES[(row + 2 * column) % 5])
    layout = found(rgb)
    # What stands beyond the last line that is drawn is asked about.
    assert shapes(layout) == [(7, 7) if len(lines) == 8 else (5, 5)]
    assert layout.panels[0].review == (len(lines) < 8)


def loadings(rows: int, columns: int, *, palest: int, seed: int = 3) -> Picture:
    """Printed cells of 44×20 px, pale in most places, with white lines on a white page."""
    random = np.random.default_rng(seed)
    rgb = page(60 + 22 * rows, 90 + 46 * columns)
    rgb[28 : 34 + 22 * rows, 58 : 64 + 46 * columns] = 0
    rgb[29 : 33 + 22 * rows, 59 : 63 + 46 * columns] = 255
    for row in range(rows):
        for column in range(columns):
            way = row / rows - 0.5 * column / columns + random.uniform(-0.05, 0.05)
            share = float(np.clip(2.0 * way - 0.9, 0.0, 1.0))
            shade = palest - 12 * ((row + column) % 3)
            color = (shade - int(60 * share), shade - int(170 * share), shade - int(150 * share))
            x, y = 60 + 46 * column, 30 + 22 * row
            tile(rgb, x, y, (44, 20), color)
            text, ink = f"-{random.uniform(0, 1):.2f}", (255,) * 3 if share > 0.6 else (0,) * 3
            cv2.putText(rgb, text, (x + 3, y + 15), 0, 0.42, ink, 1, cv2.LINE_AA)
    return rgb


@pytest.mark.parametrize("quality", [50, 75])
def test_pale_printed_cells_between_white_lines_are_all_found(quality: int) -> None:
    layout = found(loadings(20, 16, palest=238), quality=quality)
    assert shapes(layout) == [(20, 16)]
    assert not layout.panels[0].review


@pytest.mark.parametrize("quality", [50, 75])
def test_where_cells_are_white_the_print_beyond_them_is_a_doubt(quality: int) -> None:
    layout = found(loadings(20, 16, palest=255), quality=quality)
    assert all(panel.review or panel.grid.shape == (20, 16) for panel in layout.panels)


def test_the_side_of_a_bar_does_not_end_an_empty_column() -> None:
    rgb = page(260, 420)
    for row in range(8):
        for column in range(10):
            shade = 40 + (37 * row + 53 * column) % 170
            tile(rgb, 40 + 30 * column, 30 + 25 * row, (30, 25), (shade, 120, 250 - shade))
    # One period further on stands something as tall as the cells.
    rgb[30:230, 369:372] = 0
    assert shapes(found(rgb)) == [(8, 10)]


def test_a_bar_one_column_beyond_the_cells_is_no_column() -> None:
    rgb = page(300, 420)
    shades = np.random.default_rng(5).integers(0, 250, (12, 14))
    for row in range(12):
        for column in (*range(12), 13):
            # The bar's colors step with the rows of the cells.
            shade = int(shades[row, column]) if column < 12 else 20 * row
            tile(rgb, 40 + 20 * column, 30 + 20 * row, (20, 20), (shade, 90, 250 - shade))
    regions = [Box(20, 10, 400, 290), Box(40, 30, 280, 270)]
    bar = Box(300, 30, 320, 270)
    both, _ = find_panels(rgb, regions, (255.0, 255.0, 255.0), 4.0)
    apart, _ = find_panels(rgb, regions, (255.0, 255.0, 255.0), 4.0, [bar])
    assert [panel.shape for panel in both] == [(12, 14)]
    assert [panel.shape for panel in apart] == [(12, 12)]


def test_a_small_piece_of_a_lattice_that_was_found_is_in_doubt() -> None:
    rgb = page(240, 240)
    for number in range(100):
        row, column = divmod(number, 10)
        shade = (37 * number) % 240
        tile(rgb, 20 + 20 * column, 20 + 20 * row, (20, 20), (shade, 90, 250 - shade))
    ground = (255.0, 255.0, 255.0)
    (whole,), _ = find_panels(rgb, [Box(20, 20, 220, 220)], ground, 4.0)
    rows, columns = whole.fit.rows, whole.fit.columns
    fit = replace(
        whole.fit,
        rows=replace(rows, end=rows.start + 40, n=2),
        columns=replace(columns, end=columns.start + 60, n=3),
    )
    piece = replace(whole, fit=fit, quality=1.0)
    assert (whole.shape, piece.shape) == ((10, 10), (2, 3))
    assert doubted_piece(piece, [whole, piece], [piece]).quality < SURE
    assert doubted_piece(whole, [whole, piece], [whole]).quality == whole.quality


def panels_side_by_side() -> Picture:
    """Two panels of 4×3 cells of 60×50 px, every cell with a color of its own."""
    rgb = page(280, 520)
    colors = np.random.default_rng(5).integers(0, 220, (2, 4, 3, 3))
    for number, row, column in np.ndindex(2, 4, 3):
        x, y = 40 + 250 * number + 60 * column, 40 + 50 * row
        rgb[y : y + 50, x : x + 60] = colors[number, row, column]
    return rgb


def test_a_bar_over_the_cells_hides_no_panel() -> None:
    rgb = panels_side_by_side()
    rgb[40:240, 350:410] = rgb[45, 355]  # so that the same color goes on to both sides
    ramp = np.linspace(0, 255, 120).astype(np.uint8)[::-1]
    rgb[76:200, 368:384] = 0
    rgb[78:198, 370:382] = np.stack([ramp, ramp // 2, 255 - ramp], axis=1)[:, None]
    for y in (78, 117, 157, 197):
        rgb[y, 384:389] = 0
    layout = found(rgb)
    assert shapes(layout) == [(4, 3), (4, 3)]
    assert len(layout.bars) <= 1


def test_a_sister_of_a_panel_is_kept_whatever_lies_over_it() -> None:
    rgb = panels_side_by_side()
    noise = np.random.default_rng(1).integers(0, 255, (170, 40, 3))
    rgb[55:225, 300:340] = rgb[55:225, 360:400] = noise  # two legends
    layout = found(rgb)
    assert shapes(layout) == [(4, 3), (4, 3)]
    assert [panel.review for panel in layout.panels] == [False, True]


def test_cells_that_fill_the_picture_end_with_it() -> None:
    colors = np.random.default_rng(4).integers(0, 255, (10, 12, 3)).astype(np.uint8)
    (panel,) = found(np.kron(colors, np.ones((40, 40, 1), np.uint8))).panels
    assert panel.grid.shape == (10, 12)
    box = panel.grid.box
    assert min(box.x0, box.y0) >= 0.0
    assert box.x1 <= 480.0
    assert box.y1 <= 400.0


def test_a_strip_as_tall_as_the_cells_but_apart_from_them_is_no_row() -> None:
    rgb = page(330, 400)
    colors = np.random.default_rng(9).integers(0, 220, (8, 10, 3))
    for row, column in np.ndindex(8, 10):
        rgb[70 + 28 * row : 98 + 28 * row, 60 + 30 * column : 90 + 30 * column] = colors[
            row, column
        ]
    for column in range(10):
        rgb[41:67, 60 + 30 * column : 90 + 30 * column] = TILES[column % 3]
    assert shapes(found(rgb)) == [(8, 10)]


def test_lines_through_the_middle_of_cells_leave_no_quarters_of_them() -> None:
    whole = FoundPanel(fit=lattices(6, 8, 40, 50), check=flat(6, 8), quality=0.85)
    part = FoundPanel(fit=lattices(4, 16, 20, 25), check=flat(4, 16), quality=1.0)
    assert best_panels([part, whole]) == [whole]


def test_finer_cells_within_cells_that_are_not_flat_are_kept() -> None:
    check = flat(6, 8)
    check.flatness[:2] = 0.4
    check.corners[:2] = False
    whole = FoundPanel(fit=lattices(6, 8, 40, 50), check=check, quality=0.85)
    part = FoundPanel(fit=lattices(4, 16, 20, 25), check=flat(4, 16), quality=1.0)
    assert best_panels([part, whole]) == [part]


def lattices(rows: int, columns: int, height: float, width: float) -> GridFit:
    sides = [(rows, height), (columns, width)]
    down, across = (
        Lattice(start=0, end=n * size, n=n, gap=0, score=1, explained=1, support=1)
        for n, size in sides
    )
    return GridFit(rows=down, columns=across)


def flat(rows: int, columns: int) -> CellCheck:
    shape = rows, columns
    return CellCheck(
        colors=np.zeros((*shape, 3)),
        flatness=np.ones(shape),
        corners=np.ones(shape, dtype=bool),
        background=np.zeros(shape, dtype=bool),
        glyph=np.zeros(shape, dtype=bool),
        hatched=np.zeros(shape, dtype=bool),
        overhatched=np.zeros(shape, dtype=bool),
    )


def test_one_line_of_ill_explained_cells_is_none() -> None:
    fit = lattices(1, 20, 40, 12)
    poor = replace(fit, columns=replace(fit.columns, score=0.6))
    rgb = page(60, 260)
    assert isinstance(judge(rgb, fit, colored(1, 20), (255, 255, 255), 4.0), FoundPanel)
    assert isinstance(judge(rgb, poor, colored(1, 20), (255, 255, 255), 10.0), Candidate)


def colored(rows: int, columns: int) -> CellCheck:
    colors = np.random.default_rng(1).uniform(0, 255, (rows, columns, 3))
    return replace(flat(rows, columns), colors=colors)


def test_a_line_of_boxes_with_whiskers_is_none() -> None:
    check = colored(1, 32)
    check.background[:] = True
    check.background[0, ::8] = False
    empty = check.background.copy()
    fit, rgb = lattices(1, 32, 300, 17), page(320, 560)
    assert isinstance(judge(rgb, fit, check, (255, 255, 255), 4.0), FoundPanel)
    check.flatness[0, 3::5] = np.where(empty[0, 3::5], 0.6, 1.0)
    check.corners[0, 3::5] = False
    assert isinstance(judge(rgb, fit, check, (255, 255, 255), 4.0), Candidate)


def test_cells_full_of_print_that_ripples_are_a_panel_where_their_halves_are_alike() -> None:
    levels = np.random.default_rng(8).uniform(30, 225, (9, 8))
    rgb = np.repeat(np.kron(levels, np.ones((12, 20))).astype(np.uint8)[..., None], 3, axis=2)
    check = flat(9, 8)
    check.flatness[:] = 0.6
    check.corners[2::3] = False
    check = replace(check, colors=np.repeat(levels[..., None], 3, axis=2))
    fit = lattices(9, 8, 12, 20)
    found = judge(rgb, fit, check, (255, 255, 255), 10.0)
    assert isinstance(found, FoundPanel)
    assert found.quality < 0.75
    photograph = np.random.default_rng(9).integers(0, 255, rgb.shape, dtype=np.uint8)
    assert isinstance(judge(photograph, fit, check, (255, 255, 255), 10.0), Candidate)
    assert isinstance(judge(rgb, fit, check, (255, 255, 255), 4.0), Candidate)


def test_a_strip_as_thin_as_tick_marks_are_long_is_no_crash() -> None:
    rgb = page(60, 400)
    rgb[20:30, 20:380] = (200, 220, 240)
    rgb[22:28, 40:60] = 90
    assert not detect(Raster(rgb=rgb, name="painted", sha256="", format="png")).panels


def test_one_row_that_a_line_of_print_halves_is_in_doubt() -> None:
    rgb = page(120, 620)
    colors = np.random.default_rng(12).integers(60, 200, (14, 3))
    for column, color in enumerate(colors):
        tile(rgb, 30 + 40 * column, 30, (40, 60), tuple(color))
        rgb[59:61, 32 + 40 * column : 68 + 40 * column] = 255
    (panel,) = found(rgb).panels
    assert panel.grid.shape == (1, 14) or panel.review


def test_the_pen_of_a_frame_is_no_ground_though_cells_lie_between_it_and_the_page() -> None:
    rgb = page(200, 380)
    rgb[:] = 30
    rgb[16:184, 20:362] = 240
    grays = np.random.default_rng(15).integers(50, 220, (6, 8))
    for row, column in np.ndindex(6, 8):
        shade = int(grays[row, column])
        color = (shade, 90, 160) if row < 2 and column < 3 else (shade, shade, shade)
        tile(rgb, 23 + 42 * column, 19 + 27 * row, (42, 27), color)
    for column in range(8):
        rgb[184:189, 43 + 42 * column : 45 + 42 * column] = 240  # ticks below
    (panel,) = found(rgb).panels
    assert panel.grid.shape == (6, 8)


def test_a_thin_ground_with_tick_marks_leaves_few_rows_their_borders() -> None:
    rgb = page(260, 530)
    rgb[6:219, 60:461] = 235
    colors = np.random.default_rng(13).integers(20, 200, (2, 5, 3))
    for row, column in np.ndindex(2, 5):
        x, y = 68 + 77 * column, 16 + 96 * row
        tile(rgb, x, y, (77, 96), tuple(colors[row, column]))
    rgb[16:208, [145, 222, 299, 376]] = 120
    rgb[111:113, 68:453] = 120
    for column in range(5):
        rgb[219:222, 105 + 77 * column : 108 + 77 * column] = 60  # ticks below
    (panel,) = found(rgb).panels
    assert panel.grid.shape == (2, 5)
    assert not panel.review


def test_a_row_of_the_colors_of_a_panel_is_its_legend() -> None:
    rgb = page(220, 320)
    colors = [(248, 105, 107), (255, 235, 132), (99, 190, 123)]
    for row in range(5):
        for col in range(8):
            tile(
                rgb, 20 + 34 * col, 10 + 26 * row, (34, 26), colors[(row + col * 2 + row * col) % 3]
            )
    for index, color in enumerate(colors):
        tile(rgb, 40 + 80 * index, 170, (80, 22), color)
    layout = found(rgb)
    assert shapes(layout) == [(5, 8)]
    (bar,) = layout.bars
    assert bar.orientation == "horizontal"
    assert len(bar.segments) == 4


def test_lines_that_a_resizer_smears_into_small_cells_hide_no_panel(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rgb = page(220, 260)
    colors = np.random.default_rng(14).integers(60, 200, (10, 12, 3))
    shade = np.array([0.1, 0.2, 0.5, *[1.0] * 9, 0.5, 0.2])
    for row, column in np.ndindex(10, 12):
        dark = np.minimum.outer(shade, shade)[:, :, None]
        x, y = 40 + 14 * column, 40 + 14 * row
        rgb[y : y + 14, x : x + 14] = dark * colors[row, column]
    # Lines of one pixel and a half have no two borders that are seen everywhere.
    rows, columns = (
        Lattice(start=40, end=40 + 14 * n, n=n, gap=0, score=1, explained=1, support=1)
        for n in (10, 12)
    )
    monkeypatch.setattr(panels, "fit_grid", lambda *_, **__: GridFit(rows=rows, columns=columns))
    region, white = Box(38, 38, 210, 182), (255.0, 255.0, 255.0)
    (panel,), _ = find_panels(rgb, [region], white, 4.0)
    assert panel.shape == (10, 12)
    # What is left in the middle of cells of a few pixels tells nothing.
    rows, columns = (replace(lattice, n=3 * lattice.n) for lattice in (rows, columns))
    assert find_panels(rgb, [region], white, 4.0)[0] == []


def test_a_bar_without_marks_beside_few_cells_is_no_column_of_them() -> None:
    """It is taller than the panel; with its numbers it stands where one more column would."""
    rgb = page(330, 532)
    for row in range(3):
        for column in range(3):
            color = TILES[(2 * row + column) % 5]
            left, top = 110 + 105 * column, 82 + 62 * row
            tile(rgb, left, top, (101, 58), color)
            ink = (255, 255, 255) if sum(color) < 400 else (0, 0, 0)
            cv2.putText(rgb, "4.17", (left + 30, top + 35), cv2.FONT_HERSHEY_SIMPLEX, 0.6, ink, 1)
    stops = np.array([[252, 255, 164], [249, 142, 9], [188, 55, 84], [87, 16, 110], [0, 0, 4]])
    places = np.linspace(0, 4, 240)
    ramp = np.stack([np.interp(places, np.arange(5), stops[:, k]) for k in range(3)], axis=1)
    rgb[80:320, 462:494] = ramp.round()[:, None]
    for text, low in (("40", 112), ("20", 194), ("0", 277)):
        cv2.putText(rgb, text, (499, low), cv2.FONT_HERSHEY_SIMPLEX, 0.6, (0, 0, 0), 1)
    assert shapes(found(rgb)) == [(3, 3)]


def test_the_steps_of_a_bar_are_no_panel() -> None:
    bar = Bar(box=Box(400, 50, 420, 250), orientation="vertical", tick_positions=(60.0, 240.0))
    cells = PanelLayout(grid=even_grid(Box(50, 50, 350, 250), 4, 6), frame=Box(50, 50, 350, 250))
    inside = Box(400, 60, 420, 240)
    steps = PanelLayout(grid=even_grid(inside, 26, 1), frame=inside)
    owned, free = replace(cells, bar=0), replace(steps, bar=0)
    assert without_pieces_of_bars([bar], (owned, free)) == (owned,)
    assert without_pieces_of_bars([bar], (cells, free)) == (cells, free), (
        "nothing else is read by it"
    )
    unmarked = replace(bar, tick_positions=())
    assert without_pieces_of_bars([unmarked], (owned, free)) == (owned, free)


def test_what_cuts_across_a_bar_is_no_panel() -> None:
    bar = Bar(box=Box(400, 50, 420, 250), orientation="vertical", tick_positions=(60.0, 240.0))
    box, about = Box(50, 50, 350, 250), Box(400, 180, 460, 290)
    cells = PanelLayout(grid=even_grid(box, 4, 6), frame=box, bar=0)
    end = PanelLayout(grid=even_grid(about, 3, 3), frame=about, bar=0)
    assert without_pieces_of_bars([bar], (cells, end)) == (cells,)
    beside = PanelLayout(grid=even_grid(Box(425, 180, 485, 290), 3, 3), frame=about, bar=0)
    assert without_pieces_of_bars([bar], (cells, beside)) == (cells, beside)


def test_a_few_cells_of_a_panel_in_doubt_are_no_table(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = FoundPanel(fit=lattices(10, 12, 20, 30), check=flat(10, 12), quality=0.7)
    rgb = np.zeros((200, 360, 3), np.uint8)

    def shown(rows: int, columns: int) -> list[FoundPanel]:
        table = FoundPanel(
            fit=lattices(rows, columns, 20, 30), check=flat(rows, columns), quality=0.7
        )
        monkeypatch.setattr(find, "colored_tables", lambda *_: [table])
        return with_tables(rgb, (255.0, 255.0, 255.0), 10.0, [whole])

    assert shown(3, 4) == [whole]
    assert [panel.shape for panel in shown(9, 12)] == [(9, 12)]


def test_a_table_with_fewer_lines_than_a_lattice_in_its_place_is_in_doubt(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    unsure = FoundPanel(fit=lattices(5, 6, 80, 80), check=flat(5, 6), quality=0.7)
    table = FoundPanel(fit=lattices(4, 4, 90, 90), check=flat(4, 4), quality=0.9)
    monkeypatch.setattr(find, "colored_tables", lambda *_: [table])
    (kept,) = with_tables(page(600, 700), (255.0, 255.0, 255.0), 4.0, [unsure])
    assert kept.shape == (4, 4)
    assert kept.quality < SURE
    fewer = replace(unsure, fit=lattices(4, 3, 80, 80), check=flat(4, 3))
    (kept,) = with_tables(page(600, 700), (255.0, 255.0, 255.0), 4.0, [fewer])
    assert kept.quality == table.quality


@pytest.mark.parametrize("cut", ["bottom", "right", "top", "left", "all"])
def test_cells_that_the_edge_of_the_picture_cuts_off_the_page_are_all_there(cut: str) -> None:
    """R draws a matrix up to the margin of its device: no page stands beyond the last cells."""
    rgb = page(180, 280)
    shades = ((51, 102, 153), (153, 153, 51), (204, 204, 153))
    for row, line in enumerate(shades):
        for column, shade in enumerate(line):
            tile(rgb, 20 + 80 * column, 15 + 50 * row, (80, 50), (shade,) * 3)
    gone = {side: cut in (side, "all") for side in ("top", "bottom", "left", "right")}
    rgb = rgb[15 * gone["top"] : 180 - 15 * gone["bottom"]]
    rgb = rgb[:, 20 * gone["left"] : 280 - 20 * gone["right"]]
    assert shapes(found(rgb)) == [(3, 3)]


def test_a_small_printed_panel_beside_a_far_larger_one_is_found() -> None:
    rgb = page(900, 1400)
    for row in range(12):
        for col in range(12):
            tile(rgb, 40 + 60 * col, 60 + 60 * row, (60, 60), TILES[(row * 2 + col * 3) % 5])
    for row in range(2):
        for col in range(4):
            x, y = 1000 + 40 * col, 500 + 24 * row
            tile(rgb, x, y, (40, 24), (200 - 30 * row, 210 - 25 * col, 235))
            cv2.putText(
                rgb, f"{row}.{col}7", (x + 8, y + 16), cv2.FONT_HERSHEY_SIMPLEX, 0.32, (0, 0, 0), 1
            )
    assert shapes(found(rgb)) == [(12, 12), (2, 4)]
