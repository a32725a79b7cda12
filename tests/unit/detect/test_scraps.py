"""Frames that hold drawings, of which a few happen to hold little."""

from __future__ import annotations

import pytest
from tests.unit.detect.test_rivals import lattice, painted, panel

from unheat.detect.rivals import UNSURE
from unheat.detect.scraps import without_scraps
from unheat.model import Box, Candidate


def refused(*places: tuple[int, int, int, int]) -> list[Candidate]:
    """Candidates of so many lines: (first row, first column, rows, columns) on cells of 40 px."""
    return [
        Candidate(
            box=Box(40 + 40 * x, 40 + 40 * y, 40 + 40 * (x + wide), 40 + 40 * (y + high)),
            why="only 50% of its cells have one flat color",
        )
        for y, x, high, wide in places
    ]


@pytest.mark.parametrize(
    ("places", "kept"),
    [
        ([(0, 2, 2, 2), (2, 0, 2, 2), (2, 2, 2, 2)], False),
        ([(0, 2, 2, 2)], False),
        # Fewer cells than its own, a spot, and what does not touch it.
        ([(0, 2, 1, 2)], True),
        ([(0, 2, 1, 1), (1, 2, 1, 1), (2, 2, 1, 1), (2, 1, 1, 1)], True),
        ([(4, 4, 2, 2)], True),
    ],
)
def test_a_few_cells_among_as_many_that_were_refused_are_no_panel(
    places: list[tuple[int, int, int, int]], kept: bool
) -> None:
    rgb = painted(6, 6)
    few = panel(rgb, lattice(40, 40, 2), lattice(40, 40, 2), 1.0)
    assert bool(without_scraps([few], refused(*places))) is kept


def test_many_cells_among_as_many_that_were_refused_are_in_doubt() -> None:
    rgb = painted(8, 8)
    many = panel(rgb, lattice(40, 40, 4), lattice(40, 40, 4), 1.0)
    (left,) = without_scraps([many], refused((4, 0, 4, 4)))
    assert left.quality == UNSURE
    # Cells half of one further on are those of another lattice.
    aside = [Candidate(box=Box(60, 220, 220, 380), why="")]
    assert without_scraps([many], aside) == [many]
