"""Spaces about the stroke between a quantity and its unit, which readers leave out."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from tests.unit.text.test_series import readings

from unheat.text.slashes import respaced

HEIGHT, TOP = 12, 4


def drawn(line: str, *, gap: int = 1, space: int = 4) -> npt.NDArray[np.uint8]:
    """A line of letters (blocks with a hole), strokes, ones (an "l") and spaces."""
    grey = np.full((HEIGHT + 2 * TOP, 200), 255, np.uint8)
    x = 6
    for char in line:
        if char == " ":
            x += space
            continue
        if char == "/":
            cv2.line(grey, (x, TOP + HEIGHT - 1), (x + 4, TOP), 0, 1, cv2.LINE_AA)
            x += 5
        elif char == "=":
            x += 1
            grey[TOP + 4, x : x + 8] = grey[TOP + 7, x : x + 8] = 0
            x += 9
        elif char == "l":
            grey[TOP : TOP + HEIGHT, x : x + 2] = 0
            x += 2
        else:
            grey[TOP : TOP + HEIGHT, x : x + 7] = 0
            grey[TOP + 3 : TOP + HEIGHT - 3, x + 2 : x + 5] = 255
            x += 7
        x += gap
    return grey


@pytest.mark.parametrize("line", ["n = m", "n=m", "c = k/m"])
def test_so_has_an_equals_sign(line: str) -> None:
    for text in (line.replace(" ", ""), line):
        (reading,) = readings(text)
        assert respaced(reading, drawn(line)).text == line


@pytest.mark.parametrize("line", ["T / K", "T/K", "p/ bar", "A /m", "k / m / s"])
def test_a_stroke_has_the_spaces_that_its_ink_has(line: str) -> None:
    for text in (line.replace(" ", ""), "".join(f" {c} " if c == "/" else c for c in line)):
        (reading,) = readings(text.replace("  ", " "))
        found = respaced(reading, drawn(line))
        assert (found.text, found.review) == (line, False)


def test_a_gap_that_is_neither_a_space_nor_none_is_asked_about() -> None:
    (spaced, joined) = readings("T / K", "T/K")
    narrow = drawn("T / K", gap=1, space=1)
    assert respaced(spaced, narrow).review is True
    assert respaced(joined, narrow) == joined


def test_a_doubtful_gap_at_one_side_is_a_space_where_the_other_side_has_one() -> None:
    (joined,) = readings("n=m")
    line = drawn("n = m", space=3)
    line[:, 26:] = np.roll(line[:, 26:], 1, axis=1)
    found = respaced(joined, line)
    assert (found.text, found.review) == ("n = m", False)
    assert respaced(joined, drawn("n = m", space=2)).text == "n=m"


def test_other_spaces_are_those_that_two_readers_see() -> None:
    (reading,) = readings("RunT/K")
    heard = replace(reading, said=("RunT/K", "Run T/K", "Run T /K"))
    assert respaced(heard, drawn("Run T / K")).text == "Run T / K"
    assert respaced(reading, drawn("Run T / K")).text == "RunT / K"


def test_who_takes_a_stroke_for_a_letter_says_nothing_else() -> None:
    (reading,) = readings("T/K")
    heard = replace(reading, said=("T/K", "T l K", "TIM"))
    assert respaced(heard, drawn("T / K")).said == ("T / K", "T / K", "TIM")


@pytest.mark.parametrize("line", ["T l K", "T K", "T//K"])
def test_ink_without_as_many_strokes_changes_nothing(line: str) -> None:
    (reading,) = readings("T/K")
    assert respaced(reading, drawn(line)) == reading


def test_wide_gaps_of_a_typewriter_are_no_spaces() -> None:
    (reading,) = readings("mmm/mm/mmm")
    found = respaced(reading, drawn("mmm/mm/mmm", gap=3))
    assert (found.text, found.review) == ("mmm/mm/mmm", False)
    assert respaced(reading, drawn("mmm / mm/mmm", gap=3)).text == "mmm / mm/mmm"
