"""Outer steps of a bar that were not seen."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.decide.conftest import Make

from unheat.decide.scale import build_scale
from unheat.model import Box

VALUES = [0, 10, 20, 30, 40, 50, 60]


@pytest.mark.parametrize("top", [20.0 + 200 / 6, 20.0 + 12])
def test_a_number_one_step_beyond_the_end_tells_of_a_step_that_was_lost_or_cut(
    painted_bar: Make, top: float
) -> None:
    made = painted_bar(0, 60, VALUES, steps=6)
    edges = [edge for edge in made.bar.segments if edge > top + 1]
    bar = replace(made.bar, box=Box(10, top, 30, 220), segments=(top, *edges))
    scale = build_scale(made.raster, bar, made.texts)
    assert scale.boundaries == pytest.approx(VALUES)
    assert len(scale.knots) == 6
    assert not scale.review


def test_where_the_page_begins_there_is_no_step_and_its_number_is_a_doubt(
    painted_bar: Make,
) -> None:
    made = painted_bar(0, 60, VALUES, steps=6)
    top = 20.0 + 200 / 6
    rgb = made.raster.rgb.copy()
    rgb[: int(np.ceil(top))] = 255
    edges = [edge for edge in made.bar.segments if edge > top + 1]
    bar = replace(made.bar, box=Box(10, top, 30, 220), segments=(top, *edges))
    scale = build_scale(replace(made.raster, rgb=rgb), bar, made.texts)
    assert len(scale.knots) == 5
    assert scale.review
