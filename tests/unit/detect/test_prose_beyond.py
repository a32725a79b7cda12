"""A caption below a panel is no two rows of numbers."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.beyond import print_goes_on
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice

PAGE = (255.0, 255.0, 255.0)
WIDE, HIGH, TOP = 90, 40, 40
CAPTION = "Figure 2: Results of all pairs, higher is better here"


def _lattice(start: float, end: float, n: int) -> Lattice:
    return Lattice(start=start, end=end, n=n, gap=0.0, score=1.0, explained=1.0, support=1.0)


def _page(*, last: int) -> npt.NDArray[np.uint8]:
    """Four rows of five cells with numbers, labels below them or one more row of pale cells, and
    print in the place of another row: ``last`` 0 for a caption, 1 for numbers."""
    image = np.full((330, 560, 3), 255, dtype=np.uint8)
    colors = np.random.default_rng(4).integers(120, 220, (4, 5, 3))
    for row, col in np.ndindex(4, 5):
        y, x = TOP + row * HIGH, 40 + col * WIDE
        image[y : y + HIGH, x : x + WIDE] = colors[row, col]
    for row, col in np.ndindex(5 + last, 5):
        at = 40 + col * WIDE + 24, TOP + row * HIGH + 26
        cv2.putText(image, "0.47", at, cv2.FONT_HERSHEY_SIMPLEX, 0.5, (0, 0, 0), 1)
    if not last:
        at = 30, TOP + 5 * HIGH + 26
        cv2.putText(image, CAPTION, at, cv2.FONT_HERSHEY_SIMPLEX, 0.6, (0, 0, 0), 1)
    return image


@pytest.mark.parametrize(("last", "goes_on"), [(0, False), (1, True)])
def test_words_run_across_the_borders_that_numbers_leave_free(last: int, goes_on: bool) -> None:
    rows, columns = _lattice(TOP, TOP + 4 * HIGH, 4), _lattice(40, 40 + 5 * WIDE, 5)
    assert print_goes_on(_page(last=last), GridFit(rows=rows, columns=columns), PAGE) is goes_on
