"""Cells of plus and minus signs."""

from __future__ import annotations

from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np

import unheat
from unheat.model import TextReading
from unheat.text.grades import graded


def test_a_ten_among_signs_is_a_plus() -> None:
    said = ["十", "++", "-", "十十十", "+"]
    told = graded({(0, n): TextReading(raw=text) for n, text in enumerate(said)})
    assert [one.raw for one in told.values()] == ["+", "++", "-", "+++", "+"]
    said[0] = "第十"
    told = graded({(0, n): TextReading(raw=text) for n, text in enumerate(said)})
    assert [one.raw for one in told.values()] == said


def test_words_of_strokes_from_one_point_among_stars_are_stars() -> None:
    said = ["*", "★大火", "ns", "★大文大"]
    told = graded({(0, n): TextReading(raw=text) for n, text in enumerate(said)})
    assert [one.raw for one in told.values()] == ["*", "***", "ns", "****"]
    said[0] = "大"
    told = graded({(0, n): TextReading(raw=text) for n, text in enumerate(said)})
    assert [one.raw for one in told.values()] == said


def test_a_matrix_of_signs_without_a_bar_is_none_of_words(tmp_path: Path) -> None:
    grades = np.random.default_rng(17209).integers(0, 4, size=(5, 6))
    figure, axes = plt.subplots(figsize=(4, 2.7))
    axes.imshow(grades, cmap=plt.get_cmap("Oranges", 4), aspect="auto")
    for (i, j), grade in np.ndenumerate(grades):
        axes.text(j, i, ["–", "+", "++", "+++"][grade], ha="center", va="center", size=9)
    axes.set_xticks(range(6), list("ABCDEF"))
    axes.set_yticks(range(5), [f"Ab {n}" for n in range(5)])
    figure.savefig(tmp_path / "signs.png", dpi=150)
    plt.close(figure)
    panel = unheat.read(tmp_path / "signs.png").panels[0]
    assert panel.cells.value.shape == (5, 6)
    assert bool(panel.cells.review.all())
