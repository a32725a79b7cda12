"""A bar whose ticks are in doubt, and numbers that bear out each other's colors without it."""

from pathlib import Path

import numpy as np
from matplotlib.figure import Figure

import unheat
from unheat.model import Reason


def test_numbers_are_believed_where_two_doubtful_ticks_say_something_else(tmp_path: Path) -> None:
    """The bar's numbers were read as 0 where 0.4 stands and 1 where 1.0 does."""
    values = np.round(np.random.default_rng(2).random((7, 8)), 2)
    figure = Figure(figsize=(7, 5), dpi=110)
    ax = figure.subplots()
    image = ax.imshow(values, cmap="viridis", vmin=0.0, vmax=1.0, aspect="auto")
    ax.set_xticks(range(8), [f"day {n}" for n in range(8)])
    ax.set_yticks(range(7), [f"site {n}" for n in range(7)])
    for (row, column), value in np.ndenumerate(values):
        color = "white" if value < 0.6 else "black"
        ax.text(column, row, f"{value:.2f}", ha="center", va="center", color=color)
    figure.colorbar(image, ax=ax).set_ticks([0.4, 1.0], labels=["0", "1"])
    figure.savefig(tmp_path / "figure.png")

    panel = unheat.read(tmp_path / "figure.png").panels[0]
    assert np.allclose(panel.cells.value, values)
    assert panel.print_and_color == "same"
    assert panel.cells.review.mean() < 0.1
    assert panel.scale is not None
    assert panel.scale.review
    assert Reason.SCALE_DISAGREES in panel.scale.reasons
