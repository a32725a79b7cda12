"""Cells under the grid of the axes whose white print is one with its white lines."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
import numpy as np
import numpy.typing as npt
import pytest

import unheat
from unheat.decide.under_lines import struck_cells
from unheat.model import Grid

SIDE = 40


def cells() -> tuple[npt.NDArray[np.uint8], Grid, npt.NDArray[np.float64]]:
    fills = np.random.default_rng(4).integers(30, 150, (3, 4, 3)).astype(np.uint8)
    spans = [tuple((float(SIDE * i), float(SIDE * (i + 1))) for i in range(n)) for n in (3, 4)]
    rgb = fills.repeat(SIDE, axis=0).repeat(SIDE, axis=1)
    return rgb, Grid(row_spans=spans[0], column_spans=spans[1]), fills.astype(float)


def test_a_line_through_the_middle_strikes_its_cells() -> None:
    rgb, grid, fills = cells()
    rgb[SIDE + 20] = 255
    rgb[:, 2 * SIDE + 19 : 2 * SIDE + 21] = 255
    among = np.ones((3, 4), dtype=bool)
    among[1, 0] = False
    struck = struck_cells(rgb, grid, fills, among)
    assert struck[:, 2].all()
    assert struck[1].tolist() == [False, True, True, True]
    assert not struck[::2, [0, 1, 3]].any()


@pytest.mark.parametrize("what", ["print", "border", "half"])
def test_what_is_no_line_strikes_nothing(what: str) -> None:
    rgb, grid, fills = cells()
    if what == "print":
        rgb[14:26, 8:32] = 255
    elif what == "border":
        rgb[[0, SIDE, 2 * SIDE - 1]] = 255
    else:
        rgb[10:30] = 255
    assert not struck_cells(rgb, grid, fills, np.ones((3, 4), dtype=bool)).any()


def test_numbers_that_are_one_with_a_line_are_asked_about(tmp_path: Path) -> None:
    """White digits on white lines, as style sheets draw them; all values are up for review or
    right."""
    import matplotlib.pyplot as plt

    random = np.random.default_rng(600)
    shape = tuple(random.integers(4, 9, 2).tolist())
    values = random.uniform(0, 100, shape).round(1)
    with mpl.rc_context({**mpl.style.library["Solarize_Light2"], "figure.dpi": 110}):
        figure, axes = plt.subplots(figsize=(4.7, 3.9))
        image = axes.imshow(values, cmap="YlGnBu", vmin=0, vmax=100, aspect="auto")
        for row, col in np.ndindex(*shape):
            dark = sum(image.cmap(image.norm(values[row, col]))[:3]) <= 1.5
            text, color = f"{values[row, col]:.1f}", "w" if dark else "k"
            axes.text(col, row, text, ha="center", va="center", color=color, fontsize=9)
        axes.set_xticks(range(shape[1]), [f"set {i + 1}" for i in range(shape[1])])
        axes.set_yticks(range(shape[0]), [f"model {'ABCDEFGH'[i]}" for i in range(shape[0])])
        axes.set_title("Accuracy by set")
        figure.colorbar(image, ax=axes, label="Accuracy (%)")
        figure.tight_layout()
        figure.savefig(tmp_path / "styled.png", dpi=110)
        plt.close(figure)
    (panel,) = unheat.read(tmp_path / "styled.png").panels
    right = np.abs(panel.cells.value - values) < 0.05
    assert (right | panel.cells.review).all()
    assert not panel.cells.review.all()
