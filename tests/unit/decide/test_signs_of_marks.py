"""Triangles beside numbers: taken out before anybody reads, and signs where colors say so."""

from __future__ import annotations

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.colors import LinearSegmentedColormap
from tests.unit.drawn import drawing, raster_of

from unheat.decide.signs_of_marks import with_signs_of_marks
from unheat.model import Raster, Reason, TextReading
from unheat.pipeline import read_raster

VALUES = np.array(
    [[-1.9, 6.4, 2.3, -0.7], [5.2, -3.1, -6.6, 1.5], [-4.8, 0.9, 3.7, -2.5], [2.1, -5.3, 4.4, 6.8]]
)


RISE_AND_FALL = LinearSegmentedColormap.from_list("", ["#b3261e", "#f2f2ee", "#1e7d4f"])
"""No map that has a name."""


def drawn(*, signed: bool, colors: np.ndarray = VALUES, bar: bool = True) -> Raster:
    """A matrix whose numbers have triangles before them (behind them without a bar), and signs of
    their own or none."""
    with mpl.rc_context({"font.family": "DejaVu Sans", "font.size": 11}):
        figure = drawing(7, 4)
        axes = figure.add_subplot()
        shown = axes.imshow(
            colors, cmap="RdYlGn" if bar else RISE_AND_FALL, vmin=-8, vmax=8, aspect="auto"
        )
        axes.set_xticks(range(4), ["Tech", "Energy", "Banks", "Retail"])
        axes.set_yticks(range(4), ["Mon", "Tue", "Wed", "Thu"])
        for (row, col), value in np.ndenumerate(VALUES):
            number = f"{value if signed else abs(value):.1f}%"
            mark = "▲" if value > 0 else "▼"
            text = f"{mark} {number}" if bar else f"{number} {mark}"
            axes.text(col, row, text, ha="center", va="center")
        if bar:
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


def test_triangles_behind_numbers_are_signs_where_only_so_numbers_teach_a_scale() -> None:
    (panel,) = read_raster(drawn(signed=False, bar=False)).panels
    np.testing.assert_allclose(panel.cells.value, VALUES)
    assert not panel.cells.review.any()


def test_numbers_beside_triangles_are_asked_about_where_colors_teach_nothing() -> None:
    """A mark that points up without any other says nothing yet of two kinds of numbers."""
    readings = np.array(
        [[TextReading(raw=f"{v} {'▲' if v < 4 else '▼'}", value=float(v)) for v in range(1, 8)]],
        dtype=object,
    )
    (asked,) = with_signs_of_marks(readings, None)
    assert [Reason.SIGN_IN_DOUBT in one.reasons for one in asked] == [False] * 3 + [True] * 4
    (few,) = with_signs_of_marks(readings[:, 1:], None)
    assert not any(one.reasons for one in few)
