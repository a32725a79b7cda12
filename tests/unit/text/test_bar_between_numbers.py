"""Names of level bars that begin beside the numbers."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.model import Bar, Box
from unheat.text.bar_between_numbers import begins_past
from unheat.text.lines import Line

BAR = Bar(box=Box(100.0, 200.0, 500.0, 212.0), orientation="horizontal")


def number(middle: float) -> Line:
    """A number of 30 px by 10 px under the bar."""
    box = Box(middle - 15, 218.0, middle + 15, 228.0)
    along, across = (box.x0, box.x1), (box.y0, box.y1)
    return Line(glyphs=np.array([0]), angle=0.0, along=along, across=across, box=box, size=10.0)


@pytest.mark.parametrize(
    ("middle", "top", "begins"),
    [(300.0, 230.0, True), (300.0, 224.0, True), (300.0, 218.0, False), (330.0, 224.0, False)],
)
def test_a_name_on_the_middle_may_begin_beside_numbers(
    middle: float, top: float, begins: bool
) -> None:
    ticks = [number(x) for x in (100.0, 220.0, 380.0, 500.0)]
    name = np.array([[top - 212.0, top - 200.0, middle - 20.0, middle + 20.0]])
    assert begins_past(name, BAR, ticks, "bottom", 16.0) == begins


def test_a_name_over_a_number_is_none() -> None:
    ticks = [number(x) for x in (100.0, 300.0, 500.0)]
    name = np.array([[12.0, 24.0, 280.0, 320.0]])
    assert not begins_past(name, BAR, ticks, "bottom", 16.0)
