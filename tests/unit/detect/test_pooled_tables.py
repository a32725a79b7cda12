"""Tables behind a codec of which no level of ripples tells all cells."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt

from unheat.detect.flat_rectangles import flat_rectangles, pooled, steps_of
from unheat.detect.table import colored_tables

Pixels = npt.NDArray[np.uint8]

WHITE = (255.0, 255.0, 255.0)
XS, YS = (90, 160, 205, 310, 370), (30, 70, 110, 150, 190, 230)
TOLERANCE = 10.0


def _table() -> Pixels:
    """Cells of which a third ripple by 12 levels, and two neighbors are as far apart."""
    rgb = np.full((260, 400, 3), 255, np.uint8)
    for row, (y0, y1) in enumerate(pairwise(YS)):
        for col, (x0, x1) in enumerate(pairwise(XS)):
            red = (60, 210, 100, 160)[(row + col) % 4]
            if row == 1 and col > 1:
                red = 200 + 12 * (col - 2)
            rgb[y0:y1, x0:x1] = (red, 140, 255 - red)
            if (row + col) % 3 == 0:
                rgb[y0 + 3 : y1 - 3 : 2, x0 + 3 : x1 - 3] += np.uint8(12)
            line, middle = (y0 + y1) // 2, (x0 + x1) // 2
            rgb[line - 6 : line + 6, middle - 10 : middle + 10 : 4] = 0
    return rgb


def test_cells_that_one_level_breaks_up_are_those_of_another() -> None:
    rgb = _table()
    steps = steps_of(rgb)
    low, high = (flat_rectangles(rgb, steps, share * TOLERANCE) for share in (1.0, 1.5))
    assert len(low.boxes) < 20
    assert len(high.boxes) < 20
    both = pooled([low, high])
    assert len(both.boxes) == len(low.boxes) + len(high.boxes)
    assert np.array_equal(both.boxes[-len(low.boxes) :], low.boxes)
    (found,) = colored_tables(rgb, WHITE, TOLERANCE)
    assert (len(found.rows), len(found.columns)) == (5, 4)
    assert [round(x0) for x0, _ in found.columns] == list(XS[:-1])
    # What no level told alone is up for review.
    assert found.quality < 0.75


def test_pale_cells_that_a_codec_made_one_with_the_header_are_cells() -> None:
    rgb = np.pad(_table(), ((40, 0), (0, 0), (0, 0)), constant_values=255)
    ys = [y + 40 for y in YS]
    rgb[ys[0] - 40 : ys[0], XS[0] : XS[-1]] = 236
    for column in (0, 1):
        cell = rgb[ys[0] : ys[1], XS[column] : XS[column + 1]]
        cell[cell.max(axis=2) > 0] = 240
    (found,) = colored_tables(rgb, WHITE, TOLERANCE)
    assert (len(found.rows), len(found.columns)) == (5, 4)
    assert round(found.rows[0][0]) == ys[0]
    assert found.quality < 0.75
