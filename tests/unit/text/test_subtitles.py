"""Subtitles, names of facets, headings of row labels: what stands around titles and is none."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest
from tests.unit.text.test_labels import Drawing
from tests.unit.text.test_titles import CELLS, Page, only, twice

from unheat.model import Axis, Bar, Box, Label, Raster
from unheat.text.facet_heads import with_facet_heads
from unheat.text.headline import is_text
from unheat.text.ink import find_glyphs
from unheat.text.labels import assemble, locate
from unheat.text.lines import group_lines
from unheat.text.page import Page as TextPage
from unheat.text.pen_size import is_set_larger
from unheat.text.sites import PanelTexts, Texts
from unheat.text.subtitles import is_set_paler, is_surely_under, may_go_on

NAMES = ("one", "two", "three", "four")


@pytest.mark.parametrize("gap", [20, 28])
def test_the_line_over_a_small_one_that_is_flush_with_it_is_the_title(gap: int) -> None:
    page = Page()
    page.columns(NAMES, 292)
    page.typeset("Survey of 2019", 280, 100 - gap, 14)
    page.typeset("weighted by region", 280, 100, 9)
    sites = locate(page.layout())
    assert only(sites, "title").box.y1 < 100 - gap + 5
    assert not sites.of("figure-title")
    assert sites.unclaimed == ()


@pytest.mark.parametrize("blurred", [False, True])
def test_a_title_whose_words_a_blur_made_one_piece_each_is_told_from_its_subtitle(
    blurred: bool,
) -> None:
    """Words hang as low as their lowest letters, so that both lines are about as high."""
    page = Page()
    page.columns(NAMES, 292)
    page.typeset("Yield per plot", 216, 76, 15)
    page.typeset("Second season", 214, 96, 12)
    if blurred:
        page.pixels[:112] = cv2.GaussianBlur(page.pixels[:112], (0, 0), 1.4)
    title = only(locate(page.layout()), "title")
    assert title.box.y1 < 88
    assert len(title.lines) == 1


def test_a_line_in_capitals_goes_on_in_small_letters_of_its_size() -> None:
    """Capitals are half as high again as the small letters below them."""
    page = Page()
    page.columns(NAMES, 292)
    page.typeset("EMPLOYEE ENGAGEMENT", 280, 76, 12)
    page.typeset("Item-level results", 280, 98, 12)
    assert len(only(locate(page.layout()), "title").lines) == 2


def test_a_small_line_flush_with_the_title_does_not_name_the_columns() -> None:
    page = Page()
    page.columns(NAMES, 110)
    page.typeset("Survey of 2019", 180, 60, 14)
    left = only(locate(page.layout()), "title").box.x0
    page.typeset("weighted by region", left + 62, 84, 9)
    sites = locate(page.layout())
    assert not sites.of("column-title")
    assert only(sites, "title").box.y1 < 66


def test_a_line_that_is_not_flush_with_the_one_above_is_no_line_of_it() -> None:
    page = Page()
    page.columns(NAMES, 292)
    page.typeset("All of them together in one line", 300, 88, 10)
    page.typeset("North", 280, 106, 10)
    assert only(locate(page.layout()), "title").box.y0 > 92


def _axis(title: Label | None, *boxes: Box) -> Axis:
    sure, review = (1.0,) * 4, (False,) * 4
    return Axis(title=title, labels=NAMES, confidence=sure, review=review, side="top", boxes=boxes)


def _panel(head: str, title: str = "") -> PanelTexts:
    boxes = (Box(60.0 * col, 100, 60.0 * col + 30, 110) for col in range(4))
    return PanelTexts(
        title=Label(text=title, box=Box(0, 40, 90, 52)) if title else None,
        rows=_axis(None),
        columns=_axis(Label(text=head, box=Box(80, 80, 120, 90)), *boxes),
    )


def test_lines_over_the_same_columns_that_differ_name_the_facets() -> None:
    texts = Texts(figure_title=None, panels=(_panel("2019", "Budget"), _panel("2020")), bars=())
    told = with_facet_heads(texts)
    titles = [panel.title.text for panel in told.panels if panel.title is not None]
    assert titles == ["2019", "2020"]
    assert all(panel.columns.title is None for panel in told.panels)
    assert told.figure_title is not None
    assert told.figure_title.text == "Budget"


def test_one_line_over_the_columns_of_all_panels_names_these() -> None:
    texts = Texts(figure_title=None, panels=(_panel("Gene", "A"), _panel("Gene")), bars=())
    assert with_facet_heads(texts) == texts


def _beside(name: str, y: float, turn: float = 0.0) -> PanelTexts:
    """A panel whose rows have a name beside their labels, at a height."""
    head = Label(text=name, box=Box(0, y, 40, y + 10), turn=turn)
    return PanelTexts(title=None, rows=_axis(head), columns=_axis(None))


def test_level_words_beside_the_same_rows_name_the_facets_in_doubt() -> None:
    panels = (_beside("Barley", 100), _beside("Maize", 200))
    told = with_facet_heads(Texts(figure_title=None, panels=panels, bars=()))
    titles = [panel.title for panel in told.panels if panel.title is not None]
    assert [title.text for title in titles] == ["Barley", "Maize"]
    assert all(title.review for title in titles)
    assert all(panel.rows.title is None for panel in told.panels)


@pytest.mark.parametrize(
    "panels",
    [
        (_beside("Layer", 100), _beside("Layer", 200)),
        (_beside("Layer", 100, 90.0), _beside("Head", 200, 90.0)),
        (_beside("Layer", 100), _beside("Head", 100)),
    ],
)
def test_one_name_a_turned_one_or_names_side_by_side_are_those_of_rows(
    panels: tuple[PanelTexts, ...],
) -> None:
    texts = Texts(figure_title=None, panels=panels, bars=())
    assert with_facet_heads(texts) == texts


@pytest.mark.parametrize(("y", "sure"), [(130, True), (88, False)])
def test_what_heads_the_row_labels_names_the_rows(y: int, sure: bool) -> None:
    """Under the line of the column labels it is sure; on it it may name the columns."""
    page = Page()
    page.rows()
    page.columns(NAMES, 88)
    if sure:
        page.pixels = np.roll(page.pixels, 20, axis=0)
        page.pixels[60:130] = np.roll(page.pixels[60:130], -16, axis=0)
        page.write("Class", 132, 118)
        layout = page.layout()
        grid = layout.panels[0].grid
        rows = tuple((low + 20, high + 20) for low, high in grid.row_spans)
        grid = replace(grid, row_spans=rows)
        layout = replace(layout, panels=(replace(layout.panels[0], grid=grid, frame=grid.box),))
    else:
        page.write("Class", 132, y)
        layout = page.layout()
    title = only(locate(layout), "row-title")
    assert title.sure == sure
    assert title.turns == (0.0,)


@pytest.mark.parametrize(
    ("text", "y", "named", "sure"),
    [("Class", 108, True, True), ("(a)", 108, False, False), ("Class", 60, False, False)],
)
def test_a_level_name_over_the_row_labels_needs_no_labels_over_the_cells(
    text: str, y: int, named: bool, sure: bool
) -> None:
    """Charts set the name of an upright axis there; a letter in brackets is the figure's."""
    page = Page()
    page.rows()
    page.columns(NAMES, 292)
    page.write(text, 132, y)
    found = locate(page.layout()).of("row-title")
    assert [site.sure for site in found] == ([sure] if named else [])


def test_words_of_turned_labels_are_kept_together() -> None:
    page = Page()
    for col in range(4):
        page.turned(f"Month {col}", 190 + 60 * col, 284)
    page.write("Age", 280, 370)
    sites = locate(page.layout())
    heights = [site.box.height for site in sites.of("column", 0)]
    assert len(heights) == 4
    assert min(heights) > 40
    assert only(sites, "column-title").box.center[1] == pytest.approx(370, abs=5)


def test_texts_at_the_ends_of_a_level_bar_are_its_numbers() -> None:
    page = Page()
    bar = Bar(box=Box(200, 340, 360, 352), orientation="horizontal", tick_positions=())
    page.write("0", 188, 346)
    page.write("100", 382, 346)
    sites = locate(page.layout(bar))
    assert [site.position for site in sites.of("tick", 0)] == [200.0, 360.0]
    assert not sites.of("bar-label")


def test_a_title_set_much_larger_than_the_numbers_of_a_bar_is_none_of_its_names() -> None:
    page = Page()
    bar = Bar(box=Box(200, 70, 360, 82), orientation="horizontal", tick_positions=())
    page.typeset("Rides per hour", 280, 60, 16)
    for place, text in ((200, "0"), (280, "5"), (360, "10")):
        page.write(text, place, 93, scale=0.35)
    sites = locate(page.layout(bar))
    assert not sites.of("bar-label")
    assert only(sites, "title").box.y1 < 66


def test_labels_under_a_panel_are_no_numbers_of_a_bar_further_down() -> None:
    page = Page()
    page.columns(NAMES, 294)
    bar = Bar(box=Box(180, 350, 380, 364), orientation="horizontal", tick_positions=())
    sites = locate(page.layout(bar))
    assert len(sites.of("column", 0)) == 4
    assert not sites.of("tick", 0)


def test_a_credit_smaller_than_the_numbers_is_no_name_of_a_bar() -> None:
    page = Page()
    bar = Bar(box=Box(440, 120, 455, 280), orientation="vertical")
    for place, text in ((122, "9"), (200, "5"), (278, "1")):
        page.typeset(text, 470, place + 5, 10)
    page.typeset("Drawn by us", 455, 300, 6)
    sites = locate(page.layout(bar))
    assert not sites.of("bar-label")
    label = assemble(sites, {}, {}).bars[0].label
    assert label is None


def test_a_line_over_the_columns_names_them_where_the_title_stands_beyond_a_bar() -> None:
    page = Page()
    page.columns(NAMES, 112)
    bar = Bar(box=Box(200, 48, 380, 58), orientation="horizontal", tick_positions=())
    for place, text in ((200, "0"), (290, "5"), (380, "10")):
        page.write(text, place, 68, scale=0.35)
    page.write("Month", 280, 94, bold=True)
    page.typeset("Temperatures", 232, 22, 16)
    sites = locate(page.layout(bar))
    assert only(sites, "title").box.y1 < 30
    assert only(sites, "column-title").box.center[1] == pytest.approx(94, abs=4)


def test_letters_that_touch_are_a_word() -> None:
    page = Page()
    page.typeset("Hilfe", 280, 60, 10)
    page.pixels[55:57, 262:298] = 0
    glyphs = find_glyphs(page.layout().raster, [Box(160, 120, 400, 280)], (255.0,) * 3)
    index = np.flatnonzero(glyphs.boxes[:, 3] < 80)
    (line,) = group_lines(glyphs, index, 0.0, 10.0)
    assert len(line.glyphs) < 3
    assert is_text(glyphs, line, 10.0)


def test_a_short_word_in_one_piece_is_a_word() -> None:
    page = Page()
    page.typeset("Item", 280, 60, 9)
    page.pixels[57:59, 264:296] = 0
    glyphs = find_glyphs(page.layout().raster, [Box(160, 120, 400, 280)], (255.0,) * 3)
    index = np.flatnonzero(glyphs.boxes[:, 3] < 80)
    (line,) = group_lines(glyphs, index, 0.0, 10.0)
    assert is_text(glyphs, line, 10.0)


def test_a_label_at_the_cells_whose_stem_is_shorter_than_the_marks_is_left_whole() -> None:
    page = Page()
    page.columns(NAMES, 310)
    for col in range(3):
        page.pixels[280:288, 189 + 60 * col : 191 + 60 * col] = 0
    page.pixels[280:283, 369:371] = page.pixels[283:318, 362:378] = 0
    assert len(locate(page.layout()).of("column", 0)) >= 3


@pytest.mark.parametrize(("size", "alone"), [(11.0, True), (12.8, False)])
def test_a_line_that_is_smaller_by_fractions_of_a_pixel_is_a_subtitle(
    size: float, alone: bool
) -> None:
    page = Page()
    page.columns(NAMES, 292)
    page.typeset("Harvested grain yield", 280, 76, 12.8)
    page.typeset("Mean of all three plots", 280, 100, size)
    title = only(locate(page.layout()), "title")
    assert len(title.lines) == (1 if alone else 2)


def test_a_large_line_over_the_highest_one_beyond_a_bar_is_the_title() -> None:
    page = Page()
    page.columns(NAMES, 292)
    bar = Bar(box=Box(80, 84, 240, 96), orientation="horizontal", tick_side="bottom")
    for x, number in ((80, "0"), (160, "1"), (240, "2")):
        page.write(number, x, 106, scale=0.35)
    page.typeset("Normalized score", 150, 24, 16)
    left = 150 - 82
    page.typeset("median over seeds", left + 70, 64, 11)
    sites = locate(page.layout(bar))
    (title,) = [site for site in sites.sites if site.role in ("title", "figure-title")]
    assert title.box.y1 < 40


def test_strokes_of_one_pixel_have_a_height() -> None:
    page = Page()
    page.columns(NAMES, 292)
    for y in (72, 92):
        page.write("mean of rows", 280, y)
        for x in range(340, 388, 6):
            page.pixels[y - 6 : y + 4, x] = 0
    assert locate(page.layout()).of("title")


def test_a_line_at_the_left_under_the_headline_beside_a_bar_is_no_title_of_the_panel() -> None:
    page = Page()
    page.columns(NAMES, 292)
    page.pixels[40:55, 330:400] = np.linspace(0, 200, 70).astype(np.uint8)[:, None]
    bar = Bar(box=Box(330, 40, 400, 55), orientation="horizontal")
    page.typeset("Survey of 2019", 120, 54, 14)
    left = round(np.flatnonzero((page.pixels[38:58, :320] < 200).any(axis=(0, 2)))[0])
    page.typeset("weighted by region", left + 62, 76, 9)
    sites = locate(page.layout(bar))
    assert only(sites, "title").box.y1 < 62
    assert not sites.of("figure-title")


def test_the_name_of_a_bar_that_is_set_as_a_subtitle_is_doubted() -> None:
    page = Page()
    page.columns(NAMES, 292)
    bar = Bar(box=Box(40, 84, 200, 94), orientation="horizontal")
    for x, text in ((44, "0"), (120, "5"), (196, "9")):
        page.write(text, x, 105, scale=0.35)
    page.typeset("Survey of 2019", 120, 50, 14)
    left = round(np.flatnonzero((page.pixels[34:54, :320] < 200).any(axis=(0, 2)))[0])
    page.typeset("weighted by region", left + 62, 72, 9)
    sites = locate(page.layout(bar))
    assert not any(site.sure for site in sites.of("bar-label"))


@pytest.mark.parametrize(("size", "larger"), [(9.0, True), (11.0, False)])
def test_capitals_under_a_title_are_held_against_its_tall_letters(
    size: float, larger: bool
) -> None:
    """A line of capitals and digits has few small letters to compare."""
    page = Page()
    page.typeset("Land cover by field", 280, 40, 11.0)
    page.typeset("ESA 2018, EU 27 c", 280, 60, size)
    layout = page.layout()
    glyphs = find_glyphs(layout.raster, [layout.panels[0].grid.box], (255.0, 255.0, 255.0))
    own = TextPage(layout=layout, glyphs=glyphs, free=np.ones(len(glyphs), dtype=bool), size=10.0)
    every = np.arange(len(glyphs))
    above = group_lines(glyphs, every[glyphs.boxes[:, 3] < 46], 0.0, 10.0)[0]
    below = group_lines(glyphs, every[glyphs.boxes[:, 1] > 46], 0.0, 10.0)[0]
    assert is_set_larger(own, above, below) == larger


@pytest.mark.parametrize(("left", "asked"), [(140, False), (240, True)])
def test_a_subtitle_that_is_not_set_on_the_columns_names_none_of_them(
    left: int, asked: bool
) -> None:
    """Under a title on the left of the page it stands far off the middle of the labels."""
    page = Page()
    page.columns(NAMES, 110)
    page.typeset("Survey of 2019", left, 48, 14)
    start = only(locate(page.layout()), "title").box.x0
    page.typeset("by region", start + 29, 70, 9)
    missing = [role for role, _, _ in locate(page.layout()).unclaimed]
    assert ("column-title" in missing) == asked


@pytest.mark.parametrize("specks", [False, True])
def test_specks_between_a_title_and_its_subtitle_are_no_line(specks: bool) -> None:
    """What a codec threw between them, and sharpening made as dark as print."""
    wide, layout = twice(Page())
    for x, name in ((280, "Left"), (580, "Right")):
        wide.typeset(name, x, 112, 9)
    wide.typeset("Survey of the year 2019", 430, 58, 16)
    wide.typeset("weighted by region and year", 430, 86, 11)
    if specks:
        wide.pixels[69:70, 380:440:20] = 150
    sites = locate(replace(layout, raster=replace(layout.raster, rgb=wide.pixels)))
    assert only(sites, "figure-title").box.y1 < 70


@pytest.mark.parametrize(("size", "sure"), [(12.8, False), (9.0, True)])
def test_a_line_of_letters_that_run_into_each_other_is_no_sure_subtitle(
    size: float, sure: bool
) -> None:
    """What a resizer leaves has no letters of its own, whose heights could be taken."""
    page = Page()
    page.typeset("Residents (by group)", 280, 60, 12.8)
    page.typeset("averaged over runs", 280, 84, size)
    glyphs = find_glyphs(
        Raster(rgb=page.pixels, name="", sha256="", format="png"), [CELLS], (255.0,) * 3
    )
    drawn = TextPage(layout=page.layout(), glyphs=glyphs, free=np.ones(len(glyphs), bool), size=12)
    above, below = group_lines(glyphs, np.arange(len(glyphs)), 0.0, 12)
    at_left = replace(below, box=replace(below.box, x0=above.box.x0))
    assert is_surely_under(drawn, at_left, above) == sure
    assert not is_surely_under(drawn, replace(below, box=replace(below.box, x0=0.0)), above)


@pytest.mark.parametrize(("size", "goes_on"), [(12.8, True), (9.0, False)])
def test_a_line_set_as_the_one_over_it_may_be_its_second(size: float, goes_on: bool) -> None:
    """Words that a blur made one piece each are of many heights, and their small letters of one."""
    page = Page()
    page.typeset("Requests an hour", 280, 60, 12.8)
    page.typeset("test split, higher is better", 280, 82, size)
    page.pixels = np.asarray(cv2.GaussianBlur(page.pixels, (0, 0), 1.0))
    raster = Raster(rgb=page.pixels, name="", sha256="", format="png")
    glyphs = find_glyphs(raster, [CELLS], (255.0,) * 3)
    drawn = TextPage(layout=page.layout(), glyphs=glyphs, free=np.ones(len(glyphs), bool), size=12)
    above, below = group_lines(glyphs, np.arange(len(glyphs)), 0.0, 12)
    assert may_go_on(drawn, below, above) is goes_on
    box = below.box
    far = replace(below, box=replace(box, y0=box.y0 + 60, y1=box.y1 + 60))
    assert not may_go_on(drawn, far, above)


@pytest.mark.parametrize(("ink", "paler"), [(150, True), (60, False)])
def test_a_subtitle_is_set_in_a_paler_color_than_its_title(ink: int, paler: bool) -> None:
    drawing = Drawing()
    drawing.write("Mean of days", 240, 16, 0.6)
    drawing.ink = ink
    drawing.write("in each month", 240, 38, 0.5)
    layout = drawing.layout()
    glyphs = find_glyphs(layout.raster, [layout.panels[0].grid.box], layout.background)
    page = TextPage(layout=layout, glyphs=glyphs, free=np.ones(len(glyphs), bool), size=10.0)
    above, below = sorted(
        group_lines(page.glyphs, np.arange(len(page.glyphs)), 0.0, 10.0),
        key=lambda line: line.box.y0,
    )
    assert is_set_paler(page, below, above) is paler
    assert not is_set_paler(page, above, below)
