"""Titles and names on pages: dashboards, sheets, tables of data frames, reports."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.text.test_labels import Drawing
from tests.unit.text.test_titles import Page, only

from unheat.model import Axis, Bar, Box, Grid, Layout, PanelLayout, Raster
from unheat.text.doubts import missed
from unheat.text.labels import locate
from unheat.text.lines import Line
from unheat.text.wrapped import in_step_as_blocks

COLUMNS = ("Jan", "Feb", "Mar", "Apr")


def labeled() -> Page:
    page = Page()
    page.columns(COLUMNS, 106)
    page.rows()
    return page


def test_figures_of_a_dashboard_are_no_title() -> None:
    page = labeled()
    for text, x in (("1.24M", 170), ("18,402", 290), ("412", 400)):
        page.write(text, x, 40, scale=0.7)
    page.write("Fill rate by region", 180, 80, bold=True)
    sites = locate(page.layout())
    assert only(sites, "title").box.y0 > 60
    assert not sites.of("column-title")
    assert all(site.box.y0 > 60 for site in sites.of("figure-title"))


def test_of_two_texts_on_a_line_the_one_over_the_panel_is_its_title() -> None:
    page = labeled()
    page.write("Before", 280, 60)
    page.write("12 May", 560, 60)
    assert only(locate(page.layout()), "title").box.x1 < 400


def test_a_heading_over_the_row_labels_names_no_columns() -> None:
    page = labeled()
    page.write("Deals closed by each", 170, 70)
    sites = locate(page.layout())
    assert only(sites, "title").box.y0 < 90
    assert not sites.of("column-title")


def test_what_stands_above_the_letters_of_a_sheet_is_its_window() -> None:
    page = labeled()
    page.columns("BCDE", 80)
    page.write("File Edit View Insert Format", 260, 40)
    sites = locate(page.layout())
    assert not [site for role in ("title", "figure-title") for site in sites.of(role)]


def test_months_over_columns_that_have_no_labels_are_missed() -> None:
    page = Page()
    page.rows()
    for text, x in (("Jan", 178), ("Feb", 250), ("Mar", 338)):
        page.write(text, x, 104)
    for col in range(8):
        page.pixels[120:280, 160 + 30 * col : 190 + 30 * col, 1] = 40 + 25 * col
    layout = page.layout()
    # Eight weeks of 30 pixels in place of four columns.
    weeks = tuple((160.0 + 30 * col, 190.0 + 30 * col) for col in range(8))
    grid = replace(layout.panels[0].grid, column_spans=weeks)
    layout = replace(layout, panels=(replace(layout.panels[0], grid=grid),))
    sites = locate(layout)
    assert not sites.of("column")
    bare = Axis(title=None, labels=(None,) * 8, confidence=(1.0,) * 8, review=(False,) * 8)
    assert all(missed(sites, bare, 0, "column").review)


def test_an_underscore_belongs_to_its_title() -> None:
    page = labeled()
    page.typeset("first_pass", 280, 70, 11)
    title = only(locate(page.layout()), "title")
    boxes = [locate(page.layout()).glyphs.boxes[glyph] for glyph in title.lines[0].glyphs]
    assert any(x1 - x0 > 2 * (y1 - y0) for x0, y0, x1, y1 in boxes)


def test_a_name_with_an_underscore_over_a_bar_is_one() -> None:
    page = Page()
    bar = Bar(box=Box(440, 120, 460, 280), orientation="vertical")
    for text, y in (("10", 122), ("5", 200), ("0", 278)):
        page.write(text, 482, y)
    page.typeset("RMSE_TEST", 476, 104, 9)
    label = only(locate(page.layout(bar)), "bar-label")
    assert label.box.x1 > 490


def test_words_at_both_ends_of_a_bar_are_no_name() -> None:
    page = Page()
    bar = Bar(box=Box(440, 120, 460, 280), orientation="vertical")
    for text, y in (("65", 124), ("15", 276)):
        page.write(text, 482, y)
    page.write("slow", 450, 108)
    page.write("fast", 450, 294)
    assert not locate(page.layout(bar)).of("bar-label")


def test_the_name_of_the_columns_stands_over_that_of_the_rows_in_a_data_frame() -> None:
    drawing = Drawing()
    for row, text in enumerate(("Porto", "Basel", "Turin")):
        drawing.write(text, 90, 80 + 40 * row)
    for col, text in enumerate("4567"):
        drawing.write(text, 150 + 60 * col, 22)
    drawing.write("class", 90, 22)
    drawing.write("town", 90, 46)
    sites = locate(drawing.layout())
    assert only(sites, "row-title").box.y0 > 34
    assert only(sites, "column-title").box.y1 < 34
    assert not sites.of("title")


def test_two_lines_close_together_head_the_rows() -> None:
    drawing = Drawing()
    for row, text in enumerate(("Porto", "Basel", "Turin")):
        drawing.write(text, 90, 80 + 40 * row)
    for col, text in enumerate("4567"):
        drawing.write(text, 150 + 60 * col, 24)
    drawing.write("Name", 90, 24)
    drawing.write("From", 90, 38)
    sites = locate(drawing.layout())
    assert len(only(sites, "row-title").lines) == 2
    assert not sites.of("column-title")


def test_row_labels_of_two_lines_far_from_the_cells_are_labels() -> None:
    page = Page()
    page.columns(COLUMNS, 106)
    for row, (first, second) in enumerate(
        (("May 1", "12 users"), ("May 8", "9 users"), ("May 15", "30 users"), ("May 22", "7 users"))
    ):
        for text, y in ((first, 132), (second, 149)):
            page.write(text, 22 + 3.7 * len(text), y + 40 * row, scale=0.35)
    sites = locate(page.layout())
    assert [len(site.lines) for site in sites.of("row", 0)] == [2, 2, 2, 2]


@pytest.mark.parametrize(("step", "expected"), [(16.0, True), (20.0, False)])
def test_lines_of_a_text_beside_rows_are_no_blocks(step: float, expected: bool) -> None:
    centers = np.array([20.0, 60.0, 100.0, 140.0])
    lines = [
        Line(
            glyphs=np.zeros(0, dtype=np.int64),
            angle=0.0,
            along=(0.0, 50.0),
            across=(y - 4, y + 4),
            box=Box(0.0, y - 4, 50.0, y + 4),
            size=8.0,
        )
        for center in centers.tolist()
        for y in (center - step / 2, center + step / 2)
    ]
    assert in_step_as_blocks(lines, centers) == expected


def test_a_letter_on_the_line_of_the_column_labels_heads_the_rows() -> None:
    drawing = Drawing()
    for row, text in enumerate(("10", "100", "1000")):
        drawing.write(text, 90, 80 + 40 * row)
    for col, text in enumerate(("list", "dict", "set", "heap")):
        drawing.write(text, 150 + 60 * col, 44)
    drawing.write("n", 90, 44)
    assert only(locate(drawing.layout()), "row-title").box.x1 < 110


def test_titles_of_two_panels_on_one_line_are_the_titles_of_each() -> None:
    pixels = np.full((200, 600, 3), 255, dtype=np.uint8)
    drawing = Drawing()
    drawing.pixels = pixels
    panels = []
    for start in (80, 370):
        for row in range(3):
            for col in range(4):
                y, x = 60 + 40 * row, start + 50 * col
                pixels[y : y + 40, x : x + 50] = (60 + 30 * row, 90, 200 - 40 * col)
        grid = Grid(
            row_spans=tuple((60.0 + 40 * row, 100.0 + 40 * row) for row in range(3)),
            column_spans=tuple((start + 50.0 * col, start + 50.0 + 50 * col) for col in range(4)),
        )
        panels.append(PanelLayout(grid=grid, frame=grid.box))
        drawing.write("Open tickets" if start == 80 else "Closed ones", start - 10, 20)
    raster = Raster(rgb=pixels, name="cards", sha256="", format="png")
    layout = Layout(raster=raster, panels=tuple(panels), bars=(), background=(255.0,) * 3)
    sites = locate(layout)
    assert [site.owner for site in sites.of("title")] == [0, 1]
    assert not sites.of("figure-title")
