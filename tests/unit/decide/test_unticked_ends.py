"""A bar that goes on without ticks may turn there."""

from __future__ import annotations

from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import Normalize, TwoSlopeNorm

import unheat
from unheat.model import Reason


def read(path: Path, norm: Normalize) -> unheat.Panel:
    values = np.random.default_rng(18116).uniform(-0.1, 0.9, size=(6, 8))
    figure, axes = plt.subplots(figsize=(3.8, 2.8))
    image = axes.imshow(values, cmap="BrBG", norm=norm, aspect="auto")
    for (i, j), value in np.ndenumerate(values):
        axes.text(j, i, f"{value:.2f}", ha="center", va="center", size=7)
    axes.set_xticks(range(8), list("ABCDEFGH"))
    axes.set_yticks(range(6), list("UVWXYZ"))
    figure.colorbar(image, ticks=[0.0, 0.2, 0.4, 0.6, 0.8])
    figure.savefig(path, dpi=150)
    plt.close(figure)
    return unheat.read(path).panels[0]


def test_a_half_of_a_bar_without_ticks_is_in_doubt(tmp_path: Path) -> None:
    panel = read(tmp_path / "turned.png", TwoSlopeNorm(0.0, -0.1, 0.9))
    assert panel.scale is not None
    assert Reason.BAR_END in panel.scale.reasons
    assert panel.scale.review
    assert not panel.cells.review[(panel.cells.value > 0.05) & (panel.cells.value < 0.75)].any()


def test_an_end_within_a_step_of_its_tick_is_not(tmp_path: Path) -> None:
    panel = read(tmp_path / "even.png", Normalize(-0.15, 0.95))
    assert panel.scale is not None
    assert not panel.scale.review
