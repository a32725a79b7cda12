"""Numbers that fall to nought and rise again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from matplotlib.figure import Figure

import unheat


@pytest.mark.parametrize(("signed", "asked"), [(False, 4), (True, 0)])
def test_numbers_that_may_have_lost_their_signs_are_asked_about(
    tmp_path: Path, signed: bool, asked: int
) -> None:
    figure = Figure(figsize=(5.0, 4.0), layout="constrained")
    axes = figure.subplots()
    cells = axes.imshow(np.random.default_rng(4).random((5, 6)), aspect="auto")
    axes.set_yticks(range(5), ["2", "1", "0", "−1", "−2"] if signed else list("21012"))
    axes.set_xticks(range(6), list("ABCDEF"))
    figure.colorbar(cells)
    figure.savefig(tmp_path / "drawn.png", dpi=100)
    (panel,) = unheat.read(tmp_path / "drawn.png").panels
    assert sum(panel.rows.review) == asked
    assert panel.rows.review[2] is False
    assert not any(panel.columns.review)
