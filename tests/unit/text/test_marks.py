"""Points and commas of labels as their ink has them."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.text.marks import has_lost_stop, with_commas, with_marks

# Where the pieces of "Calm,." begin and end, along and across, in letters of 10 px.
CALM = [[0.0, 0, 8, 10], [9, 3, 16, 10], [17, 0, 19, 10], [21, 3, 30, 10]]
COMMA, STOP, DASH = [32.0, 8, 34, 12], [36.0, 8, 38, 10], [40.0, 5, 44, 6]


@pytest.mark.parametrize(
    ("pieces", "size", "read", "text"),
    [
        ([COMMA, STOP], 10.0, "Calm..", "Calm,."),
        ([COMMA, STOP], 10.0, "Calm.,", "Calm,."),
        ([STOP], 10.0, "Calm,", "Calm."),
        ([COMMA, STOP, DASH], 10.0, "Calm..-", "Calm,.-"),
        ([COMMA, STOP], 10.0, "Calm...", "Calm..."),
        ([COMMA, STOP], 10.0, "Calm", "Calm"),
        ([COMMA, STOP], 8.0, "Calm..", "Calm.."),
    ],
)
def test_a_comma_hangs_from_the_base_line(
    pieces: list[list[float]], size: float, read: str, text: str
) -> None:
    assert with_commas(np.array(CALM + pieces), size, read) == text


def test_a_codec_takes_the_tail_of_a_comma_but_adds_none() -> None:
    assert with_commas(np.array([*CALM, STOP]), 10.0, "Calm,", lossy=True) == "Calm,"
    assert with_commas(np.array([*CALM, COMMA]), 10.0, "Calm.", lossy=True) == "Calm,"


def digit(faint: int) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """A digit of 20 px with a dark spot low to its left, joined to it by ink of that grey."""
    grey = np.full((30, 40), 255, dtype=np.uint8)
    grey[5:25, 18:24] = 20
    grey[21:25, 10:14] = 20
    grey[22:24, 14:18] = faint
    return grey


def test_the_end_of_a_thin_stroke_is_no_point() -> None:
    assert with_marks(digit(faint=190), "4") == "4"
    assert with_marks(digit(faint=255), "4") == ".4"


def test_the_foot_of_a_digit_that_came_apart_is_no_point() -> None:
    """Two noughts that touch, of which one is thin at its sides."""
    grey = np.full((30, 60), 255, dtype=np.uint8)
    grey[5:25, 6:9] = 20
    for x in (16, 34):
        grey[5:8, x : x + 10] = grey[22:25, x : x + 10] = 20
    grey[8:22, 16:18] = grey[8:22, 24:26] = 180
    grey[5:25, 34:36] = grey[5:25, 42:44] = 20
    assert with_marks(grey, "100") == "100"


def test_no_number_ends_with_its_point() -> None:
    assert with_marks(digit(faint=255)[:, ::-1].copy(), "9") == "9"


def test_a_point_that_both_readers_lost_is_seen() -> None:
    letters = [[10.0 + 8 * i, 20.0, 16.0 + 8 * i, 30.0] for i in range(5)]
    stop = [58.0, 28.0, 60.0, 30.0]
    dot = [34.0, 14.0, 36.0, 16.0]
    assert has_lost_stop(np.array([*letters, stop]), 10.0, "Ecoli")
    assert not has_lost_stop(np.array([*letters, stop]), 10.0, "E.coli")
    assert not has_lost_stop(np.array([*letters, dot]), 10.0, "Ecoli")
    assert not has_lost_stop(np.array([*letters, stop]), 10.0, "Eco")


def test_a_name_has_no_comma_within_it() -> None:
    pieces = [[0.0, 0, 8, 10], [10, 8, 12, 12], [13, 0, 21, 10]]
    assert with_commas(np.array(pieces), 10.0, "q.k") == "q.k"
    assert with_commas(np.array(pieces), 10.0, "1.5") == "1,5"
