"""Neighbors that agree with their colors, and better with each other's."""

from collections.abc import Callable

import numpy as np
import pytest
from tests.unit.decide.conftest import FloatArray, Painted, cells_of, paint

from unheat.decide.decode import decode
from unheat.decide.reconcile import Verdicts, reconcile
from unheat.decide.scale import build_scale
from unheat.model import ColorScale, Reason, Status
from unheat.text.numbers import parse


@pytest.fixture
def scale(painted_bar: Callable[..., Painted]) -> ColorScale:
    made = painted_bar(0, 60, [0, 20, 40, 60])
    return build_scale(made.raster, made.bar, made.texts)


def read(printed: FloatArray, painted: FloatArray, scale: ColorScale) -> Verdicts:
    readings = np.empty(printed.shape, dtype=object)
    for index, value in np.ndenumerate(printed):
        readings[index] = parse(f"{value:.2f}", confidence=0.99)
    pixels = cells_of(paint(painted / 60))
    # A codec makes intervals as wide as several units.
    return reconcile(readings, decode(scale, pixels, lossy=True, quality=40.0), pixels, scale)


TRUE = np.array([[5.0, 12.0, 33.0], [41.0, 27.0, 25.0], [19.0, 49.0, 7.0]])


def near(scale: ColorScale) -> FloatArray:
    """The matrix with two neighbors seven tenths of their interval's half-width apart."""
    cells = read(TRUE, TRUE, scale).cells
    half = (cells.color_high[1, 1] - cells.color_low[1, 1]) / 2
    values = TRUE.copy()
    values[1, 2] = values[1, 1] - 0.72 * half
    return values


def test_neighbors_exchanged_within_their_intervals_are_asked_about(scale: ColorScale) -> None:
    values = near(scale)
    printed = values.copy()
    printed[1, 1], printed[1, 2] = values[1, 2], values[1, 1]
    cells = read(printed, values, scale).cells
    assert [tuple(place) for place in np.argwhere(cells.review)] == [(1, 1), (1, 2)]
    assert cells.status[1, 1] == Status.AGREED
    assert Reason.COLOR_DIFFERS in cells.reasons[1, 1]
    # One above another is a neighbor as well.
    upright = read(printed.T, values.T, scale).cells
    assert [tuple(place) for place in np.argwhere(upright.review)] == [(1, 1), (2, 1)]


def test_one_number_near_the_edge_of_its_interval_is_not(scale: ColorScale) -> None:
    values = near(scale)
    printed = values.copy()
    printed[1, 1] = values[1, 2]
    assert not read(printed, values, scale).cells.review.any()


def test_numbers_in_their_own_place_are_not(scale: ColorScale) -> None:
    values = near(scale)
    assert not read(values, values, scale).cells.review.any()
