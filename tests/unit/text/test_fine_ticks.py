from __future__ import annotations

import numpy as np

from unheat.model import Box
from unheat.text.align import Aligned
from unheat.text.fine_ticks import are_in_step, at_ticks, marks_beside
from unheat.text.ink import FloatArray

CENTERS: FloatArray = np.arange(300, dtype=np.float64) * 2.0 + 21.0

NO_MARKS: FloatArray = np.zeros((0, 4))


def aligned(places: list[int], spread: float = 0.3) -> Aligned:
    return Aligned(places={place: [] for place in places}, offset=0.0, spread=spread)


def test_marks_beside_a_frame_are_seen_whatever_joins_them() -> None:
    picture = np.full((700, 200, 3), 255, np.uint8)
    # A pen of two pixels with ticks of two, which one piece of ink holds together.
    picture[20:620, 98:100] = 0
    for y in (20, 220, 420):
        picture[y : y + 2, 90:98] = 0
    marks = marks_beside(picture, Box(100.0, 20.0, 180.0, 620.0), "left", (255.0, 255.0, 255.0))
    assert ((marks[:, 1] + marks[:, 3]) / 2).tolist() == [21.0, 221.0, 421.0]


def test_few_or_wide_rows_have_no_need_of_marks() -> None:
    wide: FloatArray = np.arange(12, dtype=np.float64) * 20.0
    assert at_ticks(aligned([0, 5]), np.zeros((0, 4)), 1, wide).places.keys() == {0, 5}
    assert are_in_step(aligned([0, 1, 7]), wide, NO_MARKS, 1)


def test_print_beside_some_of_hundreds_of_rows_is_no_label() -> None:
    assert not are_in_step(aligned([146, 155, 165, 174, 181, 188, 201]), CENTERS, NO_MARKS, 1)
    assert are_in_step(aligned([0, 50, 101, 150, 200]), CENTERS, NO_MARKS, 1)
    assert are_in_step(aligned([3, 17, 90], spread=0.0), CENTERS, NO_MARKS, 1)
