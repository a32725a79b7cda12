"""Lines of cells beyond a lattice that ended too early."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from unheat.detect.cellcheck import check_cells
from unheat.detect.extend import extended
from unheat.detect.fence import is_fenced
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.model import Box

WHITE = (255.0, 255.0, 255.0)
ROWS = 8


def lattice(start: float, period: float, n: int) -> Lattice:
    end = start + n * period
    return Lattice(start=start, end=end, n=n, gap=0.0, score=1.0, explained=1.0, support=1.0)


def grown(shades: list[list[int]], known: int) -> int:
    """Columns after extension of ``known`` ones; ``shades`` are those of every column."""
    rgb = np.full((300, 440, 3), 255, np.uint8)
    for column, own in enumerate(shades):
        for row, shade in enumerate(own):
            y, x = 30 + 30 * row, 60 + 34 * column
            rgb[y : y + 30, x : x + 34] = (shade, 120, 90)
    fit = GridFit(rows=lattice(30, 30, ROWS), columns=lattice(60, 34, known))
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), WHITE, 4.0)
    return extended(rgb, fit, check, WHITE, 4.0)[0].columns.n


def test_cells_like_those_beyond_them_do_not_end_a_panel() -> None:
    shades = [[40 + 20 * column + 9 * row for row in range(ROWS)] for column in range(6)]
    # Two cells of the fifth column go on in the sixth.
    for row in (2, 5):
        shades[4][row] = shades[5][row]
    assert grown(shades, 4) == 6


@pytest.mark.parametrize("apart", [0, 5])
def test_cells_that_page_parts_from_a_group_are_no_line_of_it(apart: int) -> None:
    """In two rows few cells tell; a group beside them stands off by less than a tenth of a cell."""
    rgb = np.full((200, 560, 3), 255, np.uint8)
    for column, row in np.ndindex(6, 2):
        y, x = 30 + 60 * row, 60 + 70 * column + (apart if column > 2 else 0)
        rgb[y : y + 60, x : x + 70] = (40 + 20 * column + 35 * row, 120, 90)
    fit = GridFit(rows=lattice(30, 60, 2), columns=lattice(60, 70, 3))
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), WHITE, 4.0)
    assert extended(rgb, fit, check, WHITE, 4.0)[0].columns.n == (3 if apart else 6)


def test_a_wide_strip_is_no_two_columns() -> None:
    shades = [[40 + 20 * column + 9 * row for row in range(ROWS)] for column in range(5)]
    assert grown([*shades, shades[4]], 4) == 4


def test_a_bar_beyond_the_panel_hides_no_column() -> None:
    shades = [[40 + 20 * column + 9 * row for row in range(ROWS)] for column in range(5)]
    rgb = np.full((300, 440, 3), 255, np.uint8)
    for column, row in np.ndindex(5, ROWS):
        y, x = 30 + 30 * row, 60 + 34 * column
        rgb[y : y + 30, x : x + 34] = (shades[column][row], 120, 90)
    fit = GridFit(rows=lattice(30, 30, ROWS), columns=lattice(60, 34, 4))
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), WHITE, 4.0)
    bar = Box(250, 30, 270, 270)
    assert extended(rgb, fit, check, WHITE, 4.0, [bar])[0].columns.n == 5


def test_print_beyond_cells_that_hold_none_is_no_column() -> None:
    shades = [[40 + 20 * column + 9 * row for row in range(ROWS)] for column in range(4)]
    rgb = np.full((300, 440, 3), 255, np.uint8)
    for column, row in np.ndindex(4, ROWS):
        y, x = 30 + 30 * row, 60 + 34 * column
        rgb[y : y + 30, x : x + 34] = (shades[column][row], 120, 90)
    for y in (30, 90, 150):
        rgb[y + 1 : y + 29, 198:228] = 40  # bold letters, with holes
        rgb[y + 9 : y + 21, 206:220] = 255
    fit = GridFit(rows=lattice(30, 30, ROWS), columns=lattice(60, 34, 4))
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), WHITE, 4.0)
    assert extended(rgb, fit, check, WHITE, 4.0)[0].columns.n == 4


def test_a_last_printed_cell_of_a_printed_triangle_is_its_column() -> None:
    rgb = np.full((300, 440, 3), 255, np.uint8)
    for row in range(ROWS):
        for column in range(min(row + 1, 8)):
            y, x = 30 + 30 * row, 60 + 34 * column
            rgb[y : y + 30, x : x + 34] = (40 + 10 * column + 9 * row, 120, 90)
            rgb[y + 12 : y + 20, x + 15 : x + 19] = 255  # small print
    rgb[252:260, 310:322] = 255  # and two digits in the last cell
    fit = GridFit(rows=lattice(30, 30, ROWS), columns=lattice(60, 34, 7))
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), WHITE, 4.0)
    assert extended(rgb, fit, check, WHITE, 4.0)[0].columns.n == 8


def test_a_bar_in_the_empty_half_of_a_triangle_hides_no_row() -> None:
    rgb = np.full((300, 440, 3), 255, np.uint8)
    for row in range(ROWS):
        for column in range(row + 1):
            y, x = 30 + 30 * row, 60 + 34 * column
            rgb[y : y + 30, x : x + 34] = (40 + 10 * column + 9 * row, 120, 90)
    rgb[36:120, 270:282] = np.linspace(0, 250, 84).astype(np.uint8)[:, None, None]
    fit = GridFit(rows=lattice(60, 30, ROWS - 1), columns=lattice(60, 34, ROWS))
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), WHITE, 4.0)
    bar = [Box(270, 36, 282, 120)]
    assert extended(rgb, fit, check, WHITE, 4.0)[0].rows.n == ROWS - 1
    assert extended(rgb, fit, check, WHITE, 4.0, bar)[0].rows.n == ROWS


def test_labels_beside_cells_are_no_hatched_column() -> None:
    rgb = np.full((300, 440, 3), 255, np.uint8)
    for column, row in np.ndindex(4, ROWS):
        y, x = 30 + 30 * row, 60 + 34 * column
        rgb[y : y + 30, x : x + 34] = (40 + 20 * column + 9 * row, 120, 90)
        rgb[y + 12 : y + 20, x + 12 : x + 22] = 255  # numbers
    for row in range(ROWS):
        y = 30 + 30 * row
        rgb[y + 12 : y + 18, 38:48:4] = 30
        if row in (1, 4, 6):
            down, across = np.mgrid[0:22, 2:35]
            rgb[y + 4 : y + 26, 26:59][(down + across) % 8 < 5] = 30  # long, bold, slanted
    fit = GridFit(rows=lattice(30, 30, ROWS), columns=lattice(60, 34, 4))
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), WHITE, 4.0)
    assert extended(rgb, fit, check, WHITE, 4.0)[0].columns.n == 4


def test_numbers_beside_a_bar_are_no_cells_of_two_rows() -> None:
    rgb = np.full((130, 200, 3), 255, np.uint8)
    for column, row in np.ndindex(5, 2):
        y, x = 30 + 46 * row, 20 + 26 * column
        rgb[y : y + 46, x : x + 24] = (40 + 30 * column + 20 * row, 120, 90)
        rgb[y + 18 : y + 28, x + 8 : x + 16] = 255
    rgb[36:60, 158:172] = 20  # a large digit
    period = replace(lattice(20, 26, 5), gap=2.0, end=148.0)
    fit = GridFit(rows=lattice(30, 46, 2), columns=period)
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), WHITE, 10.0)
    assert extended(rgb, fit, check, WHITE, 10.0)[0].columns.n == 5


def test_cells_that_look_like_a_bar_hide_no_row() -> None:
    rgb = np.full((300, 440, 3), 255, np.uint8)
    for row, column in np.ndindex(ROWS, 6):
        y, x = 30 + 30 * row, 60 + 34 * column
        rgb[y : y + 30, x : x + 34] = (40 + 10 * column + 9 * row, 120, 90)
    fit = GridFit(rows=lattice(30, 30, ROWS - 1), columns=lattice(60, 34, 6))
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), WHITE, 4.0)
    cells = [Box(128, 90, 162, 180)]
    assert extended(rgb, fit, check, WHITE, 4.0, cells)[0].rows.n == ROWS


def test_ticks_name_the_empty_corner_of_a_triangle_without_its_diagonal() -> None:
    rgb = np.full((320, 400, 3), 255, np.uint8)
    for row, column in np.ndindex(6, 6):
        if column >= row:
            y, x = 40 + 30 * row, 120 + 34 * column
            rgb[y : y + 30, x : x + 34] = (40 + 10 * column + 9 * row, 120, 90)
    fit = GridFit(rows=lattice(40, 30, 6), columns=lattice(120, 34, 6))
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), WHITE, 4.0)

    def shape() -> tuple[int, int]:
        grown = extended(rgb, fit, check, WHITE, 4.0)[0]
        return grown.rows.n, grown.columns.n

    assert shape() == (6, 6)
    for line in range(7):
        rgb[55 + 30 * line, 79:85] = 0
        rgb[251:257, 103 + 34 * line] = 0
    assert shape() == (7, 7)


def test_the_corner_of_a_triangle_may_have_one_color() -> None:
    rgb = np.full((300, 440, 3), 255, np.uint8)
    for row in range(ROWS):
        for column in range(ROWS - 1 - row, ROWS):
            y, x = 30 + 30 * row, 60 + 34 * column
            shade = 40 if row < 3 and column == ROWS - 1 else 60 + 12 * column + 9 * row
            rgb[y : y + 30, x : x + 34] = (shade, 120, 90)
    fit = GridFit(rows=lattice(90, 30, ROWS - 2), columns=lattice(60, 34, ROWS))
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), WHITE, 4.0)
    assert extended(rgb, fit, check, WHITE, 4.0)[0].rows.n == ROWS


@pytest.mark.parametrize(("parted", "columns"), [(True, 6), (False, 5)])
def test_cells_of_one_color_are_a_column_where_lines_part_them(parted: bool, columns: int) -> None:
    rgb = np.full((300, 440, 3), 255, np.uint8)
    gap = 2
    for column, row in np.ndindex(6, ROWS):
        y, x = 30 + 30 * row, 60 + 34 * column
        shade = 200 if column == 5 else 40 + 20 * column + 9 * row
        below = 0 if column == 5 and not parted else gap
        rgb[y : y + 30 - below, x : x + 34 - gap] = (shade, 120, 90)
    rows, known = lattice(30, 30, ROWS), lattice(60, 34, 5)
    fit = GridFit(
        rows=replace(rows, end=rows.end - gap, gap=gap),
        columns=replace(known, end=known.end - gap, gap=gap),
    )
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), WHITE, 4.0)
    assert extended(rgb, fit, check, WHITE, 4.0)[0].columns.n == columns


def test_a_line_of_little_contrast_ripples_as_much_as_the_others() -> None:
    rng = np.random.default_rng(2)
    shades = np.column_stack([rng.integers(20, 230, (ROWS, 6)), rng.integers(120, 145, ROWS)])
    rgb = np.full((300, 440, 3), 255, np.uint8)
    for row, column in np.ndindex(*shades.shape):
        y, x = 30 + 30 * row, 60 + 34 * column
        rgb[y : y + 30, x : x + 34] = (shades[row, column], 120, 90)
    cells = rgb[30:270, 60:298].astype(int)
    rippled = np.clip(cells + rng.choice([-22, 0, 22], cells.shape[:2])[:, :, None], 0, 255)
    rgb[30:270, 60:298] = rippled
    fit = GridFit(rows=lattice(30, 30, ROWS), columns=lattice(60, 34, 6))
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), WHITE, 10.0)
    assert check.ripples > 22
    assert extended(rgb, fit, check, WHITE, 10.0)[0].columns.n == 7
    unknown = replace(check, ripples=0.0)
    assert extended(rgb, fit, unknown, WHITE, 10.0)[0].columns.n == 6


def empty_corner(*, rows_named: bool, columns_named: bool) -> tuple[int, int]:
    """Shape of a triangle without its diagonal, eight labels at its sides if they are named."""
    rgb = np.full((320, 420, 3), 255, np.uint8)
    for row in range(1, ROWS):
        for column in range(row):
            y, x = 30 + 30 * row, 60 + 34 * column
            rgb[y : y + 30, x : x + 34] = (40 + 10 * column + 9 * row, 120, 90)
    for place in range(ROWS):
        if rows_named or place > 0:
            rgb[40 + 30 * place : 50 + 30 * place, 30 - 2 * place : 52 : 3] = 20
        if columns_named or place < ROWS - 1:
            rgb[278:288, 68 + 34 * place : 84 + 34 * place : 3] = 20
    fit = GridFit(rows=lattice(60, 30, ROWS - 1), columns=lattice(60, 34, ROWS - 1))
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), WHITE, 4.0)
    grown = extended(rgb, fit, check, WHITE, 4.0)[0]
    return grown.rows.n, grown.columns.n


def test_labels_name_the_empty_corner_of_a_triangle() -> None:
    assert empty_corner(rows_named=True, columns_named=True) == (ROWS, ROWS)


@pytest.mark.parametrize(("rows", "columns"), [(True, False), (False, True), (False, False)])
def test_a_corner_that_one_axis_does_not_name_is_none(rows: bool, columns: bool) -> None:
    grown = empty_corner(rows_named=rows, columns_named=columns)
    assert grown == (ROWS - 1, ROWS - 1)


def test_the_last_row_of_a_triangle_has_its_one_cell_in_a_column_found_later() -> None:
    rgb = np.full((300, 300, 3), 255, np.uint8)
    rng = np.random.default_rng(2)
    for row in range(8):
        for column in range(7 - row, 8):
            y, x = 30 + 30 * row, 30 + 30 * column
            rgb[y : y + 30, x : x + 30] = (*rng.integers(40, 220, 2), 120)
    fit = GridFit(rows=lattice(60, 30, 7), columns=lattice(30, 30, 7))
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), WHITE, 4.0)
    found = extended(rgb, fit, check, WHITE, 4.0)[0]
    assert (found.rows.n, found.columns.n) == (8, 8)


def test_the_one_cell_of_a_first_row_at_the_edge_of_the_picture_is_one() -> None:
    rgb = np.full((300, 300, 3), 255, np.uint8)
    for row, column in zip(*np.tril_indices(8), strict=True):
        y, x = 2 + 30 * row, 30 + 30 * column
        rgb[y : y + 30, x : x + 30] = (40 + 20 * column, 120, 90 + 9 * row)
    fit = GridFit(rows=lattice(32, 30, 7), columns=lattice(30, 30, 8))
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), WHITE, 4.0)
    assert extended(rgb, fit, check, WHITE, 4.0)[0].rows.n == 8


@pytest.mark.parametrize("above", [0, 20])
def test_ripples_of_a_title_at_the_edge_of_the_picture_are_no_cell(above: int) -> None:
    """Where the picture ends no border tells them from the one cell of a row."""
    rgb = np.full((300 + above, 440, 3), 255, np.uint8)
    for row, column in np.ndindex(ROWS, 10):
        y, x = above + 30 + 30 * row, 60 + 34 * column
        rgb[y : y + 30, x : x + 34] = (40 + 20 * column, 120, 90 + 9 * row)
    rgb[above : above + 30, 60 + 3 * 34 : 60 + 4 * 34] = (246, 244, 242)
    fit = GridFit(rows=lattice(above + 30, 30, ROWS), columns=lattice(60, 34, 10))
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), WHITE, 4.0)
    assert extended(rgb, fit, check, WHITE, 4.0)[0].rows.n == ROWS + (above > 0)


def test_a_strip_with_a_name_is_no_cell_of_one_column() -> None:
    rgb = np.full((200, 260, 3), 255, np.uint8)
    rgb[20:46, 30:230] = 217
    rgb[31:37, 80:180:6] = 0
    for row in range(12):
        rgb[46 + 8 * row : 54 + 8 * row, 30:230] = (250, 60 + 15 * row, 90)
    fit = GridFit(rows=lattice(46, 8, 12), columns=lattice(30, 200, 1))
    spans = fit.rows.spans(), fit.columns.spans()
    check = check_cells(rgb, *spans, (255.0,) * 3, 2.0)
    found, _ = extended(rgb, fit, check, (255.0,) * 3, 2.0)
    assert found.rows.n == 12


def framed(shades: list[list[int]], labels: int) -> tuple[np.ndarray, GridFit]:
    """Printed columns in a frame, ``labels`` px wide blots before it; one is not known yet."""
    rgb = np.full((300, 440, 3), 255, np.uint8)
    for column, own in enumerate(shades):
        for row, shade in enumerate(own):
            y, x = 30 + 30 * row, 60 + 34 * column
            rgb[y + 1 : y + 29, x + 1 : x + 33] = (shade, min(shade + 3, 255), 255)
            rgb[y + 12 : y + 18, x + 12 : x + 22] = 255 if shade < 150 else 20
            if labels:
                rgb[y + 12 : y + 18, 40 : 40 + labels] = 30
    right = 60 + 34 * len(shades)
    for edge in (58, right):
        rgb[30 : 30 + 30 * ROWS, edge : edge + 2] = 0
    fit = GridFit(rows=lattice(30, 30, ROWS), columns=lattice(60, 34, len(shades) - 1))
    return rgb, fit


def test_labels_stand_beyond_a_frame_and_cells_do_not() -> None:
    shades = [[90 + 20 * column + 9 * row for row in range(ROWS)] for column in range(5)]
    rgb, fit = framed(shades, 12)
    assert is_fenced(rgb, fit, 1, False, WHITE)
    assert not is_fenced(rgb, fit, 1, True, WHITE)
    assert not is_fenced(rgb, fit, 0, True, WHITE)
    # One label with a frame of its own looks like a cell that ends there.
    rgb[60:90, 26:58] = (255, 240, 230)
    rgb[72:78, 38:46] = 30
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), WHITE, 4.0)
    assert extended(rgb, fit, check, WHITE, 4.0)[0].columns.n == 5


def test_cells_nearly_as_pale_as_the_page_end_at_their_frame() -> None:
    shades = [[90 + 20 * column + 9 * row for row in range(ROWS)] for column in range(4)]
    rgb = np.full((300, 440, 3), 255, np.uint8)
    for column, own in enumerate([*shades, [247, 240, 247, 235, 249, 230, 246, 247]]):
        for row, shade in enumerate(own):
            y, x = 30 + 30 * row, 60 + 34 * column
            rgb[y : y + 30, x : x + 34] = (shade, shade, min(shade + 2, 255))
    rgb[30:270, 230] = 40
    rgb[30:270, 231:234] = 252  # what a resizer leaves beside it
    fit = GridFit(rows=lattice(30, 30, ROWS), columns=lattice(60, 34, 4))
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), WHITE, 4.0)
    assert extended(rgb, fit, check, WHITE, 4.0)[0].columns.n == 5


@pytest.mark.parametrize("known", [4, 7])
def test_the_stairs_of_a_triangle_of_one_color_are_followed_to_the_last_step(known: int) -> None:
    n, cell = 12, 14.4
    image = np.full((240, 240, 3), 255, dtype=np.uint8)
    shades = np.random.default_rng(5).integers(40, 200, (n, n))
    shades[:, 3:] = 90
    borders = np.round(20 + cell * np.arange(n + 1)).astype(int)
    for row in range(n):
        for col in range(row + 1):
            place = slice(borders[row], borders[row + 1]), slice(borders[col], borders[col + 1])
            image[place] = (shades[row, col], 30, 60)
    # The period of the few columns that were found is a little off.
    columns = Lattice(
        start=20.0, end=20.0 + known * (cell + 0.25), n=known, gap=0.0, score=1.0, explained=1.0,
        support=1.0,
    )  # fmt: skip
    rows = replace(columns, end=20.0 + n * cell, n=n)
    fit = GridFit(rows=rows, columns=columns)
    page = (255.0, 255.0, 255.0)
    check = check_cells(image, rows.spans(), columns.spans(), page, 4.0)
    grown, _ = extended(image, fit, check, page, 4.0)
    assert (grown.rows.n, grown.columns.n) == (n, n)
    assert abs(grown.columns.end - (20.0 + n * cell)) <= 1.0


@pytest.mark.parametrize("outlined", [True, False])
def test_outlines_show_the_last_step_of_a_triangle_with_a_diagonal_of_noughts(
    outlined: bool,
) -> None:
    rgb = np.full((340, 440, 3), 255, np.uint8)
    for row in range(ROWS):
        for column in range(row + 1):
            y, x = 30 + 30 * row, 60 + 34 * column
            if column < row:
                rgb[y : y + 30, x : x + 34] = (140 + 10 * column + 5 * row, 120, 90)
            elif not outlined and row in (0, ROWS - 1):
                continue
            for line in (y, y + 29):
                rgb[line, x : x + 34] = 40
            for line in (x, x + 33):
                rgb[y : y + 30, line] = 40
    fit = GridFit(rows=lattice(60, 30, ROWS - 1), columns=lattice(60, 34, ROWS - 1))
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), WHITE, 4.0)
    found = extended(rgb, fit, check, WHITE, 4.0)[0]
    assert (found.rows.n, found.columns.n) == ((ROWS, ROWS) if outlined else (ROWS - 1, ROWS - 1))


def test_the_header_of_a_ruled_table_is_no_step() -> None:
    rgb = np.full((340, 440, 3), 255, np.uint8)
    for row in range(ROWS):
        for column in range(ROWS):
            y, x = 30 + 30 * row, 60 + 34 * column
            if row:
                rgb[y : y + 30, x : x + 34] = (140 + 10 * column + 5 * row, 120, 90)
            rgb[[y, y + 29], x : x + 34] = 40
            rgb[y : y + 30, [x, x + 33]] = 40
    fit = GridFit(rows=lattice(60, 30, ROWS - 1), columns=lattice(60, 34, ROWS))
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), WHITE, 4.0)
    assert extended(rgb, fit, check, WHITE, 4.0)[0].rows.n == ROWS - 1


@pytest.mark.parametrize("paler", [0, 70])
def test_the_one_cell_of_a_last_row_reaches_the_others_though_a_codec_rippled_into_it(
    paler: int,
) -> None:
    rgb = np.full((300, 300, 3), 255, np.uint8)
    for row, column in np.ndindex(5, 6):
        if row < 4 or column == 0:
            y, x = 30 + 44 * row, 40 + 34 * column
            rgb[y : y + 44, x : x + 34] = (30 + 20 * row + 15 * column, 60, 120)
    rgb[206:211, 40:74] += np.uint8(14)
    rgb[206:216, 40:74] += np.uint8(paler)
    fit = GridFit(rows=lattice(30, 44, 4), columns=lattice(40, 34, 6))
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), WHITE, 10.0)
    rows = extended(rgb, fit, check, WHITE, 10.0)[0].rows.n
    assert rows == (4 if paler else 5)


def test_ticks_name_an_empty_column_into_which_the_bar_of_a_triangle_reaches() -> None:
    rgb = np.full((320, 400, 3), 255, np.uint8)
    for row, column in np.ndindex(8, 8):
        if column < row:
            y, x = 30 + 30 * row, 60 + 34 * column
            rgb[y : y + 30, x : x + 34] = (40 + 10 * column + 9 * row, 120, 90)
    rgb[45:55, 220:318] = np.linspace(0, 250, 98).astype(np.uint8)[None, :, None]
    fit = GridFit(rows=lattice(30, 30, 8), columns=lattice(60, 34, 7))
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), WHITE, 4.0)

    def columns() -> int:
        return extended(rgb, fit, check, WHITE, 4.0, [Box(220, 45, 318, 55)])[0].columns.n

    assert columns() == 7
    for column in range(8):
        rgb[271:276, 77 + 34 * column] = 0
    assert columns() == 8
    # A label in the column is none of the bar's.
    rgb[200:212, 312:330] = 0
    assert columns() == 7


@pytest.mark.parametrize("named", [True, False])
def test_a_stroke_of_a_slanted_label_is_no_tick_of_an_empty_row(named: bool) -> None:
    rgb = np.full((320, 400, 3), 255, np.uint8)
    for row, column in np.ndindex(5, 5):
        y, x = 40 + 40 * row, 120 + 44 * column
        rgb[y : y + 40, x : x + 44] = (40 + 10 * column + 9 * row, 120, 90)
    for line in range(6):
        rgb[60 + 40 * line, 112:120] = 0
    if named:
        for column in range(5):
            y, x = 252, 126 + 44 * column
            rgb[y : y + 8, x : x + 14] = 60
    fit = GridFit(rows=lattice(40, 40, 5), columns=lattice(120, 44, 5))
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), WHITE, 4.0)
    assert extended(rgb, fit, check, WHITE, 4.0)[0].rows.n == (5 if named else 6)


def test_a_last_row_of_broad_print_on_a_page_that_is_as_dark_as_some_of_its_cells() -> None:
    """Numbers that take three quarters of the width of their cells, as wide as small print gets."""
    page = (20, 20, 28)
    rgb = np.full((300, 440, 3), page, np.uint8)
    for row, column in np.ndindex(ROWS, 6):
        y, x = 30 + 18 * row, 60 + 40 * column
        if (row + 2 * column) % 5:
            shade = 60 + 18 * ((row + 3 * column) % 9)
            rgb[y : y + 16, x : x + 38] = shade
            rgb[y + 4 : y + 12, x + 5 : x + 33][:, np.arange(28) % 7 < 4] = 240 - shade
    rows = replace(lattice(30, 18, ROWS - 1), end=30.0 + 18 * (ROWS - 1) - 2, gap=2.0)
    columns = replace(lattice(60, 40, 6), end=298.0, gap=2.0)
    fit = GridFit(rows=rows, columns=columns)
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), page, 4.0)
    assert extended(rgb, fit, check, page, 4.0)[0].rows.n == ROWS
