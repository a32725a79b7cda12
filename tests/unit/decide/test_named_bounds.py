"""Numbers of steps: on a line or one by one, at the bounds, in the middles or beside these."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from unheat.decide.named_bounds import bounds_line
from unheat.decide.scale_steps import boundaries

EDGES = np.linspace(0.0, 1.0, 5)


def ticks_of(values: list[float], places: Any, confidence: float = 0.99) -> Any:
    return [
        SimpleNamespace(
            place=place,
            reading=SimpleNamespace(value=value, confidence=confidence, review=False),
        )
        for place, value in zip(np.asarray(places).tolist(), values, strict=True)
    ]


def line_of(as_read: int, dropped: int, kind: str = "linear") -> Any:
    return SimpleNamespace(norm=SimpleNamespace(kind=kind), as_read=as_read, dropped=dropped)


@pytest.mark.parametrize("values", [[-5.0, 0.0, 5.0, 10.0, 20.0], [20.0, 10.0, 5.0, 0.0, -5.0]])
def test_uneven_classes_drawn_alike_are_read_one_by_one(values: list[float]) -> None:
    assert bounds_line(EDGES, ticks_of(values, EDGES), line_of(4, 1)) is None


@pytest.mark.parametrize(
    ("values", "confidence"), [([-5.0, 0.0, 5.0, 10.0, 1.0], 0.99), ([-5.0, 0, 5, 10, 20], 0.5)]
)
def test_a_number_out_of_order_or_unsure_leaves_the_line(
    values: list[float], confidence: float
) -> None:
    line = line_of(4, 1)
    assert bounds_line(EDGES, ticks_of(values, EDGES, confidence), line) is line


def test_numbers_beside_the_bounds_are_told_by_their_line() -> None:
    line = line_of(4, 1)
    ticks = ticks_of([-5.0, 0.0, 5.0, 10.0, 20.0], EDGES + np.array([0, 0, 0.1, 0, 0]))
    assert bounds_line(EDGES, ticks, line) is line


@pytest.mark.parametrize(("phase", "first"), [(0.5, 2.5), (0.52, 2.5), (0.6, 2.4)])
def test_numbers_stand_where_they_are_and_not_in_the_middles(phase: float, first: float) -> None:
    edges = np.linspace(0.0, 1.0, 10)
    values = np.arange(3.0, 12.0)
    places = (np.arange(9) + phase) / 9
    line: Any = SimpleNamespace(
        norm=SimpleNamespace(kind="linear"),
        values=tuple(values.tolist()),
        value_at=lambda at: 3.0 - phase + 9.0 * at,
    )
    found = boundaries(edges, ticks_of(values.tolist(), places), line, 1.2 / 384.0)
    assert found is not None
    assert found[0] == pytest.approx(first, abs=1e-6)
