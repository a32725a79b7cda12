"""Cells whose print sank into a color beyond a scale that the print of others has taught."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.decide.conftest import cells_of

from unheat.decide.beyond_learned import with_colors_beyond_learned
from unheat.decide.decode import decode
from unheat.decide.masks import Masks
from unheat.model import ColorScale

KNOTS = (
    (8.0, 70.0, 20.0, 40.0),
    (10.0, 110.0, 35.0, 60.0),
    (20.0, 240.0, 200.0, 120.0),
)
"""From dark red to sand, as numbers from 8 to 20 have taught it."""

DARKER, GRAY = (20.0, 6.0, 12.0), (200.0, 200.0, 200.0)


def suspected(color: tuple[float, float, float], origin: str = "learned", *, print_: bool) -> bool:
    """Whether a cell of a ``color`` that is masked is doubted; with ``print_`` it holds a word."""
    shape = (2, 2)
    rgb = np.full((*shape, 3), (150.0, 110.0, 80.0))
    rgb[0, 0] = color
    pixels = cells_of(rgb, spread=0.2, clean=100.0, ink=False)
    scale = ColorScale(origin=origin, minimum=8.0, maximum=20.0, knots=KNOTS)
    here = np.array([[True, False], [False, False]])
    masks = Masks(masked=here, suspect=np.zeros(shape, dtype=bool))
    decoded = decode(scale, pixels)
    found = with_colors_beyond_learned(masks, here & print_, pixels, decoded, scale)
    assert (found.masked == here).all()
    return bool(found.suspect[0, 0])


def test_a_color_that_goes_on_beyond_the_least_number_may_be_a_value() -> None:
    assert suspected(DARKER, print_=False)


@pytest.mark.parametrize(
    ("color", "origin", "print_"),
    [(GRAY, "learned", False), (DARKER, "colorbar", False), (DARKER, "learned", True)],
)
def test_a_color_aside_a_bar_or_a_word_makes_it_a_mask(
    color: tuple[float, float, float], origin: str, print_: bool
) -> None:
    assert not suspected(color, origin, print_=print_)
