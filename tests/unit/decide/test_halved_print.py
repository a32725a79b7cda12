"""Axes that end in the middles of the outer rows, as one release of matplotlib drew heat maps."""

from __future__ import annotations

import matplotlib as mpl
import numpy as np
import numpy.typing as npt
import pytest
from tests.unit.drawn import drawing, raster_of

from unheat.decide.whole_rows import Whole, told_of_whole_rows
from unheat.model import Figure, Panel, Raster, Reason
from unheat.pipeline import read_raster
from unheat.show.explain import with_explanation

NAMES = ["Walking", "Upstairs", "Sitting", "Standing", "Laying"]


def matrix(n: int) -> npt.NDArray[np.int64]:
    values = np.random.default_rng(7).integers(10, 90, (n, n))
    values[np.diag_indices(n)] = np.random.default_rng(8).integers(300, 600, n)
    return values


def raster(values: npt.NDArray[np.int64], *, halved: bool = True, sideways: bool = False) -> Raster:
    """A confusion matrix as ``imshow`` draws it without spines, its outer rows cut in half."""
    n = len(values)
    with mpl.rc_context({"font.family": "DejaVu Sans", "font.size": 11}):
        figure = drawing(7, 5.5)
        axes = figure.add_subplot()
        shown = axes.pcolormesh(values, cmap="Blues")
        middles = np.arange(n) + 0.5
        axes.set_xticks(middles, NAMES[:n])
        axes.set_yticks(middles, NAMES[:n], rotation=90, va="center")
        for (row, col), value in np.ndenumerate(values):
            color = "white" if value > 250 else "black"
            axes.text(col + 0.5, row + 0.5, str(value), ha="center", va="center", color=color)
        axes.spines[:].set_visible(False)
        axes.set_ylim(*((n - 0.5, 0.5) if halved else (n, 0)))
        figure.colorbar(shown)
        axes.set_title("Confusion matrix")
        axes.set_ylabel("True label")
        axes.set_xlabel("Predicted label")
        return raster_of(figure)


def read(source: Raster) -> tuple[Figure, Panel]:
    figure, _ = with_explanation(read_raster(source), source)
    (panel,) = figure.panels
    return figure, panel


@pytest.mark.parametrize("n", [2, 3, 5])
def test_numbers_across_the_outer_edges_are_read_whole(n: int) -> None:
    values = matrix(n)
    figure, panel = read(raster(values))
    assert panel.rows.labels == panel.columns.labels == tuple(NAMES[:n])
    assert panel.title is not None
    assert panel.title.text == "Confusion matrix"
    assert not panel.review
    cells = panel.cells
    # White print is lost on the white page, and nobody may take its half for a number.
    pale = [(0, 0), (n - 1, n - 1)]
    for place in pale:
        assert cells.text[place] is None
        assert cells.review[place]
        assert Reason.UNREADABLE_INK in cells.reasons[place]
    for place, value in np.ndenumerate(values):
        if place not in pale:
            assert cells.value[place] == value or cells.review[place]
    assert np.count_nonzero(cells.value == values) >= n * n - 3
    assert any("cut in half" in note for note in figure.notes)


def test_what_was_read_is_told_in_pixels_of_the_picture_as_it_is() -> None:
    source = raster(matrix(5))
    figure, panel = read(source)
    assert figure.provenance.size == (source.width, source.height)
    heights = np.diff(np.array(panel.grid.row_spans)).ravel()
    assert np.allclose(heights[[0, -1]], heights[1:-1].mean() / 2, atol=2.0)
    title = panel.title
    assert title is not None
    assert title.box is not None
    part = source.rgb[title.box.pixels(source.rgb.shape)]
    assert part.min() < 80
    assert title.box.y1 <= panel.grid.box.y0 + 2
    names = [box for box in panel.columns.boxes if box is not None]
    assert all(source.rgb[box.pixels(source.rgb.shape)].min() < 80 for box in names)
    assert figure.explained is not None
    assert figure.explained > 0.9


def test_whole_rows_are_left_as_they_are() -> None:
    values = matrix(5)
    figure, panel = read(raster(values, halved=False))
    np.testing.assert_array_equal(panel.cells.value, values)
    assert not any("cut in half" in note for note in figure.notes)


def test_columns_that_are_cut_as_well_leave_a_doubt_on_what_stands_about_them() -> None:
    """Halves of their numbers stand among the labels."""
    source = raster(matrix(5))
    whole = Whole(source, (5, 5), 0, 0, (), cut_sideways=True)
    (panel,) = told_of_whole_rows(read_raster(source), whole, source).panels
    assert panel.cells.review[:, [0, -1]].all()
    assert all(panel.rows.review)
    assert all(panel.columns.review)
    assert not panel.review


def test_what_is_read_in_another_shape_than_was_completed_is_in_doubt() -> None:
    source = raster(matrix(5), halved=False)
    whole = Whole(source, (5, 6), 0, 0, ())
    (panel,) = told_of_whole_rows(read_raster(source), whole, source).panels
    assert panel.review
    assert Reason.GRID_AMBIGUOUS in panel.reasons


def test_tick_marks_that_point_into_two_rows_are_no_halves_of_numbers() -> None:
    with mpl.rc_context({"font.family": "DejaVu Sans", "font.size": 11, "xtick.direction": "in"}):
        figure = drawing(5, 3)
        axes = figure.add_subplot()
        values = np.array([[1.0, 0.0, 0.0, 1.0], [0.0, -2.0, 1.0, 0.0]])
        shown = axes.imshow(values, cmap="RdBu_r", vmin=-2, vmax=2)
        axes.set_xticks(range(4), ["drift 1", "drift 2", "drift 3", "constant"])
        axes.set_yticks([])
        axes.tick_params(top=True, length=5)
        figure.colorbar(shown)
        source = raster_of(figure)
    figure_read, panel = read(source)
    assert panel.cells.value.shape == (2, 4)
    assert not panel.cells.review.any()
    assert not any("cut in half" in note for note in figure_read.notes)
