"""Triangles beside numbers: taken out before anybody reads, and signs where colors say so."""

from __future__ import annotations

import matplotlib as mpl
import numpy as np
import pytest
from tests.unit.drawn import drawing, raster_of

from unheat.model import Raster
from unheat.pipeline import read_raster

VALUES = np.array(
    [[-1.9, 6.4, 2.3, -0.7], [5.2, -3.1, -6.6, 1.5], [-4.8, 0.9, 3.7, -2.5], [2.1, -5.3, 4.4, 6.8]]
)


def drawn(*, signed: bool, colors: np.ndarray = VALUES) -> Raster:
    """A matrix whose numbers have triangles before them, and signs of their own or none."""
    with mpl.rc_context({"font.family": "DejaVu Sans", "font.size": 11}):
        figure = drawing(7, 4)
        axes = figure.add_subplot()
        shown = axes.imshow(colors, cmap="RdYlGn", vmin=-8, vmax=8, aspect="auto")
        axes.set_xticks(range(4), ["Tech", "Energy", "Banks", "Retail"])
        axes.set_yticks(range(4), ["Mon", "Tue", "Wed", "Thu"])
        for (row, col), value in np.ndenumerate(VALUES):
            number = f"{value if signed else abs(value):.1f}%"
            axes.text(col, row, f"{'▲' if value > 0 else '▼'} {number}", ha="center", va="center")
        figure.colorbar(shown)
        return raster_of(figure)


@pytest.mark.parametrize("signed", [True, False])
def test_triangles_before_numbers_are_no_digits_and_may_be_their_signs(signed: bool) -> None:
    (panel,) = read_raster(drawn(signed=signed)).panels
    np.testing.assert_allclose(panel.cells.value, VALUES)
    assert np.count_nonzero(panel.cells.review) <= 1
    assert all(text[:1] in "▲▼" for text in panel.cells.text.ravel())


def test_triangles_that_colors_do_not_follow_are_no_signs() -> None:
    """What rose and fell since may be any number."""
    (panel,) = read_raster(drawn(signed=False, colors=np.abs(VALUES))).panels
    np.testing.assert_allclose(panel.cells.value, np.abs(VALUES))
