"""Outer small cells without a border are counted by the frame about them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.cellcheck import check_cells
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.rivals import UNSURE, FoundPanel
from unheat.detect.small_in_frame import with_lines_in_frame

Pixels = npt.NDArray[np.uint8]
PAGE = (255.0, 255.0, 255.0)
ROWS, COLUMNS, SIZE = 40, 50, 5
TOP, LEFT = 30, 40
BOTTOM, RIGHT = TOP + ROWS * SIZE, LEFT + COLUMNS * SIZE


def painted(frame: int = 0) -> Pixels:
    """Cells with a frame of one pixel about them, so many pixels further out on the right."""
    rgb = np.full((BOTTOM + 40, RIGHT + 40, 3), 255, np.uint8)
    colors = np.random.default_rng(3).integers(30, 220, (ROWS, COLUMNS, 3))
    rgb[TOP:BOTTOM, LEFT:RIGHT] = colors.repeat(SIZE, axis=0).repeat(SIZE, axis=1)
    rgb[TOP:BOTTOM, RIGHT : RIGHT + frame] = rgb[TOP:BOTTOM, RIGHT - frame : RIGHT]
    right = RIGHT + frame
    rgb[[TOP - 1, BOTTOM], LEFT - 1 : right + 1] = 0
    rgb[TOP - 1 : BOTTOM + 1, [LEFT - 1, right]] = 0
    return rgb


def grown(rgb: Pixels, *, lost: int = 0, quality: float = UNSURE) -> FoundPanel | None:
    def lattice(start: float, n: int) -> Lattice:
        return Lattice(
            start=start, end=start + n * SIZE, n=n, gap=0.0, score=1.0, explained=1.0, support=1.0
        )

    rows, columns = lattice(TOP, ROWS), lattice(LEFT + lost * SIZE, COLUMNS - 2 * lost)
    fit = GridFit(rows=rows, columns=columns)
    check = check_cells(rgb, rows.spans(), columns.spans(), PAGE, 4.0)
    return with_lines_in_frame(rgb, FoundPanel(fit=fit, check=check, quality=quality), PAGE, 4.0)


@pytest.mark.parametrize("lost", [0, 1, 2])
def test_the_frame_counts_what_stands_in_it(lost: int) -> None:
    panel = grown(painted(), lost=lost)
    assert panel is not None
    assert panel.shape == (ROWS, COLUMNS)
    assert panel.fit.columns.start == LEFT
    assert panel.quality == UNSURE


def test_what_is_in_doubt_for_its_own_sake_stays_so() -> None:
    panel = grown(painted(), lost=1, quality=0.4)
    assert panel is not None
    assert panel.quality == 0.4


def test_a_frame_that_parts_a_cell_doubts_the_count() -> None:
    panel = grown(painted(frame=2), quality=0.95)
    assert panel is not None
    assert panel.shape == (ROWS, COLUMNS)
    assert panel.quality == UNSURE


def test_without_a_frame_nothing_is_said() -> None:
    rgb = painted()
    rgb[:TOP], rgb[BOTTOM:], rgb[:, :LEFT], rgb[:, RIGHT:] = 255, 255, 255, 255
    assert grown(rgb) is None
