"""Axes whose labels are single letters: amino acids and bases."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.figure import Figure

import unheat


@pytest.mark.parametrize("family", ["DejaVu Sans", "Liberation Sans"])
def test_amino_acids_are_read_without_a_doubt(tmp_path: Path, family: str) -> None:
    """No "A" of theirs is taken for one with a ring, no "Q" for one with a mark; the one stroke
    among capitals is an "I"."""
    acids = list("ACDEFGHIKLMNPQRSTVWY*")
    values = np.random.default_rng(5).normal(0.0, 1.0, (len(acids), 30))
    with mpl.rc_context({"font.size": 9, "font.family": family}):
        figure = Figure(figsize=(6.4, 4.2), layout="constrained")
        axes = figure.subplots()
        image = axes.imshow(values, cmap="RdBu_r", vmin=-3, vmax=3, aspect="auto")
        axes.set_yticks(range(len(acids)), acids)
        axes.set_xticks(range(9, 30, 10), ["10", "20", "30"])
        figure.colorbar(image, label="Effect")
        figure.savefig(tmp_path / "a.png", dpi=100)
    (panel,) = unheat.read(tmp_path / "a.png").panels
    assert list(panel.rows.labels) == acids
    assert [text for text, asked in zip(acids, panel.rows.review, strict=True) if asked] in (
        [],
        ["*"],
    )
    assert [panel.columns.labels[i] for i in (9, 19, 29)] == ["10", "20", "30"]
    assert not any(panel.columns.review)
