"""Frames that stand off the cells, with their marks and a rug of strokes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from matplotlib.figure import Figure

import unheat
from unheat.model import Box, Panel
from unheat.text.standing_frame import standing_frame


def _panel(folder: Path, *, rug: bool) -> Panel:
    """Twenty cells with print in a frame that leaves a margin, numbers of rows turned."""
    figure = Figure(figsize=(7, 5), dpi=100)
    axes = figure.subplots()
    random = np.random.default_rng(3)
    edges = np.linspace(-3.1, 3.3, 6), np.linspace(-3.3, 3.0, 5)
    values = random.permutation(np.linspace(0.05, 0.95, 20)).reshape(4, 5).round(2)
    axes.pcolormesh(*edges, values, cmap="Greens", vmax=1.5, edgecolors="black")
    for (row, column), value in np.ndenumerate(values):
        place = edges[0][column : column + 2].mean(), edges[1][row : row + 2].mean()
        axes.text(*place, f"{value:.2f}", ha="center", va="center", fontsize=11)
    axes.set(xlim=(-3.5, 3.7), ylim=(-3.7, 3.4), xlabel="Age", ylabel="Height")
    axes.set_yticks(range(-3, 4), [f"{at}" for at in range(-3, 4)], rotation=90, va="center")
    if rug:
        sample = random.normal(size=(2, 400)).clip(-2.9, 2.9)
        axes.vlines(sample[0], -3.7, -3.5, color="black", linewidth=0.7)
        axes.hlines(sample[1], -3.5, -3.35, color="black", linewidth=0.7)
    figure.savefig(folder / "drawn.png")
    (panel,) = unheat.read(folder / "drawn.png").panels
    return panel


@pytest.mark.parametrize("rug", [False, True])
def test_numbers_at_a_frame_that_stands_off_the_cells(tmp_path: Path, rug: bool) -> None:
    panel = _panel(tmp_path, rug=rug)
    assert panel.grid.shape == (4, 5)
    for axis, first, name in (
        (panel.rows, 3.0 - 6.3 / 8, "Height"),
        (panel.columns, -3.1 + 6.4 / 10, "Age"),
    ):
        assert not any(axis.review)
        assert axis.labels == (None,) * len(axis.labels)
        assert axis.quantity is not None
        assert axis.quantity.values[0] == pytest.approx(first, abs=0.03)
        assert axis.title is not None
        assert axis.title.text == name or axis.title.review
    assert panel.rows.turn == 90.0
    assert panel.columns.title is not None
    assert not panel.columns.title.review


def test_a_frame_is_closed_and_off_the_cells_on_all_sides() -> None:
    rgb = np.full((200, 300, 3), 255, dtype=np.uint8)
    rgb[60:140, 60:240] = 128
    cells, page = Box(60.0, 60.0, 240.0, 140.0), (255.0, 255.0, 255.0)
    assert standing_frame(rgb, cells, page) is None
    rgb[50:151, [45, 46, 252]] = 0
    rgb[[50, 150], 45:253] = 0
    # A rug that is one block, and marks without.
    rgb[60:140, 46:54] = 0
    rgb[151:156, 100::40] = 0
    assert standing_frame(rgb, cells, page) == Box(45.0, 50.0, 253.0, 151.0)
    rgb[150, 100:140] = 255
    assert standing_frame(rgb, cells, page) is None
