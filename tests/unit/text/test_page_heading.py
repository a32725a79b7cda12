"""The heading of a slide at whose side a figure stands."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.text.test_titles import Page, only

from unheat.model import Box
from unheat.text.ink import find_glyphs
from unheat.text.labels import locate
from unheat.text.lines import group_lines
from unheat.text.over_panels import heads_the_page
from unheat.text.page import Page as TextPage


def slide(scale: float) -> Page:
    """Cells with their names, and a heading that begins at the left margin, set on nothing."""
    page = Page()
    page.rows()
    page.columns(("one", "two", "three", "four"), 296)
    page.write("Growth", 8 + 55 * scale, 30, scale=scale, bold=True)
    return page


def test_what_is_set_much_larger_over_all_is_the_title() -> None:
    title = only(locate(slide(1.0).layout()), "title")
    assert title.box.x0 < 40
    assert title.sure


def test_print_of_usual_size_is_none() -> None:
    assert not locate(slide(0.5).layout()).of("title")


def test_a_heading_that_is_all_other_print_of_a_page_is_larger() -> None:
    """As over a table; where other words stand below the cells it is to be much larger."""
    assert len(locate(slide(0.7).layout()).of("title")) == 1
    page = slide(0.7)
    page.write("all plans of last year", 120, 420, scale=0.5)
    assert not locate(page.layout()).of("title")


def test_a_heading_over_a_text_is_none() -> None:
    page = slide(1.0)
    for line in range(3):
        page.write("what we found in all of the plans of last year,", 180, 60 + 14 * line)
    assert not any(site.box.y0 < 50 for site in locate(page.layout()).of("title"))


def test_a_figure_that_has_a_title_keeps_it() -> None:
    page = slide(1.0)
    page.write("Net growth", 280, 100)
    titles = locate(page.layout()).of("title")
    assert [site.box.y0 > 80 for site in titles] == [True]


@pytest.mark.parametrize(
    ("scale", "x", "heads"),
    [
        # Far left of the cells; not so much larger; on their middle; flush with them.
        (1.2, 70, (True, True)),
        (0.75, 50, (False, True)),
        (1.2, 280, (False, False)),
        (1.2, 226, (False, False)),
    ],
)
def test_a_heading_far_over_a_title_and_beside_the_cells(
    scale: float, x: float, heads: tuple[bool, bool]
) -> None:
    """Strictly, and perhaps."""
    drawn = Page()
    drawn.write("Growth", x, 30, scale=scale)
    drawn.write("Net growth of all", 280, 90, scale=0.55)
    layout = drawn.layout()
    glyphs = find_glyphs(layout.raster, [], layout.background)
    page = TextPage(layout=layout, glyphs=glyphs, free=np.ones(len(glyphs), dtype=bool), size=9.0)
    above = glyphs.boxes[:, 3] < 60
    line, below = (
        group_lines(glyphs, np.flatnonzero(part), 0.0, glyphs.text_size(np.flatnonzero(part)))[0]
        for part in (above, ~above)
    )
    own = layout.panels[0].grid.box
    found = (
        heads_the_page(page, line, below, own),
        heads_the_page(page, line, below, own, may=True),
    )
    assert found == heads


def test_panels_with_a_title_each_leave_the_heading_to_the_figure() -> None:
    page = slide(1.0)
    page.write("Before", 220, 100)
    page.write("After", 340, 100)
    layout = page.layout()
    grid = layout.panels[0].grid
    halves = [
        replace(
            layout.panels[0],
            grid=replace(grid, column_spans=spans),
            frame=Box(spans[0][0], grid.box.y0, spans[-1][1], grid.box.y1),
        )
        for spans in (grid.column_spans[:2], grid.column_spans[2:])
    ]
    sites = locate(replace(layout, panels=tuple(halves)))
    assert len(sites.of("title")) == 2
    assert only(sites, "figure-title").box.x0 < 40


@pytest.mark.parametrize(("y", "found"), [(100, 0), (60, 1)])
def test_what_is_level_with_the_titles_of_panels_is_that_of_one_that_was_not_found(
    y: int, found: int
) -> None:
    page, panel = Page(), Page().layout().panels[0]
    grid = panel.grid
    halves = (grid.column_spans[:2], grid.column_spans[2:])
    page.write("k = 2", 220, 100, scale=0.4)
    page.write("k = 4", 340, 100, scale=0.4)
    page.write("k = 3", 280, y, scale=0.4)
    sides = [
        replace(
            panel,
            grid=replace(grid, column_spans=spans),
            frame=Box(spans[0][0], grid.box.y0, spans[-1][1], grid.box.y1),
        )
        for spans in halves
    ]
    sites = locate(replace(page.layout(), panels=tuple(sides)))
    assert len(sites.of("title")) == 2
    assert len(sites.of("figure-title")) == found


def test_a_name_beside_the_figure_at_the_right_is_none() -> None:
    page = Page()
    page.rows()
    page.columns(("one", "two", "three", "four"), 296)
    page.write("Mean", 460, 80, scale=1.0, bold=True)
    assert not locate(page.layout()).of("title")


@pytest.mark.parametrize(("scale", "lines"), [(1.0, 2), (0.6, 1)])
def test_a_heading_goes_on_in_lines_of_its_size(scale: float, lines: int) -> None:
    page = slide(1.0)
    page.write("of all", 8 + 44 * scale, 68, scale=scale, bold=True)
    assert len(only(locate(page.layout()), "title").lines) == lines


def test_a_heading_over_words_beside_the_figure_may_be_the_page_s() -> None:
    page = slide(1.0)
    for line, text in enumerate(("Up in May", "Down in June", "Then flat")):
        page.write(text, 34, 150 + 40 * line, scale=0.4)
    (title,) = (site for site in locate(page.layout()).of("title") if site.box.y0 < 50)
    assert not title.sure


def test_a_title_over_the_cells_is_none_of_a_page_where_labels_stand_at_their_far_end_alone() -> (
    None
):
    page = Page()
    page.write("three", 310, 296)
    page.write("four", 370, 296)
    page.write("Growth", 220, 100)
    assert only(locate(page.layout()), "title").sure
