"""A panel that is shorter than the one under it, on the same lines."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.cellcheck import check_cells
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.rivals import UNSURE, FoundPanel
from unheat.detect.shorter_sister import shorter_doubted

PAGE = (255.0, 255.0, 255.0)


def panel(rgb: npt.NDArray[np.uint8], x: int, y: int, shape: tuple[int, int]) -> FoundPanel:
    rows, columns = (
        Lattice(start=at, end=at + 20.0 * n, n=n, gap=0.0, score=1.0, explained=1.0, support=1.0)
        for at, n in zip((y, x), shape, strict=True)
    )
    fit = GridFit(rows=rows, columns=columns)
    check = check_cells(rgb, rows.spans(), columns.spans(), PAGE, 4.0)
    return FoundPanel(fit=fit, check=check, quality=0.95)


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("start", "columns", "printed", "doubted"),
    [
        (60, 7, True, True),
        (40, 7, True, True),
        # Nothing is drawn there, the lines are no sister's, or there are as many.
        (60, 7, False, False),
        (52, 7, True, False),
        (40, 8, True, False),
    ],
)
def test_a_line_that_a_sister_has_is_asked_about(
    start: int, columns: int, printed: bool, doubted: bool, turned: bool
) -> None:
    rgb = np.full((260, 260, 3), 255, np.uint8)
    for top, left, n in ((20, start, columns), (140, 40, 8)):
        for row, column in np.ndindex(5, n):
            y, x = top + 20 * row, left + 20 * column
            rgb[y : y + 20, x : x + 20] = (60 + 15 * column, 90, 200 - 20 * row)
    if printed:
        # Digits where the sister has its first column, and its last one.
        for row in range(4):
            rgb[28 + 20 * row : 34 + 20 * row, [46, 47, 48, 49, 190, 191, 192]] = 0
    boxes = [(start, 20, (5, columns)), (40, 140, (5, 8))]
    if turned:
        rgb = np.ascontiguousarray(rgb.swapaxes(0, 1))
        boxes = [(y, x, shape[::-1]) for x, y, shape in boxes]
    found = [panel(rgb, x, y, shape) for x, y, shape in boxes]
    told = shorter_doubted(rgb, found, PAGE, 4.0)
    assert [one.quality <= UNSURE for one in told] == [doubted, False]
