"""Heads over a single column that may be titles."""

from __future__ import annotations

import io

import matplotlib as mpl
import numpy as np
import pytest

import unheat
from unheat.model import Reason

mpl.use("Agg")


@pytest.mark.parametrize(("size", "asked"), [(13, True), (10, False)])
def test_a_head_larger_than_the_names_of_the_rows_may_be_the_title(size: int, asked: bool) -> None:
    """Over columns without ticks a script leaves its title where their name would stand."""
    from matplotlib.figure import Figure

    names = ["engine", "mileage", "area", "driver", "color"]
    values = np.array([[0.81], [0.62], [0.43], [0.17], [0.94]])
    figure = Figure(figsize=(3.2, 3.6), dpi=100)
    axes = figure.subplots()
    figure.colorbar(axes.imshow(values, cmap="Blues", vmin=0, vmax=1, aspect="auto"), ax=axes)
    axes.set_yticks(range(len(names)), names)
    axes.set_xticks([])
    axes.set_title("significance", fontsize=size)
    figure.tight_layout()
    drawn = io.BytesIO()
    figure.savefig(drawn, format="png")
    (panel,) = unheat.read(drawn.getvalue()).panels
    assert panel.columns.labels == ("significance",)
    assert (panel.title is not None and Reason.LABEL_MISSING in panel.title.reasons) is asked
    assert (Reason.LABEL_PLACE in panel.columns.reasons[0]) is asked
