"""Charts beside a heatmap: their titles, numbers and legends belong to no panel."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest
from tests.unit.text.test_titles import CELLS, Page, only

from unheat.model import Bar, Box, Grid, PanelLayout, Word
from unheat.text.captions import is_caption, without_letter
from unheat.text.company import charts_of, is_over_chart
from unheat.text.headline import level_lines
from unheat.text.ink import find_glyphs
from unheat.text.labels import assemble, locate
from unheat.text.lines import Line
from unheat.text.page import Page as TextPage
from unheat.text.sites import Site

CHART = (470, 120, 600, 280)


def framed(page: Page) -> None:
    """A line chart at the right of the cells, or of their bar."""
    x0, y0, x1, y1 = CHART
    cv2.rectangle(page.pixels, (x0, y0), (x1, y1), (0, 0, 0), 1)
    cv2.line(page.pixels, (x0, y1), (x1, y0 + 30), (30, 90, 200), 2)


def with_chart() -> Page:
    page = Page()
    page.rows()
    page.columns(["one", "two", "three", "four"], 292)
    framed(page)
    return page


def test_titles_and_numbers_of_a_chart_name_no_panel() -> None:
    page = with_chart()
    page.write("Learning curve", 535, 108)
    page.write("Epoch", 535, 310)
    for number, x in enumerate((480, 520, 560, 590)):
        page.write(str(number), x, 292)
    page.write("ours", 520, 150)
    sites = locate(page.layout())
    assert {site.role for site in sites.sites} == {"row", "column"}
    assert not sites.unclaimed


def test_the_title_of_a_panel_beside_a_chart_is_its_own() -> None:
    page = with_chart()
    page.write("Accuracy", CELLS.center[0], 105)
    page.write("Learning curve", 535, 108)
    assert only(locate(page.layout()), "title").box.center[0] == pytest.approx(280, abs=3)


@pytest.mark.parametrize("gap", [8, 40])
def test_a_turned_line_between_a_bar_and_a_chart_is_of_what_it_is_nearer_to(gap: int) -> None:
    page = Page()
    page.rows()
    bar = Bar(box=Box(415, 120, 430, 280), orientation="vertical")
    for place, text in ((122, "9"), (200, "5"), (278, "1")):
        page.write(text, 440, place)
    x0, y0, x1, y1 = 530, 120, 610, 280
    cv2.rectangle(page.pixels, (x0, y0), (x1, y1), (0, 0, 0), 1)
    cv2.line(page.pixels, (x0, y1), (x1, y0 + 30), (30, 90, 200), 2)
    page.turned("Mean", 446 + gap + 8, 182)
    assert bool(locate(page.layout(bar)).of("bar-label")) is (gap == 8)


def test_numbers_at_even_steps_are_no_headline() -> None:
    drawn = Page()
    for x in (80, 180, 280, 380, 480):
        drawn.write(f"{x + 100}", x, 60)
    drawn.write("Accuracy", 280, 30)
    sites = locate(drawn.layout())
    glyphs = sites.glyphs
    page = TextPage(layout=sites.layout, glyphs=glyphs, free=np.ones(len(glyphs), bool), size=9.0)
    (line,) = level_lines(page, CELLS)
    assert line.center[1] == pytest.approx(30, abs=4)


@pytest.mark.parametrize(
    "text", ["Figure 3: Accuracy by task", "Source: own survey, 2024", "Fig. 2. Yield"]
)
def test_captions_and_footnotes_under_a_panel_name_no_columns(text: str) -> None:
    page = Page()
    page.columns(["one", "two", "three", "four"], 292)
    page.write(text, 280, 315)
    sites = locate(page.layout())
    key = only(sites, "column-title").crop_key(0, 0.0)
    word = Word(key=key, text=text, confidence=0.95, engine="tesseract")
    panel = assemble(sites, {key: word}, {}).panels[0]
    assert panel.columns.title is None
    assert panel.title is None


def test_letters_by_which_a_page_refers_to_a_panel_are_no_titles() -> None:
    page = Page()
    page.write("(b)", 280, 105)
    sites = locate(page.layout())
    named = [site for site in sites.sites if site.role == "title"]
    words = {
        site.crop_key(0, 0.0): Word(
            key=site.crop_key(0, 0.0), text="(b)", confidence=0.95, engine="tesseract"
        )
        for site in named
    }
    assert assemble(sites, words, {}).panels[0].title is None
    assert without_letter(None) is None
    assert not is_caption("Source domain")


def test_a_line_between_panels_is_the_title_of_the_lower_one_where_titles_stand_so() -> None:
    page = Page()
    page.pixels = np.pad(page.pixels, ((0, 200), (0, 0), (0, 0)), constant_values=255)
    page.rows()
    page.pixels[310:470, 160:400] = page.pixels[120:280, 160:400]
    page.write("Winter", 280, 108)
    page.write("Summer", 280, 298)
    layout = page.layout()
    grid = layout.panels[0].grid
    lower = Grid(
        row_spans=tuple((a + 190, b + 190) for a, b in grid.row_spans),
        column_spans=grid.column_spans,
    )
    panels = (*layout.panels, PanelLayout(grid=lower, frame=lower.box))
    sites = locate(replace(layout, panels=panels))
    assert [site.owner for site in sites.of("title")] == [0, 1]
    assert not sites.of("column-title")


@pytest.mark.parametrize(("x", "scale", "found"), [(380, 0.7, 1), (380, 0.45, 0)])
def test_a_larger_line_over_charts_and_panel_together_is_the_title_of_the_figure(
    x: float, scale: float, found: int
) -> None:
    page = with_chart()
    page.write("Accuracy", CELLS.center[0], 108)
    page.write("Learning curve", 535, 108)
    page.write("Overview of results", x, 70, scale=scale)
    assert len(locate(page.layout()).of("figure-title")) == found


@pytest.mark.parametrize("flat", [False, True])
def test_a_picture_is_a_chart_and_a_card_of_one_color_is_none(flat: bool) -> None:
    page = Page()
    page.rows()
    x0, y0, x1, y1 = CHART
    page.pixels[y0:y1, x0:x1] = 90
    if not flat:
        ramp = np.linspace(20, 220, x1 - x0).astype(np.uint8)
        page.pixels[y0:y1, x0:x1, 0] = ramp
        page.pixels[y0:y1, x0:x1, 2] = np.linspace(0, 200, y1 - y0).astype(np.uint8)[:, None]
    layout = page.layout()
    glyphs = find_glyphs(layout.raster, [CELLS.padded(1.0)], layout.background)
    free = np.ones(len(glyphs), dtype=bool)
    text = TextPage(layout=layout, glyphs=glyphs, free=free, size=glyphs.text_size())
    assert [box.as_tuple() for box in charts_of(text)] == ([] if flat else [CHART])


@pytest.mark.parametrize(("y", "asked"), [(48.0, True), (20.0, False), (90.0, False)])
def test_a_title_close_over_a_chart_of_the_columns_may_be_that_of_both(
    y: float, asked: bool
) -> None:
    layout = with_chart().layout()
    glyphs = find_glyphs(layout.raster, [CELLS], layout.background)
    free = np.ones(len(glyphs), dtype=bool)
    page = TextPage(layout=layout, glyphs=glyphs, free=free, size=10.0)
    page.charts = [Box(160, 62, 400, 112)]
    line = Line(
        glyphs=np.arange(3),
        angle=0.0,
        along=(200.0, 300.0),
        across=(y, y + 9),
        box=Box(200, y, 300, y + 9),
        size=10.0,
    )
    site = Site(role="title", owner=0, index=0, lines=(line,), turns=(0.0,))
    assert is_over_chart(page, site) is asked
