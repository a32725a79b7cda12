"""A bar under one of two panels whose numbers are of another size: it was drawn with the other."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.drawn import drawing, raster_of

from unheat.pipeline import read_raster


@pytest.mark.parametrize("factor", [1.0, 17.0])
def test_the_other_panel_teaches_its_own_scale(factor: float) -> None:
    figure = drawing(9.0, 4.4, dpi=150)
    rng = np.random.default_rng(5)
    values = [np.rint(rng.uniform(0, 60, (7, 6)) * size) for size in (1.0, factor)]
    images = []
    for number, (numbers, size) in enumerate(zip(values, (1.0, factor), strict=True)):
        ax = figure.add_axes((0.06 + 0.48 * number, 0.28, 0.42, 0.64))
        image = ax.imshow(numbers, cmap="OrRd", vmin=0, vmax=60 * size, aspect="auto")
        ax.set_xticks(range(6), [f"S{column}" for column in range(6)])
        ax.set_yticks(range(7), [f"g{row}" for row in range(7)])
        for (row, column), value in np.ndenumerate(numbers):
            color = "white" if value > 36 * size else "black"
            ax.text(column, row, f"{value:.0f}", ha="center", va="center", color=color, size=9)
        images.append(image)
    bar = figure.add_axes((0.06, 0.12, 0.42, 0.04))
    figure.colorbar(images[0], cax=bar, orientation="horizontal")
    panels = read_raster(raster_of(figure)).panels
    assert [panel.print_and_color for panel in panels] == ["same", "same"]
    for panel, numbers in zip(panels, values, strict=True):
        np.testing.assert_array_equal(panel.cells.value, numbers)
        assert not panel.cells.review.any()
    scales = [panel.scale.origin if panel.scale is not None else "" for panel in panels]
    assert scales == ["colorbar", "colorbar" if factor == 1.0 else "learned"]
