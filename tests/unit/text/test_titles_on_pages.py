"""Titles of panels, of figures and of pages, where several figures stand on one page."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.text.test_labels import Drawing
from tests.unit.text.test_titles import Page, only

from unheat.model import Axis, Bar, Grid, Label, Layout, PanelLayout, Raster
from unheat.model.geometry import Box
from unheat.text.ink import find_glyphs
from unheat.text.labels import locate
from unheat.text.lent import lend_labels
from unheat.text.lines import group_lines
from unheat.text.page import Page as TextPage
from unheat.text.sites import PanelTexts, Site
from unheat.text.title_owner import names_in_place_of_title


class Wide(Page):
    """Two heatmaps of 4 × 4 cells beside each other, with names of their rows."""

    def __init__(self) -> None:
        super().__init__()
        self.pixels = np.full((420, 1000, 3), 255, dtype=np.uint8)
        self.grids = []
        for x in (160, 660):
            rows = tuple((160.0 + 40 * row, 200.0 + 40 * row) for row in range(4))
            spans = tuple((x + 60.0 * col, x + 60.0 + 60 * col) for col in range(4))
            self.grids.append(Grid(row_spans=rows, column_spans=spans))
            for row in range(4):
                for col in range(4):
                    y, left = 160 + 40 * row, x + 60 * col
                    shade = (60 + 30 * row + 12 * col, 90, 160)
                    self.pixels[y : y + 40, left : left + 60] = shade
                self.write(("Anna", "Bodo", "Carl", "Dora")[row], x - 28, 180 + 40 * row)
                self.write(("Mon", "Tue", "Wed", "Thu")[row], x + 30 + 60 * row, 334)

    def both(self) -> Layout:
        return Layout(
            raster=Raster(rgb=self.pixels, name="drawn", sha256="", format="png"),
            panels=tuple(PanelLayout(grid=grid, frame=grid.box, bar=None) for grid in self.grids),
            bars=(),
            background=(255.0,) * 3,
        )


def test_headings_at_the_left_of_each_card_are_titles_of_the_panels() -> None:
    page = Wide()
    page.write("Field monitor", 130, 30, scale=0.9, bold=True)
    page.write("Winter", 90, 125, scale=0.6, bold=True)
    page.write("Summer", 590, 125, scale=0.6, bold=True)
    sites = locate(page.both())
    titles = {site.owner: site.box.x0 for site in sites.of("title")}
    assert titles[0] < 100
    assert 540 < titles[1] < 600


@pytest.mark.parametrize("bold", [True, False])
def test_headings_of_cards_as_large_as_other_print_are_titles_where_they_are_bold(
    bold: bool,
) -> None:
    page = Wide()
    page.pixels = np.full((620, 560, 3), 255, dtype=np.uint8)
    page.grids = []
    for top, name in ((120, "Never"), (420, "Seven")):
        rows = tuple((top + 40.0 * row, top + 40.0 + 40 * row) for row in range(4))
        spans = tuple((160 + 60.0 * col, 220 + 60.0 * col) for col in range(4))
        page.grids.append(Grid(row_spans=rows, column_spans=spans))
        page.write(name, 90, top - 37, scale=0.45, bold=bold)
        for line in range(4):
            page.write(("Anna", "Bodo", "Carl", "Dora")[line], 132, top + 20 + 40 * line)
            page.write(("Bud", "Den", "Elf", "Fir")[line], 190 + 60 * line, top - 18)
    assert len(locate(page.both()).of("title")) == 2 * bold


def test_a_heading_of_one_of_two_parts_of_a_page_is_no_title_of_all() -> None:
    page = Wide()
    page.write("Aims", 90, 60, scale=0.8, bold=True)
    page.write("Data", 500, 60, scale=0.8, bold=True)
    page.write("Ends", 900, 60, scale=0.8, bold=True)
    assert not locate(page.both()).of("figure-title")


def test_print_over_a_larger_heading_belongs_to_another_part_of_the_page() -> None:
    page = Wide()
    page.write("Winter", 280, 140, scale=0.5)
    page.write("Summer", 780, 140, scale=0.5)
    page.write("install the tool", 158, 60)
    assert only(locate(page.both()), "figure-title").sure
    page.pixels = page.pixels.copy()
    page.write("Results", 60, 95, scale=0.8, bold=True)
    found = locate(page.both()).of("figure-title")
    assert all(site.box.y0 > 80 for site in found)


def test_running_text_in_columns_over_panels_is_no_title() -> None:
    page = Wide()
    for line in range(3):
        text = "what we found in all of the plans of last year, and more"
        page.write(text, 260, 30 + 16 * line)
        page.write(text[::-1], 760, 30 + 16 * line)
    sites = locate(page.both())
    assert not sites.of("title")
    assert not sites.of("figure-title")


@pytest.mark.parametrize(
    ("text", "sure"),
    [("Sample", True), ("We compare both of the seasons in the plans of last year", False)],
)
def test_a_sentence_under_the_columns_may_be_a_caption(text: str, sure: bool) -> None:
    page = Page()
    page.rows()
    page.columns(("one", "two", "three", "four"), 296)
    page.write(text, 280, 322)
    found = locate(page.layout()).of("column-title")
    assert [site.sure for site in found] in ([sure], [] if not sure else [sure])


@pytest.mark.parametrize(("bars", "asked"), [((0, 0), False), ((0, 1), True)])
def test_a_title_that_is_lent_to_a_plot_of_another_scale_is_asked_about(
    bars: tuple[int, int], asked: bool
) -> None:
    names = Axis(
        title=Label(text="Source", box=Box(10, 200, 20, 280)),
        labels=("a", "b", "c", "d"),
        confidence=(1.0,) * 4,
        review=(False,) * 4,
        boxes=tuple(Box(120, 170 + 40 * row, 150, 190 + 40 * row) for row in range(4)),
    )
    none = replace(names, title=None, labels=(None,) * 4, boxes=(None,) * 4)
    columns = replace(none, title=None)
    panels = [PanelTexts(title=None, rows=rows, columns=columns) for rows in (names, none)]
    lent = lend_labels(panels, Wide().grids, bars)[1].rows
    assert lent.labels == (None,) * 4
    assert lent.title is not None
    assert (lent.title.text, lent.title.review) == ("Source", asked)


def test_panels_that_the_same_labels_are_lent_to_are_asked_about_together() -> None:
    names = Axis(title=None, labels=("a", "b"), confidence=(1.0,) * 2, review=(False,) * 2)
    asked = replace(names, labels=(None, None), review=(True, True))
    silent = replace(asked, review=(False, False))
    rows = ((0.0, 40.0), (40.0, 80.0))
    grids = [
        Grid(row_spans=rows, column_spans=((x, x + 40.0), (x + 40.0, x + 80.0)))
        for x in (0.0, 200.0, 400.0)
    ]
    panels = [PanelTexts(title=None, rows=one, columns=silent) for one in (names, asked, silent)]
    lent = lend_labels(panels, grids, (0, 0, 0))
    assert [panel.rows.review for panel in lent] == [(False,) * 2, (True,) * 2, (True,) * 2]


@pytest.mark.parametrize(("bars", "asked"), [((0, 0, 1, 1), True), ((0, 1, 2, 3), False)])
def test_rows_of_facets_with_a_scale_each_may_share_the_names_of_columns(
    bars: tuple[int, ...], asked: bool
) -> None:
    named = Axis(title=None, labels=("a", "b"), confidence=(1.0,) * 2, review=(False,) * 2)
    silent = replace(named, labels=(None, None))
    grids = [
        Grid(
            row_spans=((y, y + 40.0), (y + 40.0, y + 80.0)),
            column_spans=((x, x + 40.0), (x + 40.0, x + 80.0)),
        )
        for y in (0.0, 200.0)
        for x in (0.0, 100.0)
    ]
    panels = [PanelTexts(title=None, rows=named, columns=one) for one in (silent,) * 2]
    panels += [PanelTexts(title=None, rows=named, columns=named) for _ in range(2)]
    lent = lend_labels(panels, grids, bars)
    assert [panel.columns.review for panel in lent[:2]] == [(asked,) * 2] * 2
    assert [panel.columns.labels for panel in lent[:2]] == [(None, None)] * 2


def test_letters_of_columns_on_both_sides_are_no_sheet_whose_window_is_over_them() -> None:
    page = Page()
    page.rows()
    page.columns("abcd", 296)
    page.columns("abcd", 106)
    page.write("Squares of a knight", 280, 70)
    assert only(locate(page.layout()), "title").sure


def test_numbers_of_a_bar_that_run_together_are_no_title() -> None:
    page = Page()
    page.rows()
    page.columns(("one", "two", "three", "four"), 296)
    page.write("-2.5 0 2.5", 140, 84, scale=0.4)
    bar = Bar(
        box=Box(110, 60, 170, 76),
        orientation="horizontal",
        tick_positions=(112.0, 140.0, 168.0),
        tick_side="bottom",
    )
    assert not locate(page.layout(bar)).of("title")


@pytest.mark.parametrize(("start", "named"), [(120, True), (40, False), (300, False)])
def test_what_stands_under_a_title_over_the_corner_of_the_cells_may_name_the_rows(
    start: int, named: bool
) -> None:
    drawing = Drawing()
    for place, text in enumerate(("Anna", "Bodo", "Carl")):
        drawing.write(text, 95, 80 + 40 * place)
    for place, text in enumerate(("Mon", "Tue", "Wed", "Thu")):
        drawing.write(text, 150 + 60 * place, 195)
    drawing.write("Hours of work in May", 160, 14, 0.7)
    drawing.write("Person", start + 27, 44)
    sites = locate(drawing.layout())
    assert len(sites.of("row-title", 0)) == int(named)
    if named:
        (heading,) = sites.of("row-title", 0)
        assert not heading.sure
        (title,) = sites.of("title", 0)
        assert title.box.y1 < heading.box.y0


@pytest.mark.parametrize(("bar", "role"), [(70, "column-title"), (10, "title")])
def test_under_a_bar_that_a_title_is_set_over_stands_the_name_of_the_columns(
    bar: int, role: str
) -> None:
    drawing = Drawing()
    drawing.pixels = np.full((330, 560, 3), 255, np.uint8)
    drawing.write("Hours of work", 240, 44, 0.8)
    drawing.write("Weekday", 240, 110)
    drawing.write("Monday", 240, 140)
    layout = drawing.layout(Bar(box=Box(120, bar, 280, bar + 10), orientation="horizontal"))
    glyphs = find_glyphs(layout.raster, [], (255.0,) * 3)
    free = np.ones(len(glyphs), dtype=bool)
    page = TextPage(layout=layout, glyphs=glyphs, free=free, size=glyphs.text_size())
    title, name, label = group_lines(glyphs, np.arange(len(glyphs)), 0.0, page.size)
    sites = [
        Site(role="title", owner=0, index=0, lines=(name,)),
        Site(role="column", owner=0, index=1, lines=(label,), side="top"),
    ]
    found, overall = names_in_place_of_title(page, sites, layout.panels[0].grid.box, [title])
    assert [site.role for site in found] == [role, "column"]
    assert overall == [title]
