"""Digits stand in the middle of their windows, one advance apart."""

from __future__ import annotations

import numpy as np

from unheat.text.centered import centered


def _template(first: int, last: int) -> np.ndarray:
    template = np.zeros((3, 9, 12), dtype=np.float32)
    template[:, :, first : last + 1] = 1.0
    return template


def test_a_digit_whose_window_is_late_is_told_by_all_its_neighbors() -> None:
    generator = np.random.default_rng(2)
    texts = [f"{n}" for n in generator.integers(10, 100, 60)]
    # The ink of a neighbor stands in the window of every 1, and hides that it begins late.
    templates = {char: _template(2, 9) for char in "0123456789"}
    pens = [np.array([20, 32]) for _ in texts]
    late = [
        found + 3 * np.array([char == "1" for char in text])
        for text, found in zip(texts, pens, strict=True)
    ]
    for found, pen in zip(centered(texts, late, templates, {"d": 12.0}), pens, strict=True):
        assert np.abs(found - pen).max() <= 1


def test_a_digit_without_neighbors_is_told_by_its_own_ink() -> None:
    templates = {"1": _template(6, 9), "2": _template(2, 9)}
    found = centered(["1", "2"], [np.array([20]), np.array([20])], templates, {"d": 12.0})
    assert [starts.tolist() for starts in found] == [[22], [20]]
