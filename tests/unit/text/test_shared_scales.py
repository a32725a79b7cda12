"""Scales beside the outer one of two panels."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from matplotlib.figure import Figure

import unheat


def test_panels_with_one_bar_share_the_numbers_beside_the_outer_one(tmp_path: Path) -> None:
    figure = Figure(figsize=(7.0, 3.0), layout="constrained")
    sides = figure.subplots(1, 2, sharey=True)
    values = np.random.default_rng(3).random((2, 4, 4))
    for cells, one in zip(values, sides, strict=True):
        drawn = one.pcolormesh([0, 5, 10, 15, 20], [-1.0, -0.5, 0.0, 0.5, 1.0], cells)
        drawn.set_clim(0, 1)
    figure.colorbar(drawn, ax=list(sides))
    figure.savefig(tmp_path / "drawn.png", dpi=100)
    left, right = unheat.read(tmp_path / "drawn.png").panels
    assert left.rows.quantity is not None
    assert right.rows.quantity is not None
    assert left.rows.quantity.values == (0.75, 0.25, -0.25, -0.75)
    # Its numbers are printed beside the other one.
    assert left.rows.quantity.ticks
    assert right.rows.quantity.values == left.rows.quantity.values
    assert right.rows.quantity.ticks == ()
    assert not any(right.rows.review)
