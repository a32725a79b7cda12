"""Lines of cells that a codec left no borders, between the others and the frame about them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.cellcheck import check_cells
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.rivals import FoundPanel
from unheat.detect.up_to_frame import with_lines_up_to_frames
from unheat.model import Box

Pixels = npt.NDArray[np.uint8]
PAGE = (255.0, 255.0, 255.0)
ROWS, COLUMNS, SIZE = 8, 6, 30
TOP, LEFT = 40, 60
RIGHT = LEFT + COLUMNS * SIZE


def painted(*, pale: int = 2, marks: bool = True, frame: bool = True) -> Pixels:
    """Cells in a frame, the last rows as white as their gaps, with marks at the rows' middles."""
    rgb = np.full((TOP + ROWS * SIZE + 60, RIGHT + 100, 3), 255, np.uint8)
    shades = np.random.default_rng(2).integers(40, 200, (ROWS, COLUMNS))
    shades[ROWS - pale :] = 253
    cells = np.kron(shades, np.ones((SIZE, SIZE))).astype(np.uint8)
    inside = np.s_[TOP : TOP + ROWS * SIZE, LEFT:RIGHT]
    rgb[inside][..., 0], rgb[inside][..., 1] = cells, np.maximum(cells, 120)
    if frame:
        for y in (TOP - 1, TOP + ROWS * SIZE):
            rgb[y, LEFT - 1 : RIGHT + 1] = 0
        for x in (LEFT - 1, RIGHT):
            rgb[TOP - 1 : TOP + ROWS * SIZE + 1, x] = 0
    if marks:
        rgb[TOP + SIZE // 2 : TOP + ROWS * SIZE : SIZE, LEFT - 6 : LEFT - 1] = 0
    return rgb


def lattice(start: float, count: int) -> Lattice:
    return Lattice(
        start=start, end=start + count * SIZE, n=count, gap=0.0,
        score=0.9, explained=0.9, support=0.9, residual=0.0,
    )  # fmt: skip


def grown(rgb: Pixels, rows: int, known: tuple[Box, ...] = ()) -> tuple[int, int]:
    fit = GridFit(rows=lattice(TOP, rows), columns=lattice(LEFT, COLUMNS))
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), PAGE, 10.0)
    panel = FoundPanel(fit=fit, check=check, quality=0.9)
    return with_lines_up_to_frames(rgb, [panel], known, PAGE, 10.0)[0].shape


@pytest.mark.parametrize("pale", [1, 2])
def test_marks_count_the_lines_up_to_the_frame(pale: int) -> None:
    assert grown(painted(pale=pale), ROWS - pale) == (ROWS, COLUMNS)


def test_numbers_in_their_cells_count_them_too() -> None:
    rgb = painted(pale=1, marks=False)
    for column in range(COLUMNS):
        x = LEFT + column * SIZE
        rgb[TOP + 7 * SIZE + 11 : TOP + 7 * SIZE + 19, x + 9 : x + 21] = 30
    assert grown(rgb, ROWS - 1) == (ROWS, COLUMNS)


@pytest.mark.parametrize("further", [False, True])
def test_a_line_up_to_the_frame_answers_the_doubt_that_there_is_one_more(
    further: bool,
) -> None:
    rgb = painted(pale=1, marks=False)
    if further:
        below = TOP + ROWS * SIZE + 1
        rgb[below : below + SIZE, LEFT:RIGHT] = rgb[TOP : TOP + SIZE, LEFT:RIGHT]
    for row in range(ROWS):
        for column in range(COLUMNS):
            x, y = LEFT + column * SIZE, TOP + row * SIZE
            rgb[y + 11 : y + 19, x + 9 : x + 21] = 30
    fit = GridFit(rows=lattice(TOP, ROWS - 1), columns=lattice(LEFT, COLUMNS))
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), PAGE, 10.0)
    panel = FoundPanel(fit=fit, check=check, quality=0.7, more_beyond=True)
    (found,) = with_lines_up_to_frames(rgb, [panel], (), PAGE, 10.0)
    assert found.shape == (ROWS, COLUMNS)
    assert (found.print_alone, found.more_beyond) == (not further, False)


def drawn(*, page: int = 1, printed: bool = False) -> Pixels:
    """A drawing in whose frame marks point inwards, over last rows of which all but one cell are
    nearly as pale as the page, or the page."""
    rgb = painted(pale=page, marks=False)
    last = TOP + (ROWS - page) * SIZE
    rgb[last : TOP + ROWS * SIZE, LEFT:RIGHT] = 255 - 8 * (page == 1)
    rgb[last : TOP + ROWS * SIZE, LEFT + 2 * SIZE : LEFT + 3 * SIZE] = (90, 120, 200)
    y = TOP + ROWS * SIZE
    for x in range(LEFT + SIZE // 2, RIGHT, 2 * SIZE):
        rgb[y - 9 : y, x] = rgb[y - 1, x] if printed else 0
    if printed:
        for x in range(LEFT + 10, LEFT + 160, 9):
            rgb[last + 4 : last + 16, x : x + 5] = 0
    return rgb


def in_drawing(rgb: Pixels, rows: int) -> tuple[int, int]:
    fit = GridFit(rows=lattice(TOP, rows), columns=lattice(LEFT, COLUMNS))
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), PAGE, 4.0)
    panel = FoundPanel(fit=fit, check=check, quality=0.9)
    return with_lines_up_to_frames(rgb, [panel], (), PAGE, 4.0)[0].shape


@pytest.mark.parametrize("page", [1, 2])
def test_a_drawing_shows_pale_cells_under_marks_that_point_inwards(page: int) -> None:
    assert in_drawing(drawn(page=page), ROWS - page) == (ROWS, COLUMNS)


def test_print_in_a_frame_is_no_line_of_cells() -> None:
    assert in_drawing(drawn(printed=True), ROWS - 1) == (ROWS - 1, COLUMNS)


@pytest.mark.parametrize(
    ("rgb", "lost"),
    [(painted(pale=1, marks=False), 1), (painted(pale=1, frame=False), 1), (painted(pale=3), 3)],
    ids=["nothing counts them", "no frame", "too many"],
)
def test_without_frame_or_witness_nothing_is_added(rgb: Pixels, lost: int) -> None:
    assert grown(rgb, ROWS - lost) == (ROWS - lost, COLUMNS)


def test_a_frame_that_parts_a_cell_tells_nothing() -> None:
    rgb = painted(pale=1)
    y = TOP + ROWS * SIZE
    rgb[y - 10 : y + 1] = rgb[y - 10]
    rgb[y - 10, LEFT - 1 : RIGHT + 1] = 0
    rgb[y - 9 :] = 255
    assert grown(rgb, ROWS - 1) == (ROWS - 1, COLUMNS)


@pytest.mark.parametrize(
    ("box", "rows"),
    [
        # A line of cells that passed for a bar lies in the frame, a bar does not.
        (Box(LEFT + 2.0, TOP + 7.0 * SIZE + 2, RIGHT - 2.0, TOP + 8.0 * SIZE - 2), ROWS),
        (Box(LEFT + 2.0, TOP + 7.0 * SIZE + 2, RIGHT + 80.0, TOP + 8.0 * SIZE - 2), ROWS - 1),
    ],
)
def test_only_what_lies_in_the_frame_may_be_cells(box: Box, rows: int) -> None:
    assert grown(painted(pale=1), ROWS - 1, (box,)) == (rows, COLUMNS)
