"""One bar for panels that print different multiples of its numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import pytest

from unheat.decide.shared_factor import factors_doubted
from unheat.model import Box, Grid, Panel


@dataclass(frozen=True)
class Scale:
    box: Box
    review: bool = False
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Format:
    factor: float


@dataclass(frozen=True)
class Part:
    """What is asked of a panel."""

    grid: Grid
    scale: Scale
    format: Format
    print_and_color: str


BAR = Box(110, 0, 120, 60)


def part(left: float, factor: float, *, bar: Box = BAR, compared: str = "same") -> Panel:
    spans = ((0.0, 20.0), (20.0, 40.0), (40.0, 60.0))
    grid = Grid(row_spans=spans, column_spans=((left, left + 50), (left + 50, left + 100)))
    return cast(Panel, Part(grid, Scale(bar), Format(factor), compared))


@pytest.mark.parametrize(
    ("other", "doubted"),
    [
        (part(160, 0.01), True),
        (part(160, 1.0), False),
        (part(160, 0.01, bar=Box(270, 0, 280, 60)), False),
        (part(160, 0.01, compared="unknown"), False),
    ],
)
def test_the_panel_farther_from_a_bar_is_asked_about(other: Panel, doubted: bool) -> None:
    own, found = factors_doubted([part(0, 1.0), other])
    assert own.scale is not None
    assert not own.scale.review
    assert found.scale is not None
    assert found.scale.review is doubted


@pytest.mark.parametrize(
    ("factor", "doubted"),
    [(10.0, True), (0.1, True), (1.0, False), (100.0, False), (1000.0, False)],
)
def test_numbers_ten_times_those_of_the_bar_put_its_scale_in_doubt(
    factor: float, doubted: bool
) -> None:
    (found,) = factors_doubted([part(0, factor)])
    assert found.scale is not None
    assert found.scale.review is doubted
