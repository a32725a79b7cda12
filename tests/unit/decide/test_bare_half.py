"""Numbers in the half of a matrix that has no color."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from tests.unit.decide.conftest import FloatArray, Painted, cells_of, paint

from unheat.decide.decode import decode
from unheat.decide.reconcile import Verdicts, reconcile
from unheat.decide.scale import build_scale
from unheat.model import ColorScale, Status
from unheat.text.numbers import parse

_HALF = np.tril(np.ones((5, 5)), -1) > 0
_SHARES = np.linspace(-0.9, 0.9, 25)[np.random.default_rng(0).permutation(25)].reshape(5, 5)
_SHARES = np.triu(_SHARES) + np.triu(_SHARES, 1).T


@pytest.fixture
def scale(painted_bar: Callable[..., Painted]) -> ColorScale:
    made = painted_bar(-1, 1, [-1, 0, 1], colormap="BrBG")
    return build_scale(made.raster, made.bar, made.texts)


def _judged(scale: ColorScale, half: FloatArray, said: FloatArray) -> Verdicts:
    """A matrix whose lower half has one color and prints ``said``."""
    rgb = paint((_SHARES + 1) / 2, "BrBG")
    rgb[_HALF] = half
    pixels = cells_of(rgb)
    readings = np.full((5, 5), None, dtype=object)
    for index in np.argwhere(_HALF):
        readings[tuple(index)] = parse(f"{said[tuple(index)]:.2f}", confidence=0.99)
    return reconcile(readings, decode(scale, pixels), pixels, scale)


def test_the_printed_half_of_a_colored_matrix_stands_against_no_color(scale: ColorScale) -> None:
    cells = _judged(scale, paint(0.5, "BrBG") + 3, _SHARES).cells
    assert (cells.status[_HALF] == Status.TEXT_ONLY).all()
    assert not cells.review[_HALF].any()
    assert np.isfinite(cells.color_value[~_HALF]).all()


def test_numbers_that_hardly_differ_are_those_of_their_one_color(scale: ColorScale) -> None:
    cells = _judged(scale, paint(0.5, "BrBG"), _SHARES * 0.01).cells
    assert (cells.status[_HALF] != Status.TEXT_ONLY).all()


def test_one_misprint_among_cells_of_one_color_stays_a_conflict(scale: ColorScale) -> None:
    said = np.zeros((5, 5))
    said[3, 1] = 0.6
    cells = _judged(scale, paint(0.5, "BrBG"), said).cells
    assert cells.review[3, 1]
