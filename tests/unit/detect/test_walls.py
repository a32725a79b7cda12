"""Bars beside a lattice, and lines of it that were taken for bars."""

from __future__ import annotations

from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.walls import standing_off
from unheat.model import Box


def lattice(start: float, period: float, n: int) -> Lattice:
    return Lattice(
        start=start, end=start + n * period, n=n, gap=0.0, score=1.0, explained=1.0, support=1.0
    )


FIT = GridFit(rows=lattice(14, 80, 9), columns=lattice(141, 171, 3))
"""Nine rows of 80 px, three columns of 171 px."""

NEXT = Box(141, 735, 655, 813)


def test_the_next_row_in_one_color_nearly_is_no_bar_whatever_stands_at_its_ends() -> None:
    assert standing_off(FIT, [NEXT], []) == []


def test_what_stands_off_or_is_longer_or_not_as_broad_is_a_bar() -> None:
    for bar in (
        Box(141, 750, 655, 828),
        Box(141, 735, 690, 813),
        Box(141, 735, 655, 760),
        Box(670, 14, 700, 734),
    ):
        assert standing_off(FIT, [bar], []) == [bar]


def test_a_ramp_without_marks_is_a_bar_where_it_is_not_as_broad_as_cells() -> None:
    narrow, broad = Box(700, 14, 730, 734), Box(700, 14, 860, 734)
    assert standing_off(FIT, [], [narrow, broad]) == [narrow]


def test_a_line_between_others_of_the_lattice_is_no_bar_though_its_colors_are_a_ramp() -> None:
    within = GridFit(rows=lattice(16, 7.7, 50), columns=lattice(62, 19.4, 32))
    column = Box(488, 16, 508, 401)
    assert standing_off(within, [column], []) == []
    for bar in (Box(494, 16, 514, 401), Box(488, 40, 508, 380), Box(488, 16, 520, 401)):
        assert standing_off(within, [bar], []) == [bar]
    # What it ends with has nothing of it beyond: a lattice that was drawn on over a bar.
    last = Box(62 + 31 * 19.4, 16, 62 + 32 * 19.4, 401)
    assert standing_off(within, [last], []) == [last]
