"""Lattices that compete for one place."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.cellcheck import check_cells
from unheat.detect.doubted_pieces import adds_page_alone, doubted_piece
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.rivals import FoundPanel, best_panels, holds_panels, without_print
from unheat.detect.witness import SURE

WHITE = (255.0, 255.0, 255.0)


def lattice(start: float, period: float, n: int) -> Lattice:
    end = start + n * period
    return Lattice(start=start, end=end, n=n, gap=0.0, score=1.0, explained=1.0, support=1.0)


def panel(
    rgb: npt.NDArray[np.uint8], rows: Lattice, columns: Lattice, quality: float
) -> FoundPanel:
    check = check_cells(rgb, rows.spans(), columns.spans(), WHITE, 4.0)
    return FoundPanel(fit=GridFit(rows=rows, columns=columns), check=check, quality=quality)


def painted(rows: int, columns: int) -> npt.NDArray[np.uint8]:
    colors = np.random.default_rng(4).integers(60, 240, (rows, columns, 3))
    rgb = np.full((40 * rows + 80, 40 * columns + 80, 3), 255, np.uint8)
    rgb[40:-40, 40:-40] = colors.repeat(40, axis=0).repeat(40, axis=1)
    return rgb


def test_cells_with_lines_drawn_over_them_are_no_panels() -> None:
    rgb = painted(3, 4)
    whole = panel(rgb, lattice(40, 40, 3), lattice(40, 40, 4), 0.55)
    crossed = [
        panel(rgb, lattice(y, 20, 2), lattice(x, 20, 2), 1.0)
        for y in (40, 80, 120)
        for x in (40, 80, 120, 160)
    ]
    halved = panel(rgb, lattice(40, 40, 3), lattice(80, 20, 2), 1.0)
    assert best_panels([*crossed, halved, whole]) == [whole]


def test_a_lattice_that_takes_in_what_is_no_cells_is_given_up_for_one_that_does_not() -> None:
    rgb = painted(7, 5)
    rgb[40:120, 40:-40] = np.random.default_rng(5).integers(0, 256, (80, 200, 3))
    inner = panel(rgb, lattice(120, 40, 5), lattice(40, 40, 5), 0.8)
    outer = panel(rgb, lattice(40, 40, 7), lattice(40, 40, 5), 0.8)
    assert best_panels([inner, outer]) == [inner]


@pytest.mark.parametrize("header", [False, True])
def test_a_lattice_without_its_last_lines_gives_way_where_all_cells_are_flat(header: bool) -> None:
    rgb = painted(10, 10)
    inner = panel(rgb, lattice(40, 40, 9), lattice(40, 40, 9), 0.9)
    if header:
        # What stands below and beside the cells is none of them.
        noise = np.random.default_rng(5).integers(0, 256, (400, 400, 3))
        noise[:360, :360] = rgb[40:400, 40:400]
        rgb[40:-40, 40:-40] = noise
    outer = panel(rgb, lattice(40, 40, 10), lattice(40, 40, 10), 0.8)
    assert best_panels([inner, outer]) == [inner if header else outer]


def test_a_lattice_of_more_cells_that_are_flat_is_kept() -> None:
    rgb = painted(7, 5)
    inner = panel(rgb, lattice(120, 40, 5), lattice(40, 40, 5), 0.8)
    outer = panel(rgb, lattice(40, 40, 7), lattice(40, 40, 5), 0.8)
    assert best_panels([inner, outer]) == [outer]


def test_a_piece_is_in_doubt_where_little_was_kept_of_the_whole() -> None:
    rgb = painted(4, 6)
    whole = panel(rgb, lattice(40, 40, 4), lattice(40, 40, 6), 0.6)
    left = panel(rgb, lattice(40, 40, 4), lattice(40, 40, 2), 1.0)
    right = panel(rgb, lattice(40, 40, 4), lattice(160, 40, 3), 1.0)
    assert doubted_piece(left, [whole, left], [left]).quality < SURE
    assert doubted_piece(left, [whole, left, right], [left, right]) is left


def test_a_lattice_that_takes_in_the_page_about_a_panel_does_not_go_on() -> None:
    rgb = painted(5, 6)
    rgb[40:80] = 255
    rgb[40:80, 120:160] = 248
    own = panel(rgb, lattice(80, 40, 4), lattice(40, 40, 6), 1.0)
    headed = panel(rgb, lattice(40, 40, 5), lattice(40, 40, 6), 0.9)
    assert adds_page_alone(headed, [headed, own])
    assert not adds_page_alone(own, [headed, own])
    assert not adds_page_alone(replace(headed, row_blocks=(lattice(40, 40, 2),)), [headed, own])
    rgb[40:80, 120:160] = (250, 220, 200)
    colored = panel(rgb, lattice(40, 40, 5), lattice(40, 40, 6), 0.9)
    assert not adds_page_alone(colored, [colored, own])


def test_an_outer_line_of_a_triangle_is_one_of_its_cells() -> None:
    """The last line and column hold less than the others do: half of their cells are masked."""
    rgb = painted(10, 10)
    for row, column in zip(*np.triu_indices(10, 1), strict=True):
        rgb[40 + 40 * row : 80 + 40 * row, 40 + 40 * column : 80 + 40 * column] = 255
    whole = panel(rgb, lattice(40, 40, 10), lattice(40, 40, 10), 0.7)
    part = panel(rgb, lattice(40, 40, 9), lattice(40, 40, 9), 0.96)
    assert part.box.area > 0.8 * whole.box.area
    assert part.check.filled > whole.check.filled
    assert best_panels([whole, part]) == [whole]


def test_panels_side_by_side_are_not_one_for_what_stands_between_them() -> None:
    rgb = painted(4, 8)
    whole = panel(rgb, lattice(40, 40, 4), lattice(40, 40, 8), 0.8)
    left = panel(rgb, lattice(40, 40, 4), lattice(40, 40, 3), 0.95)
    right = panel(rgb, lattice(40, 40, 4), lattice(240, 40, 3), 0.95)
    assert best_panels([whole, left, right]) == [left, right]
    assert best_panels([whole, left]) == [whole]
    sure = panel(rgb, lattice(40, 40, 4), lattice(40, 40, 8), 1.0)
    assert best_panels([sure, left, right]) == [sure]


def test_panels_are_in_doubt_where_what_parts_them_could_be_pale_cells() -> None:
    rgb = painted(4, 8)
    whole = panel(rgb, lattice(40, 40, 4), lattice(40, 40, 8), 0.68)
    left = panel(rgb, lattice(40, 40, 4), lattice(40, 40, 3), 1.0)
    right = panel(rgb, lattice(40, 40, 4), lattice(240, 40, 3), 1.0)
    assert doubted_piece(left, [whole, left, right], [left, right]).quality < SURE
    # Two cells and a part of one: labels stand there.
    off = panel(rgb, lattice(40, 40, 4), lattice(246, 40, 3), 1.0)
    longer = panel(rgb, lattice(40, 40, 4), lattice(40, 326 / 8, 8), 0.68)
    assert doubted_piece(left, [longer, left, off], [left, off]) is left


def test_a_lattice_over_two_panels_and_what_lies_between_them_holds_both() -> None:
    """Their gap is wider than a cell by a fifth: the whole is no panel that goes on in them."""
    rgb = painted(4, 8)
    left = panel(rgb, lattice(40, 40, 4), lattice(40, 40, 3), 1.0)
    off = panel(rgb, lattice(40, 40, 4), lattice(246, 40, 3), 0.9)
    longer = panel(rgb, lattice(40, 40, 4), lattice(40, 326 / 8, 8), 0.8)
    assert holds_panels(longer, [longer, left, off])
    assert not holds_panels(longer, [longer, left])


@pytest.mark.parametrize("gap", [14, 0])
def test_panels_that_a_codec_blurred_are_not_one_if_its_cells_bend_over_their_gaps(
    gap: int,
) -> None:
    rgb = painted(4, 6)
    parted = np.full((240, 320 + 2 * gap, 3), 255, np.uint8)
    starts = [40 + part * (80 + gap) for part in range(3)]
    for part, start in enumerate(starts):
        parted[:, start : start + 80] = rgb[:, 40 + 80 * part : 120 + 80 * part]
    rows = lattice(40, 40, 4)
    whole = panel(parted, rows, lattice(40, (240 + 2 * gap) / 6, 6), 0.7)
    parts = [panel(parted, rows, lattice(start, 40, 2), 0.7) for start in starts]
    assert holds_panels(whole, [whole, *parts]) == bool(gap)


def test_two_rows_in_one_do_not_win_over_cells_of_one_color() -> None:
    rgb = painted(8, 6)
    whole = panel(rgb, lattice(40, 40, 8), lattice(40, 40, 6), 0.5)
    paired = panel(rgb, lattice(40, 80, 4), lattice(40, 20, 12), 0.65)
    assert best_panels([paired, whole]) == [whole]


def test_a_flawless_piece_of_a_filled_lattice_is_no_panel() -> None:
    rgb = painted(8, 6)
    whole = panel(rgb, lattice(40, 40, 8), lattice(40, 40, 6), 0.5)
    piece = panel(rgb, lattice(80, 40, 3), lattice(120, 40, 2), 1.0)
    assert best_panels([piece, whole]) == [whole]
    # A column of the page between two panels is no column of cells.
    rgb[:, 160:200] = 255
    whole = panel(rgb, lattice(40, 40, 8), lattice(40, 40, 6), 0.5)
    piece = panel(rgb, lattice(40, 40, 8), lattice(200, 40, 2), 1.0)
    assert piece in best_panels([piece, whole])


def test_a_few_cells_whose_gaps_were_taken_in_are_a_part_of_the_whole() -> None:
    rgb = painted(9, 9)
    # What a codec leaves of a few cells has not one color each.
    rgb[360:400, 40:200] = np.random.default_rng(6).integers(0, 256, (40, 160, 3))
    whole = panel(rgb, lattice(40, 40, 9), lattice(40, 40, 9), 0.78)
    piece = panel(rgb, lattice(117, 43, 2), lattice(77, 43, 3), 1.0)  # cells of 40 px
    assert best_panels([piece, whole]) == [whole]


def test_a_part_stands_for_itself_where_its_whole_gave_way() -> None:
    rgb = painted(4, 10)
    whole = panel(rgb, lattice(40, 40, 4), lattice(40, 40, 10), 0.8)
    wider = panel(rgb, lattice(40, 40, 4), lattice(20, 42, 5), 0.95)
    right = panel(rgb, lattice(40, 40, 4), lattice(280, 40, 4), 0.97)
    assert best_panels([whole, wider, right]) == [wider, right]


@pytest.mark.parametrize(("page", "kept"), [(0.8, False), (0.2, True)])
def test_enlarged_letters_beside_a_panel_are_no_panel(page: float, kept: bool) -> None:
    rgb = np.concatenate([painted(8, 6), np.full((400, 300, 3), 255, np.uint8)], axis=1)
    random = np.random.default_rng(3)
    dots = np.where(
        random.uniform(size=(15, 40, 1)) < page, 255, random.integers(0, 200, (15, 40, 1))
    )
    rgb[60:105, 400:520] = dots.repeat(3, axis=0).repeat(3, axis=1).astype(np.uint8)
    large = panel(rgb, lattice(40, 40, 8), lattice(40, 40, 6), 1.0)
    letters = panel(rgb, lattice(60, 3, 15), lattice(400, 3, 40), 0.86)
    assert without_print([large, letters]) == ([large, letters] if kept else [large])
    assert without_print([letters]) == [letters]
