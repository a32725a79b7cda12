"""Rows of keys between two words, as calendars of contributions have: "Less" and "More"."""

from __future__ import annotations

import matplotlib as mpl
import numpy as np
from matplotlib.patches import Rectangle
from tests.unit.drawn import drawing, raster_of

from unheat.model import Raster, Reason
from unheat.pipeline import read_raster

SHADES = ("#ebedf0", "#9be9a8", "#40c463", "#30a14e", "#216e39")
SHOWN = np.random.default_rng(6).permutation(np.arange(7 * 26) % 5).reshape(7, 26)


def drawn(first: str, last: str) -> Raster:
    with mpl.rc_context({"font.family": "DejaVu Sans", "font.size": 10}):
        figure = drawing(10, 2.8)
        axes = figure.add_axes((0.02, 0.02, 0.96, 0.96))
        for (row, col), shade in np.ndenumerate(SHOWN):
            axes.add_patch(Rectangle((col, row), 0.8, 0.8, facecolor=SHADES[shade]))
        for number, color in enumerate(SHADES):
            axes.add_patch(Rectangle((18 + number, 8), 0.8, 0.8, facecolor=color))
        axes.text(17.7, 8.4, first, ha="right", va="center")
        axes.text(23.1, 8.4, last, ha="left", va="center")
        for row, name in ((1, "Mon"), (3, "Wed"), (5, "Fri")):
            axes.text(-0.3, row + 0.4, name, ha="right", va="center")
        axes.set(xlim=(-2, 27), ylim=(9.2, -1.4))
        axes.axis("off")
        return raster_of(figure)


def test_keys_between_two_words_are_even_classes_of_a_relative_scale() -> None:
    (panel,) = read_raster(drawn("Less", "More")).panels
    assert panel.cells.shape == (7, 26)
    assert panel.scale is not None
    assert panel.scale.reasons == (Reason.RELATIVE_SCALE,)
    assert [tick.text for tick in panel.scale.ticks] == ["Less", "More"]
    assert panel.scale.label is None
    np.testing.assert_allclose(panel.cells.value, (SHOWN + 0.5) / 5)
    assert not panel.cells.review.any()


def test_the_words_tell_which_end_is_low() -> None:
    (panel,) = read_raster(drawn("Most", "Least")).panels
    np.testing.assert_allclose(panel.cells.value, (4 - SHOWN + 0.5) / 5)


def test_words_that_are_no_ends_leave_keys_without_values() -> None:
    (panel,) = read_raster(drawn("North", "Winter")).panels
    assert np.isnan(panel.cells.value).all()
    assert panel.cells.review.all()
