"""Steps that are drawn equal have even bounds, whatever pixel an edge was seen at."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.decide.even_steps import with_even_steps

EDGES = np.r_[0.009, 0.0466 + 0.0497 * np.arange(19), 0.995]


def bounds_of(edges: np.ndarray) -> np.ndarray:
    bounds = 40.0 * edges
    bounds[[0, 5, 10, 15, 20]] = [0, 10, 20, 30, 40]
    return bounds


def test_equal_steps_have_even_bounds_between_those_that_are_named() -> None:
    found = with_even_steps(EDGES, bounds_of(EDGES), {0, 5, 10, 15, 20}, 0.0075)
    assert found == pytest.approx(np.arange(0.0, 42.0, 2.0))


@pytest.mark.parametrize("what", ["unequal", "few", "uneven"])
def test_other_bounds_stay(what: str) -> None:
    edges, named = EDGES.copy(), {0, 5, 10, 15, 20}
    bounds = bounds_of(edges)
    if what == "unequal":
        edges[7] += 0.02
    elif what == "few":
        named = {0, 20}
    else:
        bounds[5] = 8.0
    assert with_even_steps(edges, bounds, named, 0.0075).tolist() == bounds.tolist()


def test_a_bound_that_a_number_off_the_line_may_tell_stays() -> None:
    bounds = bounds_of(EDGES)
    found = with_even_steps(EDGES, bounds, {0, 5, 10, 15, 20}, 0.0075, {7})
    assert found[7] == bounds[7]
    assert found[8] == pytest.approx(16.0)
