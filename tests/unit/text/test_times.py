"""Signs of multiplication, and the letter that looks like them."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.text.times import with_times

FOOT = 20.0


def line(*pieces: tuple[float, float, float]) -> np.ndarray:
    """Pieces of a line of 12 px: where each begins and ends, and how far off the base line."""
    return np.array([(x0, FOOT - 12 + 2 * (up > 0), x1, FOOT - up) for x0, x1, up in pieces])


def factor(up: float, before: float = 2.0, after: float = 2.0) -> np.ndarray:
    """A digit, a cross ``up`` px off the base line, and a digit, with blanks in pixels."""
    start = 8 + before
    return line((0, 8, 0), (start, start + 7, up), (start + 7 + after, start + 15 + after, 0))


def test_what_stands_off_the_base_line_is_no_letter() -> None:
    assert with_times(factor(2.0), 12.0, "3x5") == ("3×5", True)
    assert with_times(factor(0.0), 12.0, "3x5") == ("3x5", False)
    assert with_times(factor(1.0), 12.0, "3×5") == ("3×5", False)  # nothing tells


@pytest.mark.parametrize("read", ["3x5", "3 × 5", "3× 5"])
def test_its_spaces_are_those_of_its_ink(read: str) -> None:
    assert with_times(factor(2.0, 6.0, 6.0), 12.0, read) == ("3 × 5", True)
    assert with_times(factor(2.0), 12.0, read) == ("3×5", True)
    assert with_times(factor(2.0, 2.0, 6.0), 12.0, read) == ("3× 5", True)


def test_blanks_that_do_not_tell_leave_what_was_read() -> None:
    assert with_times(factor(2.0, 4.0, 4.0), 12.0, "3 x 5") == ("3 × 5", True)
    assert with_times(factor(2.0, 4.0, 4.0), 12.0, "3x5") == ("3×5", False)
    assert with_times(factor(2.0, 6.0, 6.0), 12.0, "1x1") == ("1×1", False)


def test_a_sign_alone_is_told_where_other_letters_touch() -> None:
    touching = line((0, 20, 0), (26, 33, 2), (40, 60, 0))
    assert with_times(touching, 12.0, "Age x sex") == ("Age × sex", True)
    assert with_times(touching, 12.0, "Agex sex") == ("Agex sex", False)


def test_letters_of_words_are_let_alone() -> None:
    words = line((0, 8, 0), (10, 17, 2), (19, 27, 0))
    assert with_times(words, 12.0, "axe") == ("axe", False)
    assert with_times(words, 12.0, "2xa") == ("2xa", False)


def test_the_last_sign_keeps_its_space() -> None:
    assert with_times(line((0, 8, 0), (14, 21, 2)), 12.0, "A x") == ("A x", False)
    assert with_times(line((0, 8, 0), (10, 17, 2)), 12.0, "5x") == ("5×", True)
