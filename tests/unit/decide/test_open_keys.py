"""Legends of ranges whose keys stand apart, the last of which has no end: ">75"."""

from __future__ import annotations

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.patches import Rectangle
from tests.unit.drawn import drawing, raster_of

from unheat.pipeline import read_raster

BLUES = ("#f7fbff", "#c6dbef", "#6baed6", "#2171b5", "#08306b")
REDS = ("#fff5f0", "#fcbba1", "#fb6a4a", "#cb181d", "#67000d")
MIDDLES = (5.5, 18.5, 38.5, 63.0, 75.0)
SHOWN = np.random.default_rng(2).permutation(np.arange(63) % 5).reshape(7, 9)


@pytest.mark.parametrize("shades", [BLUES, REDS])
def test_the_outer_keys_of_a_legend_are_no_frames_of_a_bar(shades: tuple[str, ...]) -> None:
    with mpl.rc_context({"font.family": "DejaVu Sans", "font.size": 10}):
        figure = drawing(8, 4)
        axes = figure.add_axes((0.1, 0.12, 0.68, 0.84))
        for (row, col), shade in np.ndenumerate(SHOWN):
            axes.add_patch(Rectangle((col, row), 0.92, 0.92, facecolor=shades[shade]))
        axes.set(xlim=(0, 9), ylim=(7, 0))
        axes.set_xticks(np.arange(9) + 0.46, [f"Q{number}" for number in range(1, 10)])
        axes.set_yticks(np.arange(7) + 0.46, list("ABCDEFG"))
        keys = [Rectangle((0, 0), 1, 1, facecolor=shade) for shade in shades]
        names = ["0–10", "11–25", "26–50", "51–75", ">75"]
        axes.legend(keys, names, loc="center left", bbox_to_anchor=(1.02, 0.5))
        picture = raster_of(figure)
    (panel,) = read_raster(picture).panels
    np.testing.assert_array_equal(panel.cells.value, np.array(MIDDLES)[SHOWN])
    assert not panel.cells.review.any()
    assert np.isnan(panel.cells.color_high[SHOWN == 4]).all()
