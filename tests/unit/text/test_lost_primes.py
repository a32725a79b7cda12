"""Marks beside the heads of letters that no reader sees."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.text.lost_primes import has_lost_prime

# Where the pieces of "2-F" begin and end, along and across, in letters of 10 px.
LABEL = [[0.0, 0, 7, 10], [12, 5, 15, 7], [17, 0, 24, 10]]
PRIME, DOT, HYPHEN = [8.0, 0, 10, 4], [2.0, -4, 4, -1], [8.0, 5, 11, 6.5]


@pytest.mark.parametrize(
    ("pieces", "text", "lost"),
    [
        ([PRIME], "2-F", True),
        ([PRIME], "2'-F", False),
        ([PRIME], "2%-F", False),
        ([DOT], "2-F", False),
        ([HYPHEN], "2-F", False),
        ([PRIME], "2-i", False),
        ([], "2-F", False),
    ],
)
def test_a_piece_beside_the_heads_is_a_mark_of_the_text(
    pieces: list[list[float]], text: str, lost: bool
) -> None:
    assert has_lost_prime(np.array(LABEL + pieces), 10.0, text) is lost


def test_broken_letters_tell_nothing() -> None:
    assert not has_lost_prime(np.array([*LABEL, PRIME, [26.0, 0, 30, 10]]), 10.0, "2F")
