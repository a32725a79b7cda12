"""Names of columns that were taken for a title, and names of groups."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.text.test_labels import words
from tests.unit.text.test_titles import Page

from unheat.model import Box, Grid
from unheat.text.far_apart import head_whole_columns, name_each, names_run_together
from unheat.text.ink import find_glyphs
from unheat.text.labels import assemble, locate
from unheat.text.lines import Line, group_lines


def four_named() -> Page:
    """A page with one panel whose rows and four columns have their names, these below."""
    page = Page()
    page.rows()
    page.columns(("one", "two", "three", "four"), 296)
    return page


@pytest.mark.parametrize(
    ("places", "named"), [((172, 236, 328, 384), True), ((172, 236, 262, 384), False)]
)
def test_a_line_with_one_text_over_each_column_names_these(
    places: tuple[int, ...], named: bool
) -> None:
    """Columns of many widths that were taken for even ones: no text is on the middle of one."""
    page = Page()
    page.rows()
    for text, place in zip(("QA", "GS", "BB", "TQ"), places, strict=True):
        page.write(text, place, 104, scale=0.5)
    sites = locate(page.layout())
    assert not sites.of("column")
    assert names_run_together(sites, 0, "column") is named


@pytest.mark.parametrize(("rules", "named"), [((220, 280, 340), True), ((213, 273, 333), False)])
def test_rules_of_a_sheet_between_names_of_columns_are_no_texts(
    rules: tuple[int, ...], named: bool
) -> None:
    page = Page()
    for column, text in enumerate(("Q1", "Q2", "Q3", "Q4")):
        page.write(text, 186 + 60 * column, 104)
    for x in rules:
        page.pixels[94:116, x] = 120
    layout = page.layout()
    glyphs = find_glyphs(layout.raster, [layout.panels[0].grid.box], layout.background)
    over = np.flatnonzero(glyphs.boxes[:, 3] < 118)
    (line,) = group_lines(glyphs, over, 0.0, glyphs.text_size(over))
    assert name_each(glyphs, line, layout.panels[0].grid) is named


def test_two_texts_on_the_middles_of_halves_are_no_title() -> None:
    page = four_named()
    page.write("low", 220, 98)
    page.write("high", 340, 98)
    assert not any("title" in site.role for site in locate(page.layout()).sites)


def test_two_texts_over_groups_of_several_sizes_are_no_title() -> None:
    """Over three columns of four and over the last one, under the title of the panel."""
    page = four_named()
    page.write("low", 250, 98)
    page.write("hi", 370, 98)
    page.write("The whole of it", 280, 50)
    heads = [site.box.center[1] for site in locate(page.layout()).of("title")]
    assert all(y < 80 for y in heads)


def test_a_title_in_two_pieces_may_be_two_texts() -> None:
    page = four_named()
    page.write("lo", 195, 98)
    page.write("hi", 365, 98)
    sites = locate(page.layout())
    (site,) = sites.of("title")
    title = assemble(sites, words(sites, {site.key: "lo hi"}), {}).panels[0].title
    assert title is not None
    assert title.review


@pytest.mark.parametrize(
    ("middles", "heads"),
    [((50, 170), True), ((170, 50), True), ((50, 200), False), ((65, 190), False), ((120,), False)],
)
def test_names_of_groups_of_several_sizes_stand_on_the_middles_of_whole_columns(
    middles: tuple[float, ...], heads: bool
) -> None:
    """Five columns of twelve and the other seven, 20 pixels wide."""
    columns = tuple((20.0 * n, 20.0 * n + 20.0) for n in range(12))
    grid = Grid(row_spans=((0.0, 10.0),), column_spans=columns)
    parts = [
        Line(
            glyphs=np.zeros(0, dtype=np.int64), angle=0.0, along=(x - 20.0, x + 20.0),
            across=(0.0, 8.0), box=Box(x - 20, -20, x + 20, -12), size=8.0,
        )
        for x in middles
    ]  # fmt: skip
    assert head_whole_columns(parts, grid) is heads


def test_bold_heads_whose_letters_touch_leave_the_title_over_them() -> None:
    """Three pieces of ink over a table are letters of a sheet only where they are as narrow."""
    page = Page()
    page.rows()
    page.columns(("one", "two", "three", "four"), 106)
    for middle in (190, 280, 370):
        page.write("2020", middle, 84, scale=0.4)
        page.pixels[83:86, middle - 14 : middle + 15] = 0
    page.write("Orders per day by region", 210, 40, scale=0.6)
    (title,) = locate(page.layout()).of("title", 0)
    assert title.box.y1 < 60
