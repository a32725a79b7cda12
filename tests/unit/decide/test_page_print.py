"""White numbers on cells that are as white as the page: nobody can tell them from empty cells."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from matplotlib.colors import LinearSegmentedColormap

import unheat
from unheat.model import Status


@pytest.mark.parametrize(
    ("always_white", "name"), [(True, "w.png"), (False, "w.png"), (True, "w.jpg")]
)
def test_what_may_be_printed_in_white_on_white_is_asked_about(
    tmp_path: Path, always_white: bool, name: str
) -> None:
    import matplotlib.pyplot as plt

    greens = LinearSegmentedColormap.from_list("greens", ["white", "#00a100"])
    values = np.random.default_rng(18042).uniform(9, 99, (5, 6)).round(1)
    values[0, 2] = values[3, 4] = 6.4
    values[1, 1] = values[4, 0] = 0.0
    figure, axes = plt.subplots(figsize=(6, 4), dpi=110)
    shown = values if always_white else np.ma.masked_equal(values, 0.0)
    axes.pcolormesh(shown, cmap=greens, vmin=0, vmax=100, edgecolor="w", linewidth=1)
    axes.invert_yaxis()
    for (row, col), value in np.ndenumerate(values):
        if always_white or value:
            color = "white" if always_white or value > 60 else "black"
            text = axes.text(col + 0.5, row + 0.5, f"{value:.1f}", color=color, weight="bold")
            text.set(ha="center", va="center")
    axes.set_xticks(np.arange(6) + 0.5, ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat"])
    axes.set_yticks(np.arange(5) + 0.5, ["Jan", "Feb", "Mar", "Apr", "May"])
    axes.spines[:].set_visible(False)
    figure.savefig(tmp_path / name)
    plt.close(figure)
    (panel,) = unheat.read(tmp_path / name).panels
    at = np.array([[1, 4], [1, 0]])
    assert (np.equal(panel.cells.status, Status.EMPTY)[*at]).all()
    assert panel.cells.review[*at].tolist() == [always_white] * 2
