"""Cells in the color of another number of their panel."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.show.factory import make_cells, make_scale

from unheat.decide.one_color import colors_of_other_numbers
from unheat.decide.relation import Kinship
from unheat.model import Reason

COUNTS = np.array(
    [[0.0, 1, 2, 1, 0, 3], [2, 0, 1, 2, 1, 9], [0, 1, 2, 0, 2, 1], [1, 2, 0, 0, 2, 1]]
)


@pytest.mark.parametrize(
    ("color", "scatter", "asked"),
    [
        # A one as dark as a nought, one that has a color of its own and no other number's.
        (0.3, 0.01, True),
        (1.95, 0.01, True),
        # A one like the others, and numbers that were rounded.
        (1.3, 0.01, False),
        (0.3, 0.4, False),
    ],
)
def test_a_number_in_a_color_that_is_not_its_own(color: float, scatter: float, asked: bool) -> None:
    """All colors lie 0.3 above their numbers, as the bar has them."""
    cells = make_cells(COUNTS, decimals=0, low=0.0, high=10.0)
    colors = COUNTS + 0.3 + np.random.default_rng(3).normal(0.0, scatter, COUNTS.shape)
    colors[0, 1] = color
    cells = replace(cells, color_value=colors, review=np.zeros(COUNTS.shape, dtype=bool))
    scale = make_scale(0.0, 10.0, range(0, 11, 2))
    kinship = Kinship(kind="same", shift=np.zeros(COUNTS.shape))
    found = colors_of_other_numbers(cells, kinship, scale)
    assert bool(found.review[0, 1]) is asked
    assert found.review.sum() == int(asked)
    assert (Reason.DIGIT_IN_DOUBT in found.reasons[0, 1]) is asked
    # Few cells tell less, and those of a symmetric matrix come in pairs.
    half = replace(kinship, shift=kinship.shift[:2])
    few = replace(make_cells(COUNTS[:2], decimals=0, low=0.0, high=10.0), color_value=colors[:2])
    assert colors_of_other_numbers(few, half, scale) is few
    # Where colors show something else, or steps have one color each, they tell nothing.
    other = replace(kinship, kind="different")
    assert colors_of_other_numbers(cells, other, scale) is cells
    assert colors_of_other_numbers(cells, kinship, replace(scale, norm="boundaries")) is cells


def test_a_palette_that_has_one_color_for_neighboring_numbers() -> None:
    """Noughts, ones and twos have one color of 256, and so may the only three."""
    values = np.array(
        [[0.0, 1, 2, 1, 0, 9], [2, 0, 1, 2, 1, 9], [0, 1, 2, 9, 2, 1], [9, 2, 0, 0, 3, 9]]
    )
    cells = make_cells(values, decimals=0, low=0.0, high=10.0)
    colors = np.where(values < 9, 0.0, 9.0)
    cells = replace(cells, color_value=colors, review=np.zeros(values.shape, dtype=bool))
    kinship = Kinship(kind="same", shift=np.zeros(values.shape))
    scale = make_scale(0.0, 10.0, range(0, 11, 2))
    assert not colors_of_other_numbers(cells, kinship, scale).review.any()
    # A nine in that color is still none.
    strange = colors.copy()
    strange[0, 5] = 0.0
    found = colors_of_other_numbers(replace(cells, color_value=strange), kinship, scale)
    assert np.argwhere(found.review).tolist() == [[0, 5]]
