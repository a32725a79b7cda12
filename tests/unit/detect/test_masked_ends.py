"""Masked lines at the ends of a panel, told by its frame, its ground and its tick marks."""

from __future__ import annotations

from typing import Literal

import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.cellcheck import check_cells
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.masked_ends import with_masked_ends
from unheat.detect.rivals import UNSURE, FoundPanel
from unheat.model import Box

Pixels = npt.NDArray[np.uint8]
End = Literal["frame", "ground", "none"]
PAGE = (255.0, 255.0, 255.0)
ROWS, COLUMNS, SIZE = 12, 9, 10
TOP, LEFT = 40, 50
BOTTOM, RIGHT = TOP + ROWS * SIZE, LEFT + COLUMNS * SIZE


def painted(
    masked: int,
    *,
    end: End = "frame",
    marks: int = 0,
    more: int = 0,
    print_at: int | None = None,
    pen: int = 0,
) -> Pixels:
    """A matrix, its last rows masked, in axes that go on ``more`` pixels below it.

    ``marks`` rows apart there are tick marks; a word stands in the row ``print_at``.
    """
    rgb = np.full((BOTTOM + 60, RIGHT + 50, 3), 255, np.uint8)
    foot = BOTTOM + more
    if end == "ground":
        rgb[TOP:foot, LEFT:RIGHT] = 235
    shades = np.random.default_rng(4).integers(40, 200, (ROWS - masked, COLUMNS))
    cells = np.kron(shades, np.ones((SIZE, SIZE))).astype(np.uint8)
    inside = np.s_[TOP : TOP + SIZE * (ROWS - masked), LEFT:RIGHT]
    rgb[inside][..., 0], rgb[inside][..., 1] = cells, np.maximum(cells, 120)
    if end == "frame":
        for y in (TOP - 1, foot):
            rgb[y, LEFT - 1 : RIGHT + 1] = pen
        for x in (LEFT - 1, RIGHT):
            rgb[TOP - 1 : foot + 1, x] = pen
    if marks:
        rgb[TOP + SIZE // 2 : BOTTOM : SIZE * marks, LEFT - 6 : LEFT - 1] = 0
    if print_at is not None:
        y = TOP + SIZE * print_at
        rgb[y + 2 : y + 8, LEFT + 20 : LEFT + 50 : 3] = 0
    return rgb


def lattice(start: float, count: int) -> Lattice:
    return Lattice(
        start=start, end=start + count * SIZE, n=count, gap=0.0,
        score=0.9, explained=0.9, support=0.9, residual=0.0,
    )  # fmt: skip


def grown(
    rgb: Pixels, masked: int, known: tuple[Box, ...] = (), *, turned: bool = False
) -> FoundPanel:
    fit = GridFit(rows=lattice(TOP, ROWS - masked), columns=lattice(LEFT, COLUMNS))
    if turned:
        rgb = np.ascontiguousarray(rgb.transpose(1, 0, 2))
        fit = GridFit(rows=fit.columns, columns=fit.rows)
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), PAGE, 4.0)
    panel = FoundPanel(fit=fit, check=check, quality=1.0)
    return with_masked_ends(rgb, [panel], known, PAGE, 4.0)[0]


@pytest.mark.parametrize("end", ["frame", "ground"])
@pytest.mark.parametrize("masked", [1, 5, 8])
@pytest.mark.parametrize("turned", [False, True])
def test_marks_count_masked_lines_up_to_the_end_of_the_axes(
    end: End, masked: int, turned: bool
) -> None:
    found = grown(painted(masked, end=end, marks=2 if masked > 1 else 1), masked, turned=turned)
    assert found.shape == ((COLUMNS, ROWS) if turned else (ROWS, COLUMNS))
    assert found.quality == 1.0


@pytest.mark.parametrize("pen", [0, 204])
def test_without_marks_their_number_is_asked_about(pen: int) -> None:
    found = grown(painted(5, pen=pen), 5)
    assert found.shape == (ROWS, COLUMNS)
    assert found.quality <= UNSURE


@pytest.mark.parametrize("end", ["none", "frame"])
def test_axes_that_end_elsewhere_hold_no_masked_lines(end: End) -> None:
    # Neither a page without an end, nor a frame that would part a cell.
    assert grown(painted(5, end=end, marks=2, more=4), 5).shape == (ROWS - 5, COLUMNS)


def test_print_below_the_cells_is_no_masked_line() -> None:
    assert grown(painted(5, print_at=8), 5).shape == (ROWS - 5, COLUMNS)


@pytest.mark.parametrize(("last", "masked"), [(BOTTOM, 0), (BOTTOM - 2, 2)])
def test_tick_marks_that_point_inwards_go_on_to_the_frame(last: int, masked: int) -> None:
    # Other strokes end before they come to it.
    rgb = painted(2)
    rgb[last - 3 : last, LEFT + SIZE // 2 : RIGHT : 2 * SIZE] = 0
    assert grown(rgb, 2).shape == (ROWS - masked, COLUMNS)


def test_a_bar_in_the_frame_keeps_its_place() -> None:
    bar = Box(LEFT + 20.0, BOTTOM - 20.0, RIGHT - 20.0, BOTTOM - 10.0)
    assert grown(painted(5), 5, known=(bar,)).shape == (ROWS - 5, COLUMNS)


def test_a_rule_without_sides_is_no_frame() -> None:
    rgb = painted(5)
    rgb[TOP + SIZE * (ROWS - 5) : BOTTOM, [LEFT - 1, RIGHT]] = 255
    assert grown(rgb, 5).shape == (ROWS - 5, COLUMNS)
