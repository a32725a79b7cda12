"""Tracks of annotation beside the cells: their names, and labels that stand beyond them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.text.test_titles import CELLS, Page, only

from unheat.model import Bar, Box, Layout
from unheat.text.labels import locate

_KINDS = ((230, 120, 40), (40, 160, 90), (90, 70, 200), (200, 40, 90))


def beside_a_track(names: tuple[str, ...]) -> Layout:
    """Cells with a strip of four colors along their left side, and ``names`` beyond that."""
    page = Page()
    strip = Box(CELLS.x0 - 34, CELLS.y0, CELLS.x0 - 4, CELLS.y1)
    for row, kind in enumerate(_KINDS):
        page.pixels[120 + 40 * row : 160 + 40 * row, int(strip.x0) : int(strip.x1)] = kind
    for row, name in enumerate(names):
        page.write(name, 92, 140 + 40 * row)
    page.columns(("one", "two", "three", "four"), 296)
    return replace(page.layout(), furniture=(strip,))


def test_labels_stand_beyond_a_track() -> None:
    rows = locate(beside_a_track(("red", "green", "blue", "pink"))).of("row")
    assert [site.index for site in rows] == [0, 1, 2, 3]
    assert all(site.box.x1 < CELLS.x0 - 34 for site in rows)


def test_names_of_groups_beyond_a_track_name_no_rows() -> None:
    sites = locate(beside_a_track(("warm",)))
    assert not sites.of("row")
    assert not sites.of("row-title")


@pytest.mark.parametrize("track", [True, False])
def test_the_name_of_a_track_over_the_cells_is_no_title(track: bool) -> None:
    page = Page()
    page.rows()
    page.columns(("one", "two", "three", "four"), 296)
    page.write("Stage", 130, 92)
    strips = (Box(160, 82, 400, 104),) if track else ()
    for col, kind in enumerate(_KINDS if track else ()):
        page.pixels[82:104, 160 + 60 * col : 220 + 60 * col] = kind
    layout = replace(page.layout(), furniture=strips)
    assert [site.box.y0 < 100 for site in locate(layout).of("title")] == ([] if track else [True])


@pytest.mark.parametrize(("aside", "named"), [(0, True), (30, False)])
def test_a_turned_name_far_off_the_numbers_is_set_on_the_middle_of_its_bar(
    aside: int, named: bool
) -> None:
    page = Page()
    page.rows()
    page.columns(("one", "two", "three", "four"), 296)
    for row in range(160):
        page.pixels[120 + row, 440:456] = (220 - row, 90, 60 + row)
    for tick, y in (("1", 120), ("0", 280)):
        page.write(tick, 470, y)
    page.turned("information", 520, 163 + aside)
    bar = Bar(
        box=Box(440, 120, 456, 280),
        orientation="vertical",
        tick_positions=(120.0, 280.0),
        tick_side="right",
    )
    sites = locate(replace(page.layout(), bars=(bar,)))
    if named:
        assert only(sites, "bar-label").box.x0 > 500
    else:
        assert not sites.of("bar-label")
