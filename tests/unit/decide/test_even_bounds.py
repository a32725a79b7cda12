"""Bounds of steps, one of whose numbers was misread."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from unheat.color.norm import Norm
from unheat.decide.scale_steps import boundaries

PLACES = np.array([0.0, 37.0, 74.0, 111.0, 149.0, 186.0, 223.0]) / 223.0
"""Edges of even steps of a bar of 223 px, each on a whole pixel."""


def bounds_of(read: list[float | None], kept: list[float | None], edges: Any = PLACES) -> Any:
    """Bounds where ticks at ``PLACES`` say ``read``, of which a line has ``kept`` some."""
    ticks: Any = [
        SimpleNamespace(place=place, reading=SimpleNamespace(value=value))
        for place, value in zip(PLACES.tolist(), read, strict=True)
    ]
    line: Any = SimpleNamespace(
        norm=Norm(), values=tuple(kept), value_at=lambda places: 60.0 * places + 0.2
    )
    found = boundaries(edges, ticks, line, 1.2 / 223.0)
    assert found is not None
    return found


EVEN: list[float | None] = [0.0, 10.0, 20.0, 30.0, None, 50.0, 60.0]


@pytest.mark.parametrize("read", [0.0, None, 4000.0])
def test_a_bound_whose_number_was_misread_is_as_even_as_the_others(read: float | None) -> None:
    said = [*EVEN[:4], read, *EVEN[5:]]
    assert bounds_of(said, EVEN).tolist() == [0, 10, 20, 30, 40, 50, 60]


def test_a_number_that_may_stand_there_is_not_made_even() -> None:
    said = [*EVEN[:4], 45.0, *EVEN[5:]]
    assert bounds_of(said, EVEN)[4] == pytest.approx(40.3, abs=0.02)


def test_an_edge_that_stands_elsewhere_stays_there() -> None:
    edges = PLACES.copy()
    edges[4] += 5.0 / 223.0
    assert bounds_of(EVEN, EVEN, edges)[4] == pytest.approx(41.6, abs=0.1)


def test_among_uneven_bounds_none_is_known_to_be_even() -> None:
    uneven: list[float | None] = [0.0, 10.0, 20.0, 35.0, None, 50.0, 60.0]
    assert bounds_of(uneven, uneven)[4] == pytest.approx(40.3, abs=0.02)


@pytest.mark.parametrize(("end", "whole"), [(0, 0.0), (-1, 60.0)])
def test_a_number_where_a_whole_outer_step_ends_tells_that_it_is_whole(
    end: int, whole: float
) -> None:
    """A codec smeared the end; what stands there and says something else leaves it as seen."""
    edges = PLACES.copy()
    edges[end] += (7.0 if end == 0 else -7.0) / 223.0
    kept: list[float | None] = [0.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0]
    kept[end] = None
    for said, expected in ((None, whole), (whole, whole), (37.0, 60.0 * edges[end] + 0.2)):
        read = list(kept)
        read[end] = said
        assert bounds_of(read, kept, edges)[end] == pytest.approx(expected, abs=0.1)
