"""Letters with the marks of another family."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.text.composed import with_mark, without_dot
from unheat.text.faces import _picture, advance


def _square(high: int, wide: int) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return np.full((high, wide), 255, dtype=np.uint8)


def test_a_mark_stands_over_the_middle_of_a_letter_of_any_size() -> None:
    plain = _square(10, 8), 1, -10
    marked = np.zeros((14, 8), dtype=np.uint8)
    marked[4:] = 255
    marked[:2, 3:5] = 255
    found, left, top = with_mark((_square(20, 20), 2, -20), plain, (marked, 1, -14))
    assert (left, top) == (2, -28)
    columns = np.flatnonzero(found[:4].any(axis=0))
    assert abs(columns.mean() - 9.5) <= 1
    assert found[8:].all()


def test_the_dot_of_an_i_makes_way_for_its_mark() -> None:
    picture = np.zeros((12, 4), dtype=np.uint8)
    picture[1:3] = 255
    picture[5:, 1:3] = 255
    stem, left, top = without_dot((picture, 1, -12))
    assert (stem.shape, left, top) == ((7, 2), 2, -7)


@pytest.mark.parametrize("face", ["Helvetica", "Noto Sans", "Tinos"])
def test_outlined_families_draw_their_own_letters_under_marks(face: str) -> None:
    plain, marked = _picture(face, 80.0, "z"), _picture(face, 80.0, "ž")
    assert advance(face, 80.0, "ž") == advance(face, 80.0, "z")
    assert marked[2] < plain[2] - 8
    own = marked[0][plain[2] - marked[2] :][: plain[0].shape[0]]
    assert np.count_nonzero(own) >= 0.95 * np.count_nonzero(plain[0])
