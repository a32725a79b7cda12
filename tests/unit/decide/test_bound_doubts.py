"""Bounds of classes that go on by no series."""

from __future__ import annotations

import numpy as np
import pytest
from matplotlib import colormaps
from matplotlib.colors import BoundaryNorm
from tests.unit.drawn import drawing, raster_of

from unheat.pipeline import read_raster


@pytest.mark.parametrize(
    "bounds",
    [
        # The same on both sides of nought; two that begin, and three that end at other steps.
        (-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0),
        (0, 10, 25, 50, 75, 100),
        (0, 0.5, 1, 1.5, 2, 3, 4, 6),
    ],
)
def test_bounds_at_uneven_steps_are_believed(bounds: tuple[float, ...]) -> None:
    figure = drawing(7.0, 4.0)
    axes = figure.add_axes((0.1, 0.12, 0.7, 0.8))
    values = np.random.default_rng(5).uniform(bounds[0], bounds[-1], (5, 8))
    norm = BoundaryNorm(bounds, colormaps["viridis"].N)
    image = axes.imshow(values, norm=norm, cmap="viridis", aspect="auto")
    axes.set_yticks(range(5), ["Aachen", "Bonn", "Celle", "Daun", "Emden"])
    axes.set_xticks(range(8), [str(year) for year in range(2010, 2018)])
    figure.colorbar(image, ax=axes, label="Depth")
    (panel,) = read_raster(raster_of(figure)).panels
    assert panel.scale is not None
    assert panel.scale.norm == "boundaries"
    assert not panel.scale.review
    assert (panel.scale.minimum, panel.scale.maximum) == (bounds[0], bounds[-1])
    assert not panel.cells.review.any()
