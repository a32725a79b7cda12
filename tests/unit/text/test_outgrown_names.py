"""A line over labels on top: the title, or the name of the columns."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.figure import Figure

import unheat
from unheat.model import Panel


def drawn(folder: Path, *, size: float, bar: str = "Visits (1000)") -> Panel:
    """A panel with labels on top and "Visits by Quarter" over them, in ``size`` points."""
    values = np.random.default_rng(7).uniform(0.0, 50.0, (5, 6))
    with mpl.rc_context({"font.size": 10}):
        figure = Figure(figsize=(6.0, 3.6), layout="constrained")
        axes = figure.subplots()
        image = axes.imshow(values, cmap="viridis", vmin=0, vmax=50, aspect="auto")
        axes.set_yticks(range(5), ["North", "South", "East", "West", "Middle"])
        axes.set_xticks(range(6), ["Alpha", "Beta", "Gamma", "Delta", "Kappa", "Omega"])
        axes.xaxis.tick_top()
        axes.set_title("Visits by Quarter", fontsize=size)
        figure.colorbar(image, label=bar)
        figure.savefig(folder / "figure.png", dpi=100)
    (panel,) = unheat.read(folder / "figure.png").panels
    return panel


def test_a_line_larger_than_the_name_of_the_bar_is_the_title(tmp_path: Path) -> None:
    panel = drawn(tmp_path, size=12)
    assert panel.title is not None
    assert panel.title.text == "Visits by Quarter"
    assert not panel.title.review
    assert panel.columns.title is None


@pytest.mark.parametrize(("size", "bar"), [(10, "Visits (1000)"), (12, "")])
def test_a_line_as_large_or_beside_no_name_is_asked_about(
    tmp_path: Path, size: float, bar: str
) -> None:
    panel = drawn(tmp_path, size=size, bar=bar)
    found = [label for label in (panel.title, panel.columns.title) if label is not None]
    assert any(label.review for label in found)
