"""Lines of print in one cell: close ones are two, lines under numbers are none."""

from __future__ import annotations

from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import pytest

import unheat
from unheat.text.cut import _lines


def rows(*runs: tuple[int, int, int, int], height: int = 60, width: int = 50) -> np.ndarray:
    """Coverage (h, w) with ink in boxes of (top, bottom, left, right)."""
    coverage = np.zeros((height, width), dtype=np.float32)
    for top, bottom, left, right in runs:
        coverage[top:bottom, left:right] = 1.0
    return coverage


def test_lines_that_brackets_bring_close_are_two() -> None:
    assert len(_lines(rows((4, 25, 10, 40), (27, 52, 2, 48)))) == 2
    assert len(_lines(rows((4, 6, 10, 40), (8, 26, 10, 40)))) == 1, "a dot over a letter"


@pytest.mark.parametrize("gap", [2, 8])
def test_a_line_under_a_number_is_no_print(gap: int) -> None:
    number, line = (4, 20, 10, 40), (20 + gap, 22 + gap, 8, 42)
    assert _lines(rows(number, line)) == [(3, 21)]
    assert len(_lines(rows(number, (line[0], line[1], 20, 30)))) in (1, 2), "a dash"
    fraction = rows(number, line, (22 + 2 * gap, 38 + 2 * gap, 10, 40))
    assert _lines(fraction)[-1][1] >= 38 + 2 * gap


def test_underlined_second_best_numbers_are_not_doubted(tmp_path: Path) -> None:
    scores = np.round(np.random.default_rng(17008).uniform(30, 95, size=(4, 5)), 1)
    figure, axes = plt.subplots(figsize=(4.6, 2.8))
    image = axes.imshow(scores, cmap="Blues", vmin=0, vmax=200, aspect="auto")
    for (i, j), score in np.ndenumerate(scores):
        axes.text(j, i, f"{score:.1f}", ha="center", va="center", size=8)
        if i == np.argsort(scores[:, j])[-2]:
            axes.plot([j - 0.22, j + 0.22], [i + 0.22, i + 0.22], color="k", lw=0.7)
    axes.set_xticks(range(5), list("ABCDE"))
    axes.set_yticks(range(4), list("WXYZ"))
    figure.colorbar(image)
    figure.savefig(tmp_path / "second.png", dpi=150)
    plt.close(figure)
    cells = unheat.read(tmp_path / "second.png").panels[0].cells
    assert np.array_equal(cells.value, scores)
    assert not cells.review.any()
