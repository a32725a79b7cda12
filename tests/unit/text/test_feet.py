"""Underscores that readers take for nothing."""

from __future__ import annotations

import numpy as np

from unheat.text.marks import with_underscores

# "WT" and "1" of 12 px over a base line at 20, and what stands between them.
LETTERS = [(0, 8, 10, 20), (11, 8, 20, 20), (30, 8, 34, 20)]


def read(text: str, *between: tuple[int, int, int, int]) -> str:
    return with_underscores(np.array([*LETTERS, *between], dtype=float), 12.0, text)


def test_a_rule_at_the_foot_of_a_gap_is_an_underscore() -> None:
    assert read("WT 1", (21, 21, 29, 22)) == "WT_1"
    assert read("WT 1") == "WT 1"


def test_other_strokes_are_none() -> None:
    assert read("WT 1", (21, 13, 29, 15)) == "WT 1"  # a dash
    assert read("WT 1", (21, 16, 29, 17)) == "WT 1"  # a low dash
    assert read("WT 1", (0, 22, 34, 23)) == "WT 1"  # a line under the text
    assert read("WT 1", (24, 19, 26, 21)) == "WT 1"  # a point
    assert read("W T 1", (21, 21, 29, 22)) == "W T 1"  # another space has none


def test_the_bar_of_a_sign_of_comparison_is_no_underscore() -> None:
    extents = np.array([*LETTERS, (24.0, 20.0, 33.0, 21.0)], dtype=float)
    assert with_underscores(extents, 12.0, "ab cd") == "ab_cd"
    assert with_underscores(extents, 12.0, "ab ≥5") == "ab ≥5"
