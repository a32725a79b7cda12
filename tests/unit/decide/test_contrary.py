"""Signs that a color refutes, although it is no witness of its panel."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.decide.conftest import Make, cells_of, paint

from unheat.decide.contrary import signs_against_color
from unheat.decide.decode import decode
from unheat.decide.reconcile import reconcile
from unheat.decide.relation import Kinship
from unheat.decide.scale import build_scale
from unheat.model import Reason
from unheat.text.numbers import parse


@pytest.mark.parametrize(("kind", "asked"), [("different", True), ("same", False)])
def test_a_color_of_exactly_the_number_with_the_other_sign(
    painted_bar: Make, kind: str, asked: bool
) -> None:
    made = painted_bar(-15, 15, [-15, -10, -5, 0, 5, 10, 15])
    scale = build_scale(made.raster, made.bar, made.texts)
    # The page shows through: all cells but the first are of one color.
    texts = [["14.04", "-3.2", "7.7"], ["-9.1", "4.4", "-12.3"]]
    readings = np.empty((2, 3), dtype=object)
    for index, text in np.ndenumerate(np.array(texts)):
        readings[index] = parse(str(text), confidence=0.97)
    places = np.full((2, 3), 0.49)
    places[0, 0] = (15 - 14.0) / 30
    pixels = cells_of(paint(places))
    decoded = decode(scale, pixels)
    found = reconcile(readings, decoded, pixels, scale)
    assert found.print_and_color == "different"
    plain = replace(found.cells, review=np.zeros((2, 3), dtype=bool))
    kinship = Kinship(kind=kind, shift=np.zeros((2, 3)))
    cells = signs_against_color(plain, kinship, scale)
    assert cells.review.tolist() == [[asked, False, False], [False] * 3]
    assert Reason.SIGN_IN_DOUBT in found.cells.reasons[0, 0]
