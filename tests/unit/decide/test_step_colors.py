"""Even steps whose numbers stand anywhere, and cells in the colors of these steps."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from tests.unit.decide.test_sampled import color, seen

from unheat.decide.decode import decode
from unheat.decide.step_colors import as_classes
from unheat.model import Bar, Box, ColorScale, Raster

FloatArray = npt.NDArray[np.float64]

_VALUES = np.array([[1.0, 5.0, 9.0], [3.0, 7.0, 5.0], [1.0, 9.0, 3.0]])
"""The middles of five classes from 0 to 10."""


def drawn() -> tuple[Raster, Bar, ColorScale]:
    """A level bar of five steps of 40 pixels, read as a ramp that ends a third of a pixel early."""
    rgb = np.full((40, 260, 3), 255, dtype=np.uint8)
    for step in range(5):
        rgb[10:22, 30 + 40 * step : 70 + 40 * step] = color(np.array(2.0 * step + 1.0))
    bar = Bar(
        box=Box(30, 10, 230, 22),
        orientation="horizontal",
        segments=tuple(30.0 + 40.0 * edge for edge in range(6)),
    )
    places = np.linspace(0.0, 9.985, 30).tolist()
    knots = [
        (v, r, g, b) for v, (r, g, b) in zip(places, color(np.array(places)).tolist(), strict=True)
    ]
    scale = ColorScale(
        origin="colorbar", minimum=0.0, maximum=9.985, norm="linear", knots=tuple(knots)
    )
    return Raster(rgb=rgb, name="bar", sha256="", format="png"), bar, scale


def test_cells_in_the_colors_of_even_steps_are_classes() -> None:
    raster, bar, scale = drawn()
    found = as_classes(scale, raster, bar, seen(color(_VALUES)))
    assert found.boundaries == pytest.approx((0.0, 2.0, 4.0, 6.0, 8.0, 10.0))
    decoded = decode(found, seen(color(_VALUES)))
    assert decoded.value == pytest.approx(_VALUES)
    inner = (_VALUES > 2.0) & (_VALUES < 8.0)
    assert decoded.low[inner] == pytest.approx(_VALUES[inner] - 1.0)


@pytest.mark.parametrize("turn", [False, True])
def test_one_cell_between_two_steps_leaves_a_ramp(turn: bool) -> None:
    raster, bar, scale = drawn()
    values: FloatArray = _VALUES.copy()
    if turn:
        values[1, 1] = 6.1
    found = as_classes(scale, raster, bar, seen(color(values)))
    assert (found == scale) is turn


def test_few_cells_tell_nothing() -> None:
    raster, bar, scale = drawn()
    assert as_classes(scale, raster, bar, seen(color(_VALUES[:2]))) == scale
