"""Dots and accents over letters as their ink has them."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.text.over_letters import has_lost_dots, has_more_marks, with_dots

# "Nai": two letters, the stem of the third, and what stands over it.
NAI = [[0.0, 0, 8, 12], [9, 3, 16, 12], [18, 3, 20, 12]]
ONE, TWO = [[18.0, 0, 20, 2]], [[16.5, 0, 18.5, 2], [20, 0, 22, 2]]
TOUCHING = [[16.5, 0, 21.5, 2]]


@pytest.mark.parametrize(
    ("over", "text"), [(ONE, None), (TWO, "Na\u00ef"), (TOUCHING, "Na\u00ef"), ([], None)]
)
def test_dots_over_a_letter_are_counted(over: list[list[float]], text: str | None) -> None:
    texts = ("Nai", "Na\u00ef")
    assert with_dots(np.array(NAI + over), 12.0, texts) == text
    assert with_dots(np.array(NAI + over), 7.0, texts) is None, "too small to tell"
    assert with_dots(np.array(NAI + over), 12.0, ("Na\u00ee", "Na\u00ed")) is None
    dotless = with_dots(np.array(NAI + over), 12.0, ("Nai", "Na\u0131"))
    assert dotless == ("Nai" if over == ONE else None)


@pytest.mark.parametrize(
    ("text", "top", "dots", "lost"),
    [
        ("Mor", 3.0, (), False),
        ("Mor", 0.0, (), True),
        ("Mor", 3.0, (11.0, 15.0), True),
        ("Mör", 3.0, (11.0, 15.0), False),
        ("Mör", 0.0, (), False),
        ("Mbr", 0.0, (), False),
        ("M-or", 0.0, (), True),
        ("(Mor)", 0.0, (), False),
        ("500", 3.0, (11.0, 15.0), False),
    ],
)
def test_ink_over_small_letters_is_a_mark(
    text: str, top: float, dots: tuple[float, ...], lost: bool
) -> None:
    """In small print the marks and their letter are one piece, as high as a capital."""
    letters = [[0.0, 0, 9, 10], [11, top, 17, 10], [19, 3, 24, 10]]
    pieces = [*letters, *([x, 0.0, x + 1.5, 1.5] for x in dots)]
    assert has_lost_dots(np.array(pieces), 10.0, text) == lost
    # Smaller print does not show it, but may show it.
    assert not has_lost_dots(np.array(pieces) * 0.8, 8.0, text)
    assert has_more_marks(np.array(pieces) * 0.8, 8.0, text) == lost


@pytest.mark.parametrize(
    ("speck", "lost"),
    [
        ((13.0, 0.0, 15.0, 2.0), True),
        ((10.0, 0.0, 11.0, 1.0), False),
        ((4.0, 2.0, 6.0, 4.0), False),
    ],
)
def test_what_a_codec_leaves_beside_the_heads_of_letters_is_no_mark(
    speck: tuple[float, float, float, float], lost: bool
) -> None:
    letters = [[0.0, 0, 9, 10], [11, 3, 17, 10], [19, 0, 24, 10]]
    assert has_lost_dots(np.array([*letters, speck]), 10.0, "M1X") == lost


def test_an_accent_that_two_readers_saw_is_one_mark_however_wide() -> None:
    letters = [[0.0, 0, 9, 10], [11, 3, 17, 10], [19, 3, 24, 10]]
    pieces = np.array([*letters, [12.0, 0.0, 16.0, 2.0]])
    assert has_lost_dots(pieces, 10.0, "Máx")
    assert not has_lost_dots(pieces, 10.0, "Máx", accents=1)
    assert has_lost_dots(pieces, 10.0, "Max", accents=0)
