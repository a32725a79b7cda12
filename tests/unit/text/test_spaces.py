"""Spaces by the gaps between letters."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.text.measure import FloatArray, ink_extent, strokes
from unheat.text.spaces import plain_spaces, spaced, with_plain_space

# Three letters a third of an em wide with a tenth of an em between them, em = 20 px.
LETTERS = np.array([[8.0, 1.0, 7.0]] * 3)


def ink(*gaps: float) -> FloatArray:
    """Inked stretches of the three letters with these gaps between them, in pixels."""
    starts = [0.0, 6.0 + gaps[0], 12.0 + sum(gaps)]
    return np.array([[start, start + 6.0] for start in starts])


@pytest.mark.parametrize(
    ("gaps", "expected"),
    [((2.0, 2.0), "abc"), ((2.0, 8.0), "ab c"), ((8.0, 8.0), "a b c"), ((3.5, 2.0), "abc")],
)
@pytest.mark.parametrize("read", ["abc", "a bc", "ab c"])
def test_spaces_are_where_the_ink_has_them(
    read: str, gaps: tuple[float, float], expected: str
) -> None:
    assert spaced(read, LETTERS, 20.0, 6.0, ink(*gaps)) == expected


def test_ink_that_does_not_match_the_letters_says_nothing() -> None:
    assert spaced("abc", LETTERS, 20.0, 6.0, ink(2.0, 8.0) * 1.7) is None


def test_edges_of_ink_lie_within_the_pixels_that_they_cover() -> None:
    grey = np.full((12, 20), 255, dtype=np.uint8)
    grey[3:9, 4:7] = 0
    grey[3:9, 10:12] = 0
    grey[3:9, 12] = 127
    assert strokes(grey) == pytest.approx(np.array([[4, 7], [10, 12.5]]), abs=0.01)
    assert ink_extent(grey) == pytest.approx((8.5, 6.0), abs=0.01)
    assert ink_extent(np.full((5, 5), 255, dtype=np.uint8)) is None


@pytest.mark.parametrize(
    ("gaps", "expected"),
    [((2.0, 2.0, 2.0), 0), ((2.0, 2.0, 6.0), 1), ((1.0, 1.0, 1.9), 0), ((2.0, 6.0, 1.0), 1)],
)
def test_plain_spaces_are_told_by_the_other_gaps_and_the_height(
    gaps: tuple[float, ...], expected: int
) -> None:
    starts = np.cumsum([0.0, *(gap + 6.0 for gap in gaps)])
    assert plain_spaces(np.column_stack([starts, starts + 6.0]), 12.0) == expected


@pytest.mark.parametrize(
    ("gaps", "expected"), [((1.0, 4.0), "pH 4"), ((1.0, 1.5), None), ((4.0, 4.0), None)]
)
def test_a_plain_gap_is_a_space_whatever_readers_say(
    gaps: tuple[float, float], expected: str | None
) -> None:
    assert with_plain_space("pH4", ink(*gaps), 12.0) == expected
    assert with_plain_space("pH44", ink(*gaps), 12.0) is None


@pytest.mark.parametrize(("gap", "expected"), [(4.5, None), (8.0, "24441 9")])
def test_what_a_slim_digit_leaves_blank_of_its_advance_is_no_space(
    gap: float, expected: str | None
) -> None:
    """All digits are as wide as each other, but for their ink."""
    starts = np.array([0.0, 10.0, 20.0, 30.0, 44.0, 48.0 + gap])
    ends = starts + np.array([9.0, 9.0, 9.0, 9.0, 4.0, 9.0])
    assert with_plain_space("244419", np.stack([starts, ends], axis=1), 14.0) == expected


def test_the_only_gap_of_a_line_is_a_space_if_no_two_letters_have_it() -> None:
    two = ink(2.0, 2.0)[:2]
    assert plain_spaces(two, 12.0) == 0
    assert plain_spaces(two + np.array([[0.0, 0.0], [5.0, 5.0]]), 12.0) == 1
