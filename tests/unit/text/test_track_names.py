"""Names of strips of colors beside the rows, below these: they name no rows."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.drawn import drawing, raster_of

from unheat.pipeline import read_raster


@pytest.mark.parametrize("strip", [True, False])
def test_the_name_of_a_strip_is_no_title_of_the_rows(strip: bool) -> None:
    figure = drawing(6.0, 5.0)
    rng = np.random.default_rng(4)
    ax = figure.add_axes((0.25, 0.2, 0.55, 0.7))
    image = ax.imshow(rng.normal(size=(12, 8)), cmap="RdBu_r", vmin=-3, vmax=3, aspect="auto")
    ax.set_xticks(range(8), [f"S{column}" for column in range(8)])
    ax.yaxis.tick_right()
    ax.set_yticks(range(12), [f"Gene{row}" for row in range(12)])
    figure.colorbar(image, cax=figure.add_axes((0.93, 0.5, 0.02, 0.3)))
    if strip:
        side = figure.add_axes((0.21, 0.2, 0.03, 0.7))
        side.imshow(rng.integers(0, 2, (12, 1)), cmap="Set1", vmin=0, vmax=8, aspect="auto")
        side.set_yticks([])
        side.set_xticks([0], ["class"], rotation=90)
    else:
        ax.set_ylabel("class")
        ax.yaxis.set_label_position("left")
    title = read_raster(raster_of(figure)).panels[0].rows.title
    assert (title is None) if strip else (title is not None and title.text == "class")
