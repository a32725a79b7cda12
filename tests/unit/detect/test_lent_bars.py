"""Panels that are read by a bar which stands beside another one."""

from __future__ import annotations

from unheat.detect.lent_bars import lent_bars
from unheat.model import Bar, Box, Grid


def grid(x: float, y: float) -> Grid:
    spans = [(25.0 * k, 25.0 * k + 25.0) for k in range(4)]
    rows = tuple((y + start, y + end) for start, end in spans)
    return Grid(row_spans=rows, column_spans=tuple((x + start, x + end) for start, end in spans))


def bar(x: float, y: float) -> Bar:
    return Bar(box=Box(x, y, x + 6.0, y + 100.0), orientation="vertical")


def test_a_panel_without_the_bar_that_all_others_have_is_doubted() -> None:
    grids = [grid(0, 0), grid(200, 0), grid(400, 0), grid(0, 200)]
    bars = [bar(104, 0), bar(304, 0), bar(104, 200)]
    assert lent_bars(grids, bars, (0, 1, 1, 2)) == frozenset({2})
    # Of the row below it takes the one of another column.
    assert lent_bars(grids, bars, (0, 1, None, 1)) == frozenset({3})


def test_a_bar_beyond_a_row_of_panels_is_theirs() -> None:
    grids = [grid(0, 0), grid(200, 0), grid(0, 200), grid(200, 200)]
    bars = [bar(304, 0), bar(304, 200)]
    assert not lent_bars(grids, bars, (0, 0, 1, 1))
    assert not lent_bars(grids[:3], [bar(304, 0)], (0, 0, 0))
