"""Numbers that break the order of a scale that was learned from them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest
from tests.unit.decide.conftest import cells_of, paint, readings_of

from unheat.decide.decode import decode
from unheat.decide.decoded import Decoded
from unheat.decide.learned import learn_scale
from unheat.decide.order import order_doubted
from unheat.decide.reconcile import reconcile
from unheat.model import CellPixels, Cells, ColorScale, Reason

PLACES = np.linspace(0.05, 0.95, 15).reshape(3, 5)


def _learned(
    places: npt.NDArray[np.float64],
) -> tuple[Cells, Decoded | None, CellPixels, ColorScale]:
    """Cells that print where on a map their colors lie, in no doubt, and the scale of these."""
    readings = readings_of(np.char.mod("%.1f", 100 * places))
    pixels = cells_of(paint(places))
    scale = learn_scale(pixels, readings)
    assert scale is not None
    decoded = decode(scale, pixels)
    cells = reconcile(readings, decoded, pixels, scale).cells
    return replace(cells, review=np.zeros(places.shape, dtype=bool)), decoded, pixels, scale


@pytest.mark.parametrize(("number", "doubted"), [("48.0", False), ("95.0", True), ("3.1", True)])
def test_a_number_against_the_order_of_the_colors_is_asked_about(
    number: str, doubted: bool
) -> None:
    cells, decoded, pixels, scale = _learned(PLACES)
    # However wide its interval is, so that it agrees by itself.
    value = cells.value.copy()
    value[1, 2] = float(number)
    cells = replace(cells, value=value)
    found = order_doubted(cells, decoded, pixels, scale)
    assert found.review[1, 2] == doubted
    assert found.review.sum() == doubted
    assert (Reason.COLOR_DIFFERS in found.reasons[1, 2]) is doubted
    told = replace(scale, origin="colorbar")
    assert not order_doubted(cells, decoded, pixels, told).review.any()


def test_of_two_numbers_that_contradict_each_other_both_are_asked_about() -> None:
    places = np.linspace(0.05, 0.95, 9).reshape(3, 3)
    cells, decoded, pixels, scale = _learned(places)
    value = cells.value.copy()
    value[1, 1] = value[1, 2] + 1.0
    cells = replace(cells, value=value)
    found = order_doubted(cells, decoded, pixels, scale)
    assert np.argwhere(found.review).tolist() == [[1, 1], [1, 2]]
