"""Heatmaps whose axes are scales, drawn with matplotlib."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

import unheat
from unheat.model import Panel


@dataclass(frozen=True)
class Drawn:
    """A figure with a bar, and the axes of its cells."""

    figure: Figure
    axes: Axes

    def read(self, folder: Path) -> Panel:
        """Its only panel, as it is read."""
        self.figure.savefig(folder / "drawn.png", dpi=100)
        (panel,) = unheat.read(folder / "drawn.png").panels
        return panel


def scaled(across: Sequence[float], up: Sequence[float], *, logarithmic: bool = False) -> Drawn:
    """Cells between these edges, from the left to the right and from below, and a bar."""
    figure = Figure(figsize=(5.4, 4.0), layout="constrained")
    axes = figure.subplots()
    if logarithmic:
        axes.set_xscale("log")
    shape = len(up) - 1, len(across) - 1
    values = np.random.default_rng(7).permutation(np.linspace(0, 1, shape[0] * shape[1]))
    figure.colorbar(axes.pcolormesh(across, up, values.reshape(shape)), ax=axes)
    return Drawn(figure, axes)
