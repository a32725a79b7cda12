"""Two lines about the middle of a row, where a line is about as high as a row."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.model import Box
from unheat.text.align import Aligned
from unheat.text.ink import FloatArray
from unheat.text.lines import Line
from unheat.text.lines_about_rows import joined_about_rows

CENTERS: FloatArray = np.arange(12, dtype=np.float64) * 16.0 + 40.0


def level(middle: float) -> Line:
    """A line of letters ten pixels high about a middle."""
    return Line(
        glyphs=np.zeros(0, dtype=np.int64),
        along=(10.0, 40.0),
        across=(middle - 5.0, middle + 5.0),
        angle=0.0,
        box=Box(10.0, middle - 5.0, 40.0, middle + 5.0),
        size=10.0,
    )


def beside_rows(off: dict[int, float]) -> Aligned:
    """One line a row, so many pixels off its middle."""
    places = {row: [level(float(CENTERS[row]) + by)] for row, by in off.items()}
    return Aligned(places=places, offset=0.0, spread=0.1)


def test_two_lines_with_the_middle_of_a_row_between_them_are_its_label() -> None:
    months = {3: 0.0, 6: 1.0, 9: 0.5}
    # "Jan" over "1996" at row 0: the second line is nearer to the next row.
    labels = beside_rows({0: -6.5, 1: -9.0, **months})
    joined = joined_about_rows(labels, CENTERS)
    assert {row: len(lines) for row, lines in joined.places.items()} == {0: 2, 3: 1, 6: 1, 9: 1}
    assert joined.places[0] == [labels.places[0][0], labels.places[1][0]]


@pytest.mark.parametrize(
    "off",
    [
        # Labels of neighboring rows, which stand on them.
        {0: 0.0, 1: 0.5, 3: 0.0, 6: 0.0, 9: 0.0},
        # The middle between the two lines is on no row.
        {0: 4.0, 1: 4.0, 3: 0.0, 6: 0.0, 9: 0.0},
        # Nothing shows where labels stand: all are off.
        {0: -6.5, 1: -9.0, 3: 5.0, 6: 6.0, 9: -5.0},
        # Too few others.
        {0: -6.5, 1: -9.0, 3: 0.0},
    ],
)
def test_other_lines_stay_at_their_rows(off: dict[int, float]) -> None:
    labels = beside_rows(off)
    assert joined_about_rows(labels, CENTERS) is labels
