"""Two panels that one lattice took together are told by the two beside them."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from unheat.detect.cellcheck import check_cells
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.parted_as_sisters import parted_as_sisters
from unheat.detect.rivals import FoundPanel

PAGE, CELL, TOP, LEFT = (255.0, 255.0, 255.0), 30, 40, (50, 220)


def _lattice(start: float, n: int, pitch: float = CELL) -> Lattice:
    end = start + n * pitch
    return Lattice(start=start, end=end, n=n, gap=0.0, score=1.0, explained=1.0, support=1.0)


@pytest.mark.parametrize(("strip", "parted"), [((217, 217, 217), True), ((90, 160, 120), False)])
def test_the_ground_of_a_title_is_no_row_where_the_sisters_have_it_as_well(
    strip: tuple[int, int, int], parted: bool
) -> None:
    """A strip of another color than between the sisters may be a row of cells."""
    colors = np.random.default_rng(8).integers(20, 220, (9, 8, 3))
    image = np.full((360, 390, 3), 255, dtype=np.uint8)
    for row, col in np.ndindex(9, 8):
        y, x = TOP + CELL * row, LEFT[col // 4] + CELL * (col % 4)
        color = (strip if col < 4 else (217, 217, 217)) if row == 4 else colors[row, col]
        image[y : y + CELL, x : x + CELL] = color

    def panel(rows: Lattice, left: int, quality: float) -> FoundPanel:
        fit = GridFit(rows=rows, columns=_lattice(left, 4))
        check = check_cells(image, fit.rows.spans(), fit.columns.spans(), PAGE, 4.0)
        return FoundPanel(fit=fit, check=check, quality=quality)

    found = [
        panel(_lattice(TOP, 4), LEFT[1], 1.0),
        panel(_lattice(TOP + 5 * CELL, 4), LEFT[1], 1.0),
        panel(_lattice(TOP, 9), LEFT[0], 0.8),
    ]
    told = parted_as_sisters(image, found, PAGE, 4.0)
    assert [one.shape for one in told] == [(4, 4)] * 2 + ([(4, 4)] * 2 if parted else [(9, 4)])


@pytest.mark.parametrize("filled", [False, True])
def test_a_lattice_beside_two_sisters_is_two_panels_unless_cells_stand_between(
    filled: bool,
) -> None:
    colors = np.random.default_rng(8).integers(20, 220, (9, 8, 3))
    image = np.full((360, 390, 3), 255, dtype=np.uint8)
    starts = [TOP + CELL * row for row in range(9)]
    for row, col in np.ndindex(9, 8):
        if row == 4 and not (filled and col < 4):
            continue
        y, x = starts[row], LEFT[col // 4] + CELL * (col % 4)
        image[y : y + CELL, x : x + CELL] = colors[row, col]
    if not filled:
        at = (LEFT[0] + 40, starts[4] + 20)
        cv2.putText(image, "Test", at, cv2.FONT_HERSHEY_SIMPLEX, 0.5, (0, 0, 0), 1)

    def panel(rows: Lattice, left: int, quality: float) -> FoundPanel:
        fit = GridFit(rows=rows, columns=_lattice(left, 4))
        check = check_cells(image, fit.rows.spans(), fit.columns.spans(), PAGE, 4.0)
        return FoundPanel(fit=fit, check=check, quality=quality)

    upper, lower = _lattice(TOP, 4), _lattice(starts[5], 4)
    found = [
        panel(upper, LEFT[1], 1.0),
        panel(lower, LEFT[1], 1.0),
        panel(_lattice(TOP, 9), LEFT[0], 0.65),
    ]
    told = parted_as_sisters(image, found, PAGE, 4.0)
    assert [one.shape for one in told] == [(4, 4)] * 2 + ([(9, 4)] if filled else [(4, 4)] * 2)
