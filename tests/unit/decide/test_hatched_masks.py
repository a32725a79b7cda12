"""Hatched holes in a color of the bar are asked about."""

from __future__ import annotations

from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import BoundaryNorm

import unheat


def test_holes_hatched_in_the_color_of_a_class_are_asked_about(tmp_path: Path) -> None:
    values = np.random.default_rng(3107).uniform(-3, 3, (6, 8))
    holes = [(2, 3), (5, 6), (0, 7)]
    for hole in holes:
        values[hole] = np.nan
    bounds = [-3, -2, -1, -0.5, 0.5, 1, 2, 3]
    figure, axes = plt.subplots(figsize=(7, 4.4), dpi=130)
    image = axes.pcolormesh(
        np.ma.masked_invalid(values), cmap=plt.get_cmap("RdBu_r", 7), norm=BoundaryNorm(bounds, 7),
        edgecolors="w", lw=0.8,
    )  # fmt: skip
    axes.patch.set(hatch="///", edgecolor="0.6", facecolor="#f4f4f4")
    axes.set_xticks(np.arange(8) + 0.5, list("ABCDEFGH"))
    axes.set_yticks(np.arange(6) + 0.5, list("UVWXYZ"))
    axes.invert_yaxis()
    figure.colorbar(image, ticks=bounds)
    figure.savefig(tmp_path / "holes.png")
    plt.close(figure)
    cells = unheat.read(tmp_path / "holes.png").panels[0].cells
    assert {(int(row), int(column)) for row, column in np.argwhere(cells.review)} == set(holes)
