"""Lines of cells beyond those that were found."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.detect.beyond import colors_go_on
from unheat.detect.cellcheck import check_cells
from unheat.detect.extend import extended
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice

PAGE = (255.0, 255.0, 255.0)
CELL = 14


def picture(
    rows: int, cols: int, *, frame: int = 1
) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Cells of 14 px from (40, 40) on, a black frame over their outer pixels."""
    colors = np.random.default_rng(2).integers(30, 220, (rows, cols, 3))
    image = np.full((rows * CELL + 80, cols * CELL + 80, 3), 255, dtype=np.uint8)
    inner = image[40 : 40 + rows * CELL, 40 : 40 + cols * CELL]
    inner[:] = np.kron(colors, np.ones((CELL, CELL, 1)))
    for side in (inner[:frame], inner[-frame:], inner[:, :frame], inner[:, -frame:]):
        side[:] = 0
    return image


def lattice(first: int, n: int) -> Lattice:
    start = 40.0 + first * CELL
    return Lattice(
        start=start, end=start + n * CELL, n=n, gap=0.0, score=1.0, explained=1.0, support=1.0
    )


@pytest.mark.parametrize(("first", "goes_on"), [(0, False), (1, True)])
def test_colors_beyond_the_lattice_are_a_doubt(first: int, goes_on: bool) -> None:
    image = picture(6, 8)
    fit = GridFit(rows=lattice(first, 6 - first), columns=lattice(0, 8))
    assert colors_go_on(image, fit, PAGE, 4.0) is goes_on


def test_print_in_the_cells_beyond_hides_no_doubt() -> None:
    image = picture(6, 8)
    for col in range(8):
        x, y = 40 + col * CELL, 40
        image[y + 4 : y + 11 : 2, x + 3 : x + 11 : 2] = 255
    fit = GridFit(rows=lattice(1, 5), columns=lattice(0, 8))
    assert colors_go_on(image, fit, PAGE, 4.0)


@pytest.mark.parametrize("frame", [1, 3])
def test_a_frame_over_its_border_hides_no_line(frame: int) -> None:
    image = picture(6, 8, frame=frame)
    fit = GridFit(rows=lattice(1, 5), columns=lattice(0, 8))
    check = check_cells(image, fit.rows.spans(), fit.columns.spans(), PAGE, 4.0)
    grown, _ = extended(image, fit, check, PAGE, 4.0)
    assert grown.rows.n == 6
