"""Underscores of slanted labels that lie among the letters of the next ones."""

from __future__ import annotations

import matplotlib as mpl
import numpy as np
import pytest
from tests.unit.drawn import drawing, raster_of

from unheat.model import Axis, Raster
from unheat.pipeline import read_raster


def _columns(names: list[str]) -> Axis:
    """The columns of a matrix of four, which are 20 pixels wide."""
    with mpl.rc_context({"font.family": "DejaVu Sans", "font.size": 12}):
        figure = drawing(4.06, 5)
        axes = figure.add_axes((0.3, 0.05, 0.2, 0.7))
        values = np.random.default_rng(2).uniform(0, 1, (8, len(names)))
        axes.imshow(values, cmap="jet", aspect="auto")
        axes.xaxis.tick_top()
        axes.set_xticks(range(len(names)), names, rotation=60, ha="left")
        axes.set_yticks(range(8))
        source: Raster = raster_of(figure)
    (panel,) = read_raster(source).panels
    return panel.columns


@pytest.mark.parametrize("joined", ["_", " "])
def test_labels_close_to_each_other_are_right_or_asked_about(joined: str) -> None:
    names = [f"drift{joined}1", f"drift{joined}2", f"drift{joined}3", "constant"]
    columns = _columns(names)
    assert len(columns.labels) == len(names)
    for label, name, review in zip(columns.labels, names, columns.review, strict=True):
        assert label == name or review
    # Where there is none nobody is asked for one.
    assert joined == "_" or not any(columns.review)
