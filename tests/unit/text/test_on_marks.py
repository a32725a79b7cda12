"""Labels of columns that stand on tick marks, and not on the middles of their columns."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from unheat.model import Box
from unheat.text.align import NOTHING, Aligned
from unheat.text.ink import FloatArray
from unheat.text.lines import Line
from unheat.text.on_marks import on_marks

CENTERS: FloatArray = np.arange(12, dtype=np.float64) * 30.0 + 15.0
LOOSE = Aligned(places={0: [], 1: []}, offset=0.0, spread=0.26)


def text_at(x: float) -> Line:
    return Line(
        glyphs=np.array([int(x)]),
        angle=0.0,
        along=(x - 8, x + 8),
        across=(0.0, 10.0),
        box=Box(x - 8, 0, x + 8, 10),
        size=10.0,
    )


def marks_at(places: list[float]) -> FloatArray:
    return np.array([(x - 0.5, -6.0, x + 0.5, -1.0) for x in places]).reshape(-1, 4)


PLACES = [15.0, 65.0, 115.0, 165.0, 215.0]


def test_each_text_on_a_mark_of_its_own_is_a_label_of_the_nearest_column() -> None:
    found = on_marks(LOOSE, [text_at(x + 1) for x in PLACES], marks_at(PLACES), 0, CENTERS)
    assert list(found.places) == [0, 2, 3, 5, 7]
    assert found.spread == 0.0


@pytest.mark.parametrize(
    "marks",
    [
        PLACES[:4],  # a text without a mark
        [15.0, 65.0, 115.0, 165.0, 226.0],  # one beside its mark
        [15.0, 40.0, 65.0, 115.0, 165.0, 215.0],  # even ones, beside a minor one
    ],
)
def test_words_and_minor_marks(marks: list[float]) -> None:
    found = on_marks(LOOSE, [text_at(x) for x in PLACES], marks_at(marks), 0, CENTERS)
    assert (found is not LOOSE) == (len(marks) == 6)


def test_what_stands_on_its_columns_needs_no_marks() -> None:
    level = Aligned(places={0: [], 1: []}, offset=0.0, spread=0.02)
    parts = [text_at(x) for x in PLACES]
    assert on_marks(level, parts, marks_at(PLACES), 0, CENTERS) is level
    assert on_marks(NOTHING, parts[:2], marks_at(PLACES[:2]), 0, CENTERS) is NOTHING


def test_a_mark_in_the_corner_is_one_piece_with_the_frame() -> None:
    places = [0.0, 75.0, 150.0, 225.0]
    found = on_marks(LOOSE, [text_at(x) for x in places], marks_at(places[1:]), 0, CENTERS)
    assert list(found.places) == [0, 2, 4, 7]
    uneven = [0.0, 65.0, 150.0, 225.0]
    assert on_marks(LOOSE, [text_at(x) for x in uneven], marks_at(uneven[1:]), 0, CENTERS) is LOOSE
    assert on_marks(LOOSE, [text_at(x) for x in places], marks_at([]), 0, CENTERS) is LOOSE


def test_even_numbers_from_end_to_end_need_no_marks() -> None:
    places = [0.0, 60.0, 120.0, 180.0, 240.0, 300.0, 360.0]
    found = on_marks(LOOSE, [text_at(x) for x in places], marks_at([]), 0, CENTERS)
    assert list(found.places) == [0, 1, 3, 5, 7, 9, 11]
    words = [0.0, 60.0, 131.0, 180.0, 240.0, 300.0, 360.0]
    assert on_marks(LOOSE, [text_at(x) for x in words], marks_at([]), 0, CENTERS) is LOOSE


def words_at(*places: int) -> Aligned:
    """Words on the middles of columns."""
    middles = {place: [text_at(15.0 + 30.0 * place)] for place in places}
    return Aligned(places=middles, offset=0.0, spread=0.05)


@pytest.mark.parametrize("seen", [True, False])
def test_two_words_about_a_mark_between_two_columns_are_one_label(seen: bool) -> None:
    """ "Jan 19" over the border of two columns was "Jan" and "19", each the name of one."""
    words = words_at(0, 1, 4, 5, 8, 9)
    parts = [text_at(x) for x in (30.0, 150.0, 270.0)]
    found = on_marks(words, parts, marks_at([30.0, 150.0, 270.0] if seen else []), 0, CENTERS)
    assert list(found.places) in ([0, 4, 8], [1, 5, 9], [0, 4, 9], [0, 5, 9])
    assert all(len(lines) == 1 for lines in found.places.values())


def test_words_with_marks_or_neighbors_of_their_own_stay() -> None:
    words = words_at(0, 1, 4, 5, 8, 9)
    parts = [text_at(x) for x in (30.0, 150.0, 270.0)]
    own = marks_at([15.0, 45.0, 135.0, 165.0, 255.0, 285.0])
    assert on_marks(words, parts, own, 0, CENTERS) is words
    assert on_marks(words_at(*range(6)), parts, marks_at([]), 0, CENTERS).count == 6
    uneven = [text_at(x) for x in (30.0, 150.0, 300.0)]
    assert on_marks(words, uneven, marks_at([]), 0, CENTERS) is words


def test_what_hangs_out_beyond_the_cells_stands_on_no_mark() -> None:
    words = words_at(0, 3, 4, 7, 8, 11)
    parts = [text_at(x) for x in (8.0, 120.0, 240.0, 354.0)]
    found = on_marks(words, parts, marks_at([0.0, 120.0, 240.0, 360.0]), 0, CENTERS)
    assert found.count == 4


def test_numbers_of_two_digits_that_stand_as_near_as_words_have_a_mark_each() -> None:
    """ "10 11 12" became one label of the column in their middle, and two had none."""
    words = words_at(*range(12))
    parts = [text_at(15.0 + 30.0 * place) for place in range(9)]
    parts.append(replace(text_at(315.0), along=(277.0, 353.0)))
    # A codec has hidden one of the marks.
    marks = marks_at([15.0 + 30.0 * place for place in range(12) if place != 10])
    assert on_marks(words, parts, marks, 0, CENTERS) is words


@pytest.mark.parametrize("corner", [False, True])
def test_a_date_that_hangs_out_beyond_the_cells_stands_on_their_corner(corner: bool) -> None:
    # Months between the marks: what is left of "Jan 2021" begins where the cells do.
    places = [0.0, 79.0, 161.0, 242.0, 325.0]
    parts = [text_at(8.0), *(text_at(x) for x in places[1:])]
    marks = marks_at(places if corner else places[1:])
    assert list(on_marks(LOOSE, parts, marks, 0, CENTERS).places) == [0, 2, 5, 8, 10]
    far = [text_at(20.0), *parts[1:]]
    assert on_marks(LOOSE, far, marks, 0, CENTERS) is LOOSE
