"""A lattice that explains some columns of a table gives way to the whole of it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.detect.test_table import WHITE, table

from unheat.detect.rivals import FoundPanel
from unheat.detect.table import colored_tables
from unheat.detect.whole_tables import with_whole_tables
from unheat.detect.witness import SURE
from unheat.model import Bar, Box

XS, YS = (90, 150, 210, 240, 340), (50, 78, 106, 134, 162)


def part_of(whole: FoundPanel, columns: slice, off: float = 0.0) -> FoundPanel:
    """Some columns of a panel, ``off`` pixels to the right."""
    lattices = tuple(
        replace(one, start=one.start + off, end=one.end + off)
        for one in whole.column_blocks[columns]
    )
    first, last = lattices[0], lattices[-1]
    joined = replace(first, end=last.end, n=len(lattices))
    fit = whole.fit.with_lattice(1, joined)
    return replace(whole, fit=fit, column_blocks=lattices, quality=SURE)


@pytest.mark.parametrize(("off", "shape"), [(0.0, (4, 4)), (2.0, (4, 4)), (20.0, (4, 2))])
def test_two_columns_of_one_size_are_a_part_of_their_table(
    off: float, shape: tuple[int, int]
) -> None:
    rgb = table(XS, YS)
    (whole,) = colored_tables(rgb, WHITE, 2.0)
    assert whole.shape == (4, 4)
    (kept,) = with_whole_tables(rgb, WHITE, 2.0, [part_of(whole, slice(0, 2), off)])
    assert kept.shape == shape


def test_beside_a_heatmap_with_a_bar_stand_tracks_of_annotation() -> None:
    rgb = table(XS, YS)
    (whole,) = colored_tables(rgb, WHITE, 2.0)
    bar = Bar(box=Box(370, 50, 380, 160), orientation="vertical", tick_positions=(60.0, 150.0))
    part = part_of(whole, slice(0, 2))
    assert with_whole_tables(rgb, WHITE, 2.0, [part], [bar]) == [part]


def test_what_has_the_page_about_it_is_looked_at_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    rgb = table(XS, YS)
    (whole,) = colored_tables(rgb, WHITE, 2.0)
    rgb[:, 212:] = 255
    monkeypatch.delattr("unheat.detect.whole_tables.colored_tables")
    part = part_of(whole, slice(0, 2))
    assert with_whole_tables(np.ascontiguousarray(rgb), WHITE, 2.0, [part]) == [part]


def test_a_lattice_that_goes_on_over_the_heading_is_a_part_of_the_table() -> None:
    rgb = table(XS, YS)
    # The heading goes on over names that stand on the page.
    rgb[22:50, 20:340] = 217
    (whole,) = colored_tables(rgb, WHITE, 2.0)
    assert whole.shape == (4, 4)
    part = part_of(whole, slice(0, 2))
    first = part.row_blocks[0]
    headed = replace(first, start=22.0, end=50.0)
    rows = replace(first, start=22.0, end=part.row_blocks[-1].end, n=5)
    part = replace(part, fit=part.fit.with_lattice(0, rows), row_blocks=(headed, *part.row_blocks))
    (kept,) = with_whole_tables(rgb, WHITE, 2.0, [part])
    assert kept.shape == (4, 4)


def test_a_lattice_that_ends_within_a_broader_last_column_ends_where_its_cells_do() -> None:
    """As that of totals is: its name stood in the middle of no column, and all names were lost."""
    rgb = table((90, 150, 210, 270, 340), YS)
    (whole,) = colored_tables(rgb, WHITE, 2.0)
    even = whole.fit.with_lattice(1, replace(whole.column_blocks[0], end=330.0, n=4))
    rows = replace(whole.row_blocks[0], end=whole.row_blocks[-1].end, n=4)
    panel = replace(
        whole, fit=even.with_lattice(0, rows), row_blocks=(), column_blocks=(), quality=SURE
    )
    (kept,) = with_whole_tables(rgb, WHITE, 2.0, [panel])
    assert kept.shape == (4, 4)
    assert kept.columns[-1] == pytest.approx((270, 340), abs=1)


def test_columns_nearly_of_one_width_have_the_borders_of_their_cells() -> None:
    """An even lattice over columns that are not all of one width: strips of the neighbors stood in
    cells as print that nobody read."""
    rgb = table((90, 150, 215, 270, 330), YS)
    (whole,) = colored_tables(rgb, WHITE, 2.0)
    first, last = whole.column_blocks[0], whole.column_blocks[-1]
    even = whole.fit.with_lattice(1, replace(first, end=last.end, n=4))
    rows = replace(whole.row_blocks[0], end=whole.row_blocks[-1].end, n=4)
    panel = replace(
        whole, fit=even.with_lattice(0, rows), row_blocks=(), column_blocks=(), quality=SURE
    )
    (kept,) = with_whole_tables(rgb, WHITE, 2.0, [panel])
    assert kept.shape == (4, 4)
    assert kept.quality == SURE
    assert kept.columns[2][0] == pytest.approx(215, abs=1)


@pytest.mark.parametrize(("ruled", "rows"), [(True, 6), (False, 4)])
def test_a_rule_with_white_on_both_sides_parts_no_rows_from_their_table(
    ruled: bool, rows: int
) -> None:
    """As a line between groups does in print: what stood below it had been lost without a doubt."""
    rgb = table(XS, (50, 78, 106, 134, 162))
    lower = rgb[50:106].copy()
    rgb = np.concatenate(
        [rgb[:162], np.full((18, rgb.shape[1], 3), 255, np.uint8), lower, rgb[200:]]
    )
    if ruled:
        rgb[170:172, 10:350] = 20
    (whole,) = colored_tables(rgb, WHITE, 2.0)
    assert whole.shape == (6, 4)
    part = replace(
        whole,
        fit=whole.fit.with_lattice(0, replace(whole.row_blocks[0], end=162.0, n=4)),
        row_blocks=whole.row_blocks[:4],
        quality=SURE,
    )
    (kept,) = with_whole_tables(rgb, WHITE, 2.0, [part])
    assert len(kept.rows) == rows
