"""Titles of panels, axes and bars on drawn pages: each finds its place, none is dropped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import cv2
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from unheat.model import Bar, Box, Grid, Layout, PanelLayout, Raster, Reason, Word
from unheat.text.ink import find_glyphs
from unheat.text.labels import Site, Sites, assemble, locate
from unheat.text.lines import Line, group_lines
from unheat.text.loose_ends import goes_on
from unheat.text.over_panels import spans_panels
from unheat.text.page import Page as TextPage
from unheat.text.peel import chains, peel
from unheat.text.pen_size import letter_height
from unheat.text.set_together import is_subtitle

FONT = cv2.FONT_HERSHEY_SIMPLEX
CELLS = Box(160, 120, 400, 280)


class Page:
    """A white page with one 4 × 4 heatmap, cells of 60 × 40 pixels at (160, 120)."""

    def __init__(self) -> None:
        self.pixels = np.full((420, 620, 3), 255, dtype=np.uint8)
        for row in range(4):
            for col in range(4):
                y, x = 120 + 40 * row, 160 + 60 * col
                self.pixels[y : y + 40, x : x + 60] = (60 + 30 * row + 12 * col, 90, 160)

    def write(
        self, text: str, x: float, y: float, *, scale: float = 0.45, bold: bool = False
    ) -> None:
        """Text centred on (x, y)."""
        (width, height), _ = cv2.getTextSize(text, FONT, scale, 1)
        place = (round(x - width / 2), round(y + height / 2))
        cv2.putText(self.pixels, text, place, FONT, scale, (0,) * 3, 2 if bold else 1, cv2.LINE_AA)

    def turned(self, text: str, x: int, top: int) -> None:
        """Text that reads upwards, centred on x, with its end at ``top``."""
        (width, height), _ = cv2.getTextSize(text, FONT, 0.45, 1)
        strip = np.full((height + 8, width + 8, 3), 255, dtype=np.uint8)
        cv2.putText(strip, text, (4, height + 2), FONT, 0.45, (0,) * 3, 1, cv2.LINE_AA)
        strip = np.rot90(strip)
        left = x - strip.shape[1] // 2
        self.pixels[top : top + strip.shape[0], left : left + strip.shape[1]] = np.minimum(
            self.pixels[top : top + strip.shape[0], left : left + strip.shape[1]], strip
        )

    def typeset(self, text: str, x: float, y: float, size: float) -> None:
        """Text in DejaVu Sans of ``size`` points at 100 dpi, centred on x, standing on y."""
        height, width = self.pixels.shape[:2]
        figure = Figure(figsize=(width / 100, height / 100), dpi=100)
        figure.text(x / width, 1 - y / height, text, fontsize=size, ha="center", va="baseline")
        canvas: Any = FigureCanvasAgg(figure)
        canvas.draw()
        self.pixels = np.minimum(self.pixels, np.asarray(canvas.buffer_rgba())[:, :, :3])

    def columns(self, names: Sequence[str], y: float) -> None:
        for col, name in enumerate(names):
            self.write(name, 190 + 60 * col, y)

    def rows(self) -> None:
        for row, name in enumerate(("Anna", "Bodo", "Carl", "Dora")):
            self.write(name, 132, 140 + 40 * row)

    def layout(self, *bars: Bar) -> Layout:
        grid = Grid(
            row_spans=tuple((120.0 + 40 * row, 160.0 + 40 * row) for row in range(4)),
            column_spans=tuple((160.0 + 60 * col, 220.0 + 60 * col) for col in range(4)),
        )
        for bar in bars:
            x0, y0, x1, y1 = (int(edge) for edge in bar.box.as_tuple())
            shades = np.linspace(20, 220, max(x1 - x0, y1 - y0)).astype(np.uint8)
            ramp = shades[:, None, None] if bar.orientation == "vertical" else shades[None, :, None]
            self.pixels[y0:y1, x0:x1] = ramp
        return Layout(
            raster=Raster(rgb=self.pixels, name="drawn", sha256="", format="png"),
            panels=(PanelLayout(grid=grid, frame=grid.box, bar=0 if bars else None),),
            bars=bars,
            background=(255.0,) * 3,
        )


def only(sites: Sites, role: str) -> Site:
    found = sites.of(role)
    assert len(found) == 1, f"{len(found)} of {role}"
    return found[0]


def test_a_level_title_close_under_turned_labels_is_no_part_of_them() -> None:
    page = Page()
    for col, name in enumerate(("Short", "Longer one", "The longest", "Mid")):
        page.turned(name, 190 + 60 * col, 284)
    page.write("Sample", 280, 382)
    sites = locate(page.layout())
    assert [site.index for site in sites.of("column", 0)] == [0, 1, 2, 3]
    assert all(len(site.lines) == 1 for site in sites.of("column", 0))
    title = only(sites, "column-title")
    assert title.box.y0 > max(site.box.y1 for site in sites.of("column", 0)) - 1
    assert title.lines[0].angle == 0.0


def test_both_lines_of_a_title_are_kept_although_their_letters_overlap() -> None:
    page = Page()
    page.write("Survey of happiness", 280, 92, scale=0.6)
    page.write("by yearly quarters", 280, 109, scale=0.6)
    assert len(only(locate(page.layout()), "title").lines) == 2


@pytest.mark.parametrize("bold", [False, True])
def test_a_line_over_the_labels_names_them_where_it_is_smaller_or_lighter(bold: bool) -> None:
    page = Page()
    page.rows()
    page.columns(["one", "two", "three", "four"], 110)
    page.write("Hour", 280, 92)
    page.write("Activity", 280, 70, scale=0.45 if bold else 0.7, bold=bold)
    sites = locate(page.layout())
    assert only(sites, "column-title").box.center[1] == pytest.approx(92, abs=4)
    assert only(sites, "title").box.center[1] == pytest.approx(70, abs=6)


@pytest.mark.parametrize(("lower", "sure"), [(0.0, False), (1.0, False), (2.0, True)])
def test_a_second_line_as_large_as_the_title_of_the_rows_may_name_the_columns(
    lower: float, sure: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Turned print is snapped to pixels otherwise: it may come out one lower.
    monkeypatch.setattr(
        "unheat.text.titles.letter_height",
        lambda glyphs, line: letter_height(glyphs, line) - lower * (line.angle != 0.0),
    )
    page = Page()
    page.rows()
    page.columns(["one", "two", "three", "four"], 110)
    page.write("Batch sizes", 280, 93)
    page.write("Hyper sweep of it", 280, 76)
    page.turned("Learning", 90, 160)
    title = only(locate(page.layout()), "title")
    assert (len(title.lines), title.sure) == (2, sure)


def test_a_bold_line_alone_over_the_labels_is_the_title() -> None:
    page = Page()
    page.columns(["one", "two", "three", "four"], 110)
    page.write("Activity", 280, 85, bold=True)
    sites = locate(page.layout())
    assert only(sites, "title")
    assert not sites.of("column-title")


def test_a_title_far_above_is_found_and_what_is_not_set_over_the_panel_is_not() -> None:
    page = Page()
    page.write("Far away", 280, 12)
    page.write("Something else", 520, 40)
    assert only(locate(page.layout()), "title").box.center[0] == pytest.approx(280, abs=2)


def test_a_title_over_a_bar_on_top_is_the_panels() -> None:
    page = Page()
    bar = Bar(box=Box(200, 70, 360, 82), orientation="horizontal", tick_positions=())
    page.write("Share", 280, 60)
    page.write("Left flush title", 210, 25)
    for place, text in ((200, "0"), (280, "5"), (360, "10")):
        page.write(text, place, 93)
    sites = locate(page.layout(bar))
    assert only(sites, "bar-label").box.center[1] == pytest.approx(60, abs=3)
    assert only(sites, "title").box.center[1] == pytest.approx(25, abs=3)


def test_a_title_that_reaches_over_the_bar_is_not_the_name_of_the_bar() -> None:
    page = Page()
    bar = Bar(box=Box(415, 120, 430, 280), orientation="vertical")
    page.write("A title of quite some length, about it", 300, 106)
    for place, text in ((122, "9"), (200, "5"), (278, "1")):
        page.write(text, 445, place)
    sites = locate(page.layout(bar))
    assert only(sites, "title")
    assert not sites.of("bar-label")


def test_a_name_between_bar_and_labels_belongs_to_what_it_is_nearer_to() -> None:
    page = Page()
    page.rows()
    bar = Bar(box=Box(50, 120, 65, 280), orientation="vertical")
    for place, text in ((122, "9"), (200, "5"), (278, "1")):
        page.write(text, 38, place)
    page.turned("Country", 102, 165)
    sites = locate(page.layout(bar))
    assert only(sites, "row-title").box.center[0] == pytest.approx(102, abs=4)
    assert not sites.of("bar-label")


def test_a_single_letter_off_the_labels_is_the_title() -> None:
    page = Page()
    page.rows()
    page.write("C", 90, 200)
    sites = locate(page.layout())
    assert all(len(site.lines) == 1 and site.box.x0 > 100 for site in sites.of("row", 0))
    assert only(sites, "row-title").box.center[0] == pytest.approx(90, abs=2)


def test_print_in_the_place_of_a_missing_title_is_up_for_review() -> None:
    page = Page()
    page.columns(["one", "two", "three", "four"], 292)
    page.write("Prediction", 205, 318)
    sites = locate(page.layout())
    assert not only(sites, "column-title").sure
    title = assemble(sites, {}, {}).panels[0].columns.title
    assert title is not None
    assert title.box is not None
    assert title.box.center == pytest.approx((205, 318), abs=5)
    assert (title.text, title.review, title.reasons) == ("", True, (Reason.LABEL_MISSING,))


def test_a_page_whose_print_is_all_claimed_asks_for_nobody() -> None:
    page = Page()
    page.rows()
    page.columns(["one", "two", "three", "four"], 292)
    page.write("Columns", 280, 315)
    page.write("The title", 280, 100, scale=0.6)
    assert locate(page.layout()).unclaimed == ()


def test_a_dotted_frame_of_the_picture_is_no_text() -> None:
    page = Page()
    page.columns(["one", "two", "three", "four"], 110)
    page.write("Hour", 280, 90)
    page.pixels[0:2, ::6] = page.pixels[0:2, 1::6] = 0
    assert all(line.box.y0 > 3 for site in locate(page.layout()).sites for line in site.lines)


def test_a_lone_line_over_labels_that_is_set_as_they_are_may_be_either() -> None:
    page = Page()
    page.columns(["one", "two", "three", "four"], 110)
    page.write("Hour", 280, 90)
    sites = locate(page.layout())
    assert not only(sites, "column-title").sure
    assert [place[:2] for place in sites.unclaimed] == [("title", 0)]


def set_alike(above: str, beside: str, size: float = 9.0) -> Page:
    """A page with labels at two sides in 9 points, a line over those of the columns, and the title
    of the rows in ``size`` points."""
    page = Page()
    for place, name in enumerate(("one", "two", "three", "four")):
        page.typeset(name, 190 + 60 * place, 114, 9.0)
    for place, name in enumerate(("Anna", "Bodo", "Carl", "Dora")):
        page.typeset(name, 132, 144 + 40 * place, 9.0)
    page.typeset(above, 280, 94, 9.0)
    page.pixels = np.ascontiguousarray(np.rot90(page.pixels, -1))
    page.typeset(beside, 220, 92, size)
    page.pixels = np.ascontiguousarray(np.rot90(page.pixels))
    return page


@pytest.mark.parametrize(("size", "sure"), [(9.0, True), (13.0, False)])
def test_a_lone_line_over_labels_names_them_where_it_is_set_as_the_title_of_the_rows(
    size: float, sure: bool
) -> None:
    page = set_alike("Hyper", "Yield", size)
    assert only(locate(page.layout()), "column-title").sure is sure


@pytest.mark.parametrize(("lower", "sure"), [(1.0, False), (2.0, False), (6.0, True)])
def test_a_lone_title_as_large_as_that_of_the_rows_may_name_the_columns(
    lower: float, sure: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Snapped to pixels, level and turned print may differ by one, and labels be the lighter ones.
    monkeypatch.setattr("unheat.text.titles.are_alike", lambda *_: False)
    monkeypatch.setattr(
        "unheat.text.titles.letter_height",
        lambda glyphs, line: letter_height(glyphs, line) - lower * (line.angle != 0.0),
    )
    monkeypatch.setattr(
        "unheat.text.titles.stroke_of",
        lambda glyphs, line: 1.0 if line.angle or line.box.y0 < 100 else 0.5,
    )
    page = set_alike("Hyper", "Yield")
    assert only(locate(page.layout()), "title").sure is sure


def test_a_text_goes_on_where_its_last_letters_are_not_its_own() -> None:
    drawn = Page()
    drawn.write("Correlation", 280, 100)
    sites = locate(drawn.layout())
    site, glyphs = only(sites, "title"), sites.glyphs
    page = TextPage(layout=sites.layout, glyphs=glyphs, free=np.ones(len(glyphs), bool), size=10.0)
    (cut,) = group_lines(glyphs, site.lines[0].glyphs[:-2], 0.0, 10.0)
    assert not goes_on(page, site)
    assert goes_on(page, replace(site, lines=(cut,)))


@pytest.mark.parametrize("crossed", [True, False])
def test_an_upright_name_goes_on_in_letters_that_hang_on_a_tree(crossed: bool) -> None:
    figure = Figure(figsize=(3.0, 3.0), dpi=100)
    canvas: Any = FigureCanvasAgg(figure)
    figure.text(0.24, 0.5, "probability", rotation=90, ha="center", va="center", fontsize=11)
    canvas.draw()
    pixels = np.asarray(canvas.buffer_rgba())[:, :, :3].copy()
    pixels[100:200, 100:200] = (70, 110, 150)
    if crossed:
        pixels[174:176, 10:80] = pixels[174:280, 10:12] = pixels[278:280, 10:280] = 0
        pixels[182:184, 10:80] = 0
    spans = ((100.0, 150.0), (150.0, 200.0))
    panel = PanelLayout(
        grid=Grid(row_spans=spans, column_spans=spans), frame=Box(100, 100, 200, 200)
    )
    raster = Raster(rgb=pixels, name="drawn", sha256="", format="png")
    layout = Layout(raster=raster, panels=(panel,), bars=(), background=(255.0,) * 3)
    assert only(locate(layout), "row-title").sure is not crossed


def test_a_title_that_ends_at_a_bar_may_go_on_under_it() -> None:
    drawn = Page()
    drawn.write("Correlation", 280, 100)
    sites = locate(drawn.layout())
    site = only(sites, "title")
    box = site.box
    for gap, cut in ((4.0, True), (40.0, False)):
        over = Box(box.x1 + gap, 60.0, box.x1 + gap + 20.0, 300.0)
        layout = replace(sites.layout, bars=(Bar(box=over, orientation="vertical"),))
        free = np.ones(len(sites.glyphs), bool)
        page = TextPage(layout=layout, glyphs=sites.glyphs, free=free, size=10.0)
        assert goes_on(page, site) is cut


@pytest.mark.parametrize(("place", "cut"), [(240, True), (280, False)])
def test_a_title_off_its_middle_may_go_on_beyond_the_side_that_it_ends_at(
    place: int, cut: bool
) -> None:
    drawn = Page()
    drawn.write("Correlation", place, 100)
    sites = locate(drawn.layout())
    site = only(sites, "title")
    raster = sites.layout.raster
    shown = raster.rgb[:, : round(site.box.x1) + 2]
    layout = replace(sites.layout, raster=replace(raster, rgb=shown))
    free = np.ones(len(sites.glyphs), bool)
    page = TextPage(layout=layout, glyphs=sites.glyphs, free=free, size=10.0)
    assert goes_on(page, site) is cut


def test_a_title_that_runs_into_a_rule_goes_on_in_what_hangs_there() -> None:
    drawn = Page()
    drawn.write("Correlation", 280, 100)
    sites = locate(drawn.layout())
    site, glyphs = only(sites, "title"), sites.glyphs
    edge = round(site.box.x1)
    for letter, cut in ((True, True), (False, False)):
        labels = glyphs.labels.copy()
        # A rule runs down beside the title, and a letter may hang on it: both are one piece.
        labels[60:110, edge + 3] = labels.max() + 1
        if letter:
            labels[94:104, edge + 2 : edge + 7 : 2] = labels[60, edge + 3]
        ruled = replace(glyphs, labels=labels)
        free = np.ones(len(glyphs), bool)
        page = TextPage(layout=sites.layout, glyphs=ruled, free=free, size=10.0)
        assert goes_on(page, site) is cut


def test_a_photograph_cuts_print_where_its_source_ends() -> None:
    drawn = Page()
    drawn.write("Correlation", 280, 100)
    sites = locate(drawn.layout())
    site = only(sites, "title")
    for shift, cut in ((0.0, False), (float(site.box.x0), True)):
        # The source begins where the print does, and what lies before it was filled.
        moved = ((1.0, 0.0, -shift), (0.0, 1.0, 0.01), (0.0, 0.0, 1.0))
        layout = replace(sites.layout, transform=moved)
        free = np.ones(len(sites.glyphs), bool)
        page = TextPage(layout=layout, glyphs=sites.glyphs, free=free, size=10.0)
        assert goes_on(page, site) is cut


def test_a_caption_under_the_panel_is_its_title() -> None:
    page = Page()
    page.columns(["one", "two", "three", "four"], 292)
    page.write("(a) Caption", 280, 315)
    sites = locate(page.layout())
    key = only(sites, "column-title").crop_key(0, 0.0)
    word = Word(key=key, text="(a) Caption", confidence=0.95, engine="tesseract")
    panel = assemble(sites, {key: word}, {}).panels[0]
    assert panel.title is not None
    assert panel.title.text == "(a) Caption"
    assert panel.columns.title is None


def test_a_number_is_no_sure_name_of_a_bar() -> None:
    page = Page()
    bar = Bar(box=Box(415, 130, 430, 280), orientation="vertical")
    page.write("0.8", 422, 118)
    for place, text in ((132, "9"), (200, "5"), (278, "1")):
        page.write(text, 445, place)
    sites = locate(page.layout(bar))
    key = only(sites, "bar-label").crop_key(0, 0.0)
    word = Word(key=key, text="0.8", confidence=0.95, engine="tesseract")
    label = assemble(sites, {key: word}, {}).bars[0].label
    assert label is not None
    assert label.reasons == (Reason.LABEL_PLACE,)


def test_a_name_that_runs_along_a_bar_on_its_middle_may_stand_far_off_it() -> None:
    page = Page()
    bar = Bar(box=Box(415, 130, 430, 280), orientation="vertical")
    for place, text in ((132, "9"), (200, "5"), (278, "1")):
        page.write(text, 445, place)
    page.turned("Visits", 485, 180)
    sites = locate(page.layout(bar))
    assert not only(sites, "bar-label").sure


def test_a_short_name_on_the_middle_of_its_columns_may_stand_far_under_them() -> None:
    page = Page()
    page.columns(["one", "two", "three", "four"], 292)
    page.write("Loss", 280, 385)
    assert not only(locate(page.layout()), "column-title").sure


def test_a_letter_alone_on_the_middle_of_its_axis_may_stand_far_off_it() -> None:
    page = Page()
    page.columns(["one", "two", "three", "four"], 292)
    page.rows()
    page.write("N", 40, 200)
    assert [place[:2] for place in locate(page.layout()).unclaimed] == [("row-title", 0)]


def test_the_title_of_rows_may_stand_off_their_middle() -> None:
    page = Page()
    page.rows()
    page.turned("Actual", 90, 230)
    assert only(locate(page.layout()), "row-title").lines[0].angle == 90.0


def test_company_over_the_right_end_of_a_panel_is_no_title() -> None:
    page = Page()
    page.write("side colors", 370, 106)
    assert not locate(page.layout()).of("title")


def test_over_the_title_of_a_panel_stands_the_figures() -> None:
    page = Page()
    page.write("Panel", 280, 100)
    page.write("Figure", 280, 50)
    sites = locate(page.layout())
    assert only(sites, "title").box.center[1] == pytest.approx(100, abs=4)
    assert only(sites, "figure-title").box.center[1] == pytest.approx(50, abs=5)


def test_a_title_that_the_edge_of_the_picture_cuts_is_asked_about() -> None:
    page = Page()
    page.columns(["one", "two", "three", "four"], 292)
    page.write("Predictions", 280, 327)
    page.pixels = page.pixels[:325]
    sites = locate(page.layout())
    assert [(role, owner) for role, owner, _ in sites.unclaimed] == [("column-title", 0)]


def test_a_title_that_ends_at_the_edge_may_go_on_beyond_it() -> None:
    page = Page()
    page.write("Averages of all measures", 280, 90, scale=0.6)
    whole = only(locate(page.layout()), "title")
    page.pixels = page.pixels[:, : int(whole.box.x1) - 30]
    assert not only(locate(page.layout()), "title").sure


def test_a_subtitle_is_no_part_of_its_title() -> None:
    page = Page()
    page.columns(["one", "two", "three", "four"], 110)
    page.write("Survey of 2019", 280, 60, scale=0.7)
    page.write("weighted by region", 280, 84, scale=0.4)
    assert only(locate(page.layout()), "title").box.y1 < 76


@pytest.mark.parametrize(("middle", "sure"), [(280, False), (248, True)])
def test_a_smaller_line_on_the_middle_of_a_title_may_be_the_panels_own(
    middle: int, sure: bool
) -> None:
    """A figure with one panel has its title over that of the panel; a subtitle begins with it."""
    page = Page()
    page.write("Survey of 2019", 280, 86, scale=0.7)
    page.write("by region", middle, 109, scale=0.55)
    title = only(locate(page.layout()), "title")
    assert title.box.y1 < 102
    assert title.sure is sure


@pytest.mark.parametrize(("text", "size", "lines"), [("by region", 10, 1), ("by region", 12, 2)])
def test_lines_of_one_size_are_one_title_and_a_smaller_one_is_none_of_it(
    text: str, size: float, lines: int
) -> None:
    page = Page()
    page.columns(["one", "two", "three", "four"], 110)
    page.typeset("Survey of 2019", 280, 60, 12)
    page.typeset(text, 280, 80, size)
    assert len(only(locate(page.layout()), "title").lines) == lines


def test_the_title_of_a_panel_is_no_subtitle_of_the_one_over_all_panels() -> None:
    page = Page()
    page.typeset("Left", 280, 105, 9)
    page.typeset("All of them together", 440, 86, 11)
    one = page.layout()
    spans = tuple((460.0 + 60 * col, 520.0 + 60 * col) for col in range(4))
    second = replace(one.panels[0].grid, column_spans=spans)
    pixels = np.full((420, 760, 3), 255, dtype=np.uint8)
    pixels[:, :620] = page.pixels
    pixels[120:280, 460:700] = pixels[120:280, 160:400]
    panels = (one.panels[0], replace(one.panels[0], grid=second, frame=second.box))
    sites = locate(replace(one, raster=replace(one.raster, rgb=pixels), panels=panels))
    assert only(sites, "title").box.y0 > 90
    assert only(sites, "figure-title").box.y1 < 92


def twice(page: Page) -> tuple[Page, Layout]:
    """A page with the panel of another one, and what is about it, twice beside each other."""
    one = page.layout()
    spans = tuple((460.0 + 60 * col, 520.0 + 60 * col) for col in range(4))
    second = replace(one.panels[0].grid, column_spans=spans)
    wide = Page()
    wide.pixels = np.full((420, 760, 3), 255, dtype=np.uint8)
    wide.pixels[:, :430] = page.pixels[:, :430]
    wide.pixels[:, 430:730] = page.pixels[:, 130:430]
    panels = (one.panels[0], replace(one.panels[0], grid=second, frame=second.box))
    return wide, replace(one, panels=panels)


def test_titles_over_labels_are_the_panels_under_a_title_over_all_panels() -> None:
    page = Page()
    page.columns(("NQ", "QA", "RC", "LM"), 108)
    page.typeset("Left", 280, 80, 13)
    wide, layout = twice(page)
    wide.typeset("All of them together", 430, 46, 14)
    sites = locate(replace(layout, raster=replace(layout.raster, rgb=wide.pixels)))
    assert [site.owner for site in sites.of("title")] == [0, 1]
    assert not sites.of("column-title")
    assert only(sites, "figure-title").box.y1 < 60


@pytest.mark.parametrize(
    ("text", "sure"), [("Predicted", True), ("Expression of all genes of a cell", False)]
)
def test_a_long_lone_line_over_labels_may_be_a_title(text: str, sure: bool) -> None:
    page = Page()
    page.rows()
    page.turned("Actual", 60, 175)
    page.columns(["one", "two", "three", "four"], 110)
    page.typeset(text, 280, 92, 8)
    assert only(locate(page.layout()), "column-title").sure == sure


def test_a_line_of_small_letters_alone_is_no_smaller_than_its_neighbor() -> None:
    page = Page()
    page.typeset("Survey of 2019", 280, 60, 12)
    page.typeset("across runs", 280, 80, 12)
    glyphs = find_glyphs(
        Raster(rgb=page.pixels, name="", sha256="", format="png"), [CELLS], (255,) * 3
    )
    drawn = TextPage(layout=page.layout(), glyphs=glyphs, free=np.ones(len(glyphs), bool), size=12)
    above, below = group_lines(glyphs, np.arange(len(glyphs)), 0.0, 12)
    assert not is_subtitle(drawn, below, above)


def test_a_name_over_the_start_of_a_lying_bar_is_the_bars() -> None:
    page = Page()
    bar = Bar(box=Box(170, 330, 390, 345), orientation="horizontal", tick_positions=())
    page.write("log-odds", 202, 318)
    for place, text in ((170, "0"), (280, "5"), (390, "10")):
        page.write(text, place, 356, scale=0.3)
    assert only(locate(page.layout(bar)), "bar-label").box.y1 < 330


def test_words_over_some_of_the_labels_are_no_second_line_of_them() -> None:
    page = Page()
    page.rows()
    page.columns(["one", "two", "three", "four"], 110)
    page.write("Rate", 250, 88)
    page.write("per year", 310, 88)
    sites = locate(page.layout())
    assert all(len(site.lines) == 1 for site in sites.of("column", 0))
    assert only(sites, "column-title").box.width > 70


def test_a_long_block_beside_a_panel_without_a_bar_may_be_one() -> None:
    page = Page()
    page.rows()
    assert assemble(locate(page.layout()), {}, {}).panels[0].key is None
    page = Page()
    page.rows()
    page.pixels[130:270, 440:460] = np.linspace(0, 190, 140).astype(np.uint8)[:, None, None]
    key = assemble(locate(page.layout()), {}, {}).panels[0].key
    assert key is not None
    assert key.as_tuple() == pytest.approx((440, 130, 460, 270), abs=1)


def test_a_title_close_under_a_label_with_a_tail_is_no_second_line() -> None:
    page = Page()
    for col, name in enumerate(("Mar", "Apr", "May", "Jun", "Jul")):
        page.typeset(name, 184 + 48 * col, 299, 8.8)
    page.typeset("Month", 280, 315, 11)
    layout = page.layout()
    columns = tuple((160.0 + 48 * col, 208.0 + 48 * col) for col in range(5))
    panel = replace(layout.panels[0], grid=replace(layout.panels[0].grid, column_spans=columns))
    sites = locate(replace(layout, panels=(panel,)))
    assert [len(site.lines) for site in sites.of("column")] == [1] * 5
    assert len(sites.of("column-title")) == 1


def test_a_plain_line_flush_under_a_bold_one_of_its_size_is_a_subtitle() -> None:
    page = Page()
    page.columns(["one", "two", "three", "four"], 292)
    page.write("Survey of happiness", 268, 86, scale=0.6, bold=True)
    left = only(locate(page.layout()), "title").box.x0
    page.pixels = page.pixels.copy()
    page.write("by yearly quarters", left + 87, 104, scale=0.6)
    title = only(locate(page.layout()), "title")
    assert len(title.lines) == 1
    assert title.box.center[1] < 95


def test_a_bold_headline_of_a_table_under_a_plain_line_is_its_title() -> None:
    page = Page()
    page.rows()
    page.columns(["one", "two", "three", "four"], 108)
    page.write("Latency of all", 220, 84, scale=0.5, bold=True)
    page.write("Boards of services", 250, 48)
    sites = locate(page.layout())
    assert only(sites, "title").box.center[1] == pytest.approx(84, abs=5)
    assert not sites.of("column-title")


def test_large_print_at_the_margin_of_a_figure_is_its_title() -> None:
    page = Page()
    page.rows()
    page.columns(["one", "two", "three", "four"], 292)
    page.write("Survey of happiness", 190, 40, scale=0.8)
    assert only(locate(page.layout()), "title").box.x0 < 120


def test_an_axis_title_of_two_lines_is_one_title() -> None:
    page = Page()
    page.rows()
    page.columns(["one", "two", "three", "four"], 296)
    page.typeset("Predicted label", 280, 330, 9)
    page.typeset("accuracy=0.92; misclass=0.08", 280, 345, 9)
    assert len(only(locate(page.layout()), "column-title").lines) == 2


@pytest.mark.parametrize(("x", "y", "size"), [(280, 365, 9), (280, 350, 14), (240, 345, 9)])
def test_a_line_apart_or_set_otherwise_is_no_part_of_an_axis_title(
    x: int, y: int, size: int
) -> None:
    page = Page()
    page.rows()
    page.columns(["one", "two", "three", "four"], 296)
    page.typeset("Predicted label", 280, 330, 9)
    page.typeset("of the second fold", x, y, size)
    assert len(only(locate(page.layout()), "column-title").lines) == 1


def test_years_under_columns_are_no_title_of_them() -> None:
    page = Page()
    page.rows()
    for col, year in enumerate((1949, 1950, 1951, 1952)):
        page.typeset(f"1{year}", 190 + 60 * col, 296, 12)
    page.typeset("year", 280, 318, 9)
    bar = Bar(
        box=Box(160, 332, 400, 346),
        orientation="horizontal",
        tick_side="bottom",
        tick_positions=(190.0, 280.0, 370.0),
    )
    layout = page.layout(bar)
    for place, text in ((190, "1"), (280, "2"), (370, "3")):
        page.typeset(text, place, 362, 9)
    sites = locate(replace(layout, raster=replace(layout.raster, rgb=page.pixels)))
    assert only(sites, "column-title").box.center[1] < 320
    assert not sites.of("bar-label")


@pytest.mark.parametrize(("size", "found"), [(15, 1), (9, 0)])
def test_a_larger_line_on_the_middle_of_the_figure_is_its_title(size: int, found: int) -> None:
    page = Page()
    page.rows()
    for place, text in ((135, "1"), (200, "2"), (265, "3")):
        page.typeset(text, 512, place, 9)
    page.typeset("three seeds, median", 280, 112, 9)
    page.typeset("Transfer between tasks", 315, 70, size)
    bar = Bar(
        box=Box(470, 120, 490, 280),
        orientation="vertical",
        tick_side="right",
        tick_positions=(130.0, 200.0, 270.0),
    )
    layout = page.layout(bar)
    sites = locate(replace(layout, raster=replace(layout.raster, rgb=page.pixels)))
    assert only(sites, "title").box.center[1] == pytest.approx(108, abs=6)
    assert len(sites.of("figure-title")) == found


def test_a_hyphen_under_slanted_labels_stays_with_its_title() -> None:
    page = Page()
    page.rows()
    width, height = page.pixels.shape[1] / 100, page.pixels.shape[0] / 100
    figure = Figure(figsize=(width, height), dpi=100)
    for col, name in enumerate(("because", "tired", "it matters", "seven")):
        x, y = (194 + 60 * col) / 620, 1 - 286 / 420
        figure.text(x, y, name, fontsize=11, ha="right", va="top", rotation=45)
    figure.text(272 / 620, 1 - 350 / 420, "attended-to", fontsize=13, ha="center", va="baseline")
    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    page.pixels = np.minimum(page.pixels, np.asarray(canvas.buffer_rgba())[:, :, :3])
    glyphs = find_glyphs(page.layout().raster, [CELLS], (255.0,) * 3)
    below = np.flatnonzero(glyphs.boxes[:, 1] > CELLS.y1)
    labels, (title,) = peel(glyphs, below, CELLS, "bottom", glyphs.text_size(below))
    low = glyphs.boxes[:, 3] - glyphs.boxes[:, 1] <= 4
    assert low[title].sum() == 1
    assert not low[labels].any()


def test_ends_of_slanted_labels_near_the_middle_are_no_title() -> None:
    page = Page()
    page.rows()
    width, height = page.pixels.shape[1] / 100, page.pixels.shape[0] / 100
    figure = Figure(figsize=(width, height), dpi=100)
    for col in range(8):
        x, y = (150 + 36 * col) / 620, 1 - (286 + 6 * (col in (3, 4))) / 420
        figure.text(x, y, f"Task {'ABCDEFGH'[col]}", fontsize=14, ha="right", va="top", rotation=45)
    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    page.pixels = np.minimum(page.pixels, np.asarray(canvas.buffer_rgba())[:, :, :3])
    glyphs = find_glyphs(page.layout().raster, [CELLS], (255.0,) * 3)
    below = np.flatnonzero(glyphs.boxes[:, 1] > CELLS.y1)
    labels, lines = peel(glyphs, below, CELLS, "bottom", glyphs.text_size(below))
    assert not lines
    assert len(labels) == len(below)


def test_a_caption_close_under_the_title_of_columns_is_the_panels_title() -> None:
    page = Page()
    page.columns(["one", "two", "three", "four"], 296)
    page.typeset("Layer of model B", 280, 330, 9)
    page.typeset("(a) CIFAR-10", 280, 346, 9)
    sites = locate(page.layout())
    site = only(sites, "column-title")
    said = ("Layer of model B", "(a) CIFAR-10")
    words = {
        site.crop_key(number, 0.0): Word(
            key=site.crop_key(number, 0.0), text=text, confidence=0.95, engine="tesseract"
        )
        for number, text in enumerate(said)
    }
    panel = assemble(sites, words, {}).panels[0]
    assert panel.title is not None
    assert panel.columns.title is not None
    assert (panel.columns.title.text, panel.title.text) == said


def test_a_turned_title_before_labels_is_of_the_second_of_two_panels() -> None:
    page = Page()
    page.rows()
    for row, name in enumerate(("r0", "r1", "r2", "r3")):
        page.write(name, 436, 140 + 40 * row)
    page.turned("Layer of B", 411, 160)
    page.turned("Layer of A", 90, 160)
    page.pixels[120:280, 450:570] = page.pixels[120:280, 160:280]
    layout = page.layout()
    (first,) = layout.panels
    beyond = Grid(row_spans=first.grid.row_spans, column_spans=((450.0, 510.0), (510.0, 570.0)))
    second = PanelLayout(grid=beyond, frame=beyond.box)
    sites = locate(replace(layout, panels=(first, second)))
    titles = {site.owner: site.box.center[0] for site in sites.of("row-title")}
    assert titles[0] < 120
    assert titles[1] > 400
    assert [site.index for site in sites.of("row", 1)] == [0, 1, 2, 3]


def test_two_close_lines_over_the_cells_are_the_title_of_the_panel() -> None:
    page = Page()
    page.rows()
    page.columns(["one", "two", "three", "four"], 296)
    page.typeset("Mean score of all", 280, 98, 9)
    page.typeset("test split, higher is better", 280, 110, 9)
    assert len(only(locate(page.layout()), "title").lines) == 2


def test_a_power_of_ten_beside_a_row_is_one_line() -> None:
    page = Page()
    for row in range(4):
        page.typeset(f"$10^{{-{row + 1}}}$", 132, 146 + 40 * row, 10)
    sites = locate(page.layout())
    assert [len(site.lines) for site in sites.of("row", 0)] == [1] * 4


def test_labels_of_every_few_columns_stay_whole() -> None:
    page = Page()
    grid = Grid(
        row_spans=page.layout().panels[0].grid.row_spans,
        column_spans=tuple((160.0 + 12 * i, 172.0 + 12 * i) for i in range(20)),
    )
    for place, name in ((1, "60 W"), (6, "0"), (11, "120 E"), (16, "180")):
        page.typeset(name.replace(" ", "°"), 166 + 12 * place, 300, 8)
    layout = replace(page.layout(), panels=(PanelLayout(grid=grid, frame=grid.box),))
    assert [site.index for site in locate(layout).of("column", 0)] == [1, 6, 11, 16]


@pytest.mark.parametrize(
    ("words", "bar"),
    [
        # The second line has no tall letter.
        (("Mean", "success"), Bar(box=Box(430, 150, 445, 270), orientation="vertical")),
        (("Pearson", "Correlation"), Bar(box=Box(250, 372, 410, 386), orientation="horizontal")),
    ],
)
def test_a_name_of_two_lines_over_a_bar_is_one(words: tuple[str, str], bar: Bar) -> None:
    page = Page()
    page.columns(["one", "two", "three", "four"], 292)
    upright = bar.orientation == "vertical"
    for line, word in enumerate(words):
        width = {"Mean": 31, "success": 46, "Pearson": 45, "Correlation": 62}[word]
        page.typeset(word, bar.box.x0 + width / 2, bar.box.y0 - 20 + 13 * line, 8)
    for i, text in enumerate(("2", "4", "6")):
        place = (460, 160 + 50 * i) if upright else (260 + 70 * i, 400)
        page.write(text, *place)
    sites = locate(page.layout(bar))
    assert len(only(sites, "bar-label").lines) == 2
    assert not sites.of("column-title")


def test_what_begins_over_a_later_panel_is_that_panels() -> None:
    boxes = [Box(60, 40, 430, 300), Box(506, 40, 874, 300)]
    short, central = (
        Line(
            glyphs=np.zeros(0, dtype=np.int64),
            angle=0.0,
            along=(x0, x1),
            across=(8.0, 26.0),
            box=Box(x0, 8, x1, 26),
            size=13.0,
        )
        for x0, x1 in ((501.0, 588.0), (400.0, 540.0))
    )
    assert not spans_panels(short, boxes[1], boxes)
    assert spans_panels(central, boxes[1], boxes)


def test_labels_that_ran_into_each_other_are_no_line_of_the_name_below() -> None:
    page = Page()
    page.write("0 3 6 912151821 coefficients", 280, 315)
    sites = locate(page.layout())
    key = only(sites, "column-title").crop_key(0, 0.0)
    word = Word(key=key, text="0 3 6 912151821 coefficients", confidence=0.95, engine="tesseract")
    title = assemble(sites, {key: word}, {}).panels[0].columns.title
    assert title is not None
    assert (title.text, title.review) == ("coefficients", True)


def test_words_over_equal_parts_of_a_panel_are_no_title() -> None:
    page = Page()
    page.columns(("one", "two", "three", "four"), 292)
    for x, name in ((220, "Tumor"), (340, "Normal")):
        page.typeset(name, x, 106, 10)
    assert not locate(page.layout()).of("title")


def test_an_underscore_that_hangs_out_of_a_turned_title_is_no_title() -> None:
    page = Page()
    page.rows()
    page.turned("carcolor", 80, 162)
    page.pixels[195:205, 87] = 0
    title = only(locate(page.layout()), "row-title")
    assert title.turns == (90.0, 270.0)
    assert title.box.height > 40


@pytest.mark.parametrize(("top", "sure"), [(331, False), (372, True)])
def test_a_line_hardly_nearer_to_labels_than_to_a_bar_may_be_the_name_of_either(
    top: int, sure: bool
) -> None:
    page = Page()
    page.columns(["one", "two", "three", "four"], 292)
    page.write("Effect", 280, 315)
    bar = Bar(box=Box(200, top, 360, top + 14), orientation="horizontal")
    for x, text in ((204, "0"), (356, "9")):
        page.write(text, x, top + 26)
    assert only(locate(page.layout(bar)), "column-title").sure is sure


@pytest.mark.parametrize("name", ["Total", "S"])
def test_totals_below_a_table_are_no_names_of_its_columns(name: str) -> None:
    """Years stand over the columns, and one more row of the table below its colored cells."""
    page = Page()
    page.rows()
    page.columns(("2019", "2020", "2021", "2022"), 108)
    page.columns(("78168", "20660", "44333", "97096"), 296)
    page.write(name, 132, 296)
    columns = locate(page.layout()).of("column")
    assert [site.box.y1 < 120 for site in columns] == [True] * 4


@pytest.mark.parametrize("numbered", [False, True])
def test_what_stands_over_the_marks_of_a_bar_without_numbers_may_be_its_name(
    numbered: bool,
) -> None:
    page = Page()
    page.rows()
    page.columns(("one", "two", "three", "four"), 296)
    page.pixels[80:95, 160:400] = np.linspace(30, 230, 240)[None, :, None]
    for x in (160, 240, 320, 399):
        page.pixels[74:80, x : x + 1] = 0
        if numbered:
            page.write(f"{x}", x, 66)
    page.write("Rate constant", 280, 40)
    bar = Bar(
        box=Box(160, 80, 400, 95),
        orientation="horizontal",
        tick_positions=(160.5, 240.5, 320.5, 399.5),
        tick_side="top",
    )
    sites = locate(page.layout(bar))
    titles = [site for site in sites.sites if site.role in ("title", "figure-title")]
    assert all(not site.sure for site in titles)
    assert bool(titles) != numbered


def test_a_line_in_the_middle_of_the_whole_figure_names_no_columns() -> None:
    page = Page()
    page.rows()
    page.columns(["one", "two", "three", "four"], 110)
    page.write("Hours", 250, 88)
    sites = locate(page.layout())
    assert sites.of("column-title") == []
    assert len(sites.of("title")) == 1


@pytest.mark.parametrize(("foot", "lines"), [(77, 2), (64, 1)])
def test_a_line_of_a_name_stands_further_over_small_letters(foot: int, lines: int) -> None:
    page = Page()
    page.rows()
    for place, number in ((120, "9"), (200, "5"), (280, "0")):
        page.typeset(number, 458, place + 4, 8)
    page.typeset("cases", 454, 100, 13)
    page.typeset("mode", 454, foot, 13)
    layout = page.layout(Bar(box=Box(430, 120, 446, 280), orientation="vertical"))
    assert len(only(locate(layout), "bar-label").lines) == lines


def test_words_of_a_title_over_all_columns_but_the_outer_ones_are_no_labels() -> None:
    """Cut in a word, they stand on the middles of columns, as the title does on the panel's."""
    page = Page()
    for col in range(6):
        page.pixels[120:280, 160 + 41 * col : 201 + 41 * col] = (30 * col, 90, 160)
    page.typeset("Using ax.pcolormesh", 160 + 3 * 41, 112, 10)
    layout = page.layout()
    (panel,) = layout.panels
    columns = tuple((160.0 + 41 * col, 201.0 + 41 * col) for col in range(6))
    grid = replace(panel.grid, column_spans=columns)
    sites = locate(replace(layout, panels=(replace(panel, grid=grid, frame=grid.box),)))
    assert not sites.of("column")
    assert len(sites.of("title")) == 1


@pytest.mark.parametrize(("gap", "sure"), [(20, False), (60, True)])
def test_a_title_that_is_part_of_a_longer_line_is_not_sure(gap: int, sure: bool) -> None:
    """The heading of a page with its number, or a line of the text over the figure."""
    page = Page()
    page.rows()
    page.write("Miscellaneous", 170, 60)
    left = int(np.flatnonzero((page.pixels[50:70] < 128).any(axis=(0, 2)))[0])
    page.write("10", left - gap - 9, 60)
    assert only(locate(page.layout()), "title").sure == sure


@pytest.mark.parametrize(("number", "sure"), [(None, True), (1, False)])
def test_the_running_head_of_a_page_is_no_sure_title(number: int | None, sure: bool) -> None:
    """It stands on one line with the number of the page, on the first one of a PDF's page."""
    page = Page()
    page.rows()
    page.write("The names of all authors", 280, 30)
    page.write("23", 580, 30)
    layout = page.layout()
    layout = replace(layout, raster=replace(layout.raster, page=number))
    assert only(locate(layout), "title").sure == sure


def test_a_letter_over_a_title_is_no_line_of_it() -> None:
    """It is the name of the columns of a panel further up."""
    page = Page()
    page.rows()
    page.typeset("x", 280, 74, 10)
    page.typeset("Data - Fit", 280, 95, 12)
    title = only(locate(page.layout()), "title")
    assert len(title.lines) == 1
    assert title.box.y0 > 80


def test_signs_hang_on_letters_and_make_no_line_of_their_own() -> None:
    """Of turned labels that begin with "I" the first letters lie flat, side by side."""
    flat = [(4.0, 6.0, 12.0 * place, 12.0 * place + 7.0) for place in range(4)]
    assert chains(np.array(flat), 10.0) == []
    tall = [(0.0, 10.0, 12.0 * place, 12.0 * place + 7.0) for place in (0, 1, 3, 4)]
    equals = (4.0, 6.0, 24.0, 31.0)
    assert chains(np.array([*tall, equals]), 10.0) == [[0, 1, 2, 3, 4]]


@pytest.mark.parametrize("hollow", [False, True])
def test_a_box_of_a_strip_over_the_cells_is_no_title(hollow: bool) -> None:
    page = Page()
    page.rows()
    page.columns(("one", "two", "three", "four"), 296)
    page.pixels[96:112, 160:202] = (30, 110, 180)
    if hollow:
        page.pixels[97:111, 161:202] = 255
    assert not locate(page.layout()).of("title")


def test_a_letter_that_heads_a_title_on_its_middle_is_a_line_of_it() -> None:
    page = Page()
    page.rows()
    page.typeset("N", 280, 74, 12)
    page.typeset("Source: Eurostat", 280, 93, 12)
    title = only(locate(page.layout()), "title")
    assert [len(line.glyphs) > 1 for line in title.lines] == [False, True]


@pytest.mark.parametrize("text", ["β₁", "k (Å⁻¹)"])
def test_a_title_of_few_signs_is_level_whatever_is_raised_in_it(text: str) -> None:
    page = Page()
    page.rows()
    page.typeset(text, 280, 90, 12)
    assert only(locate(page.layout()), "title").box.x0 > 240


def test_words_of_a_larger_title_on_all_columns_are_no_second_labels(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("unheat.text.both_sides._SEVERAL", 4)
    page = Page()
    page.columns(["one", "two", "three", "four"], 294)
    for col, name in enumerate(("Mean", "F1", "per", "task")):
        page.write(name, 190 + 60 * col, 104, scale=0.7)
    sites = locate(page.layout())
    assert only(sites, "title").box.width > 180
    assert {site.side for site in sites.of("column")} == {"bottom"}
