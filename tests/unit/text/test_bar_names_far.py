"""Names of level bars that stand well over them."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.text.test_labels import Drawing

from unheat.model import Bar, Box
from unheat.text.labels import locate


def level(drawing: Drawing) -> Bar:
    """A bar in the free columns to the right of the cells, with two numbers under it."""
    drawing.pixels = np.pad(drawing.pixels, ((0, 0), (0, 160), (0, 0)), constant_values=255)
    drawing.pixels[160:172, 420:540] = np.linspace(0, 200, 120).astype(np.uint8)[:, None]
    for text, place in (("10", 430), ("20", 530)):
        drawing.write(text, place, 184)
    return Bar(
        box=Box(420, 160, 540, 172),
        orientation="horizontal",
        tick_side="bottom",
        tick_positions=(430.0, 530.0),
    )


@pytest.mark.parametrize(("middle", "lines"), [(480, 2), (500, 0)])
def test_a_name_on_the_middle_of_a_level_bar_stands_higher_over_it(middle: int, lines: int) -> None:
    drawing = Drawing()
    bar = level(drawing)
    drawing.write("Mean expression", middle, 98)
    drawing.write("in group", middle, 116)
    names = [one for one in locate(drawing.layout(bar)).of("bar-label", 0) if one.sure]
    assert sum(len(one.lines) for one in names) == lines


def test_letters_that_print_was_laid_over_put_a_name_below_them_in_doubt() -> None:
    drawing = Drawing()
    bar = level(drawing)
    drawing.write("in group", 480, 140)
    # Of the line over it two pieces are seen, higher than letters: dots of a legend lie on it.
    for place in (466, 494):
        drawing.write("M", place, 124, scale=0.8)
    (name,) = locate(drawing.layout(bar)).of("bar-label", 0)
    assert not name.sure
