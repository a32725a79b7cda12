"""The heading of a slide at whose side a figure stands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.text.test_titles import Page, only

from unheat.model import Box
from unheat.text.labels import locate


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
