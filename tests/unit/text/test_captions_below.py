"""Captions with a letter under the title of the columns, and numbers that are no titles."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.text.test_titles import CELLS, Page, only

from unheat.model import Box, Grid, Label, Layout, PanelLayout
from unheat.text.captions import is_prose
from unheat.text.captions_below import kept_in_place
from unheat.text.labels import locate


def below(*lines: str) -> Page:
    page = Page()
    page.rows()
    page.columns(("one", "two", "three", "four"), 296)
    page.write("Layer", 280, 322)
    for number, line in enumerate(lines):
        page.write(line, 280, 352 + 18 * number)
    return page


def test_a_line_under_the_title_of_the_columns_is_read_as_a_caption() -> None:
    sites = locate(below("(a) All runs").layout())
    assert only(sites, "column-title").box.y1 < only(sites, "title").box.y0


def test_a_caption_may_have_two_lines_and_a_paragraph_is_none() -> None:
    sites = locate(below("(a) All runs of the", "second model").layout())
    assert len(only(sites, "title").lines) == 2
    assert not locate(below("Most of it is", "of no use,", "as far as", "we know").layout()).of(
        "title"
    )


def two_panels(*, captions: tuple[str, ...]) -> Layout:
    """Two panels of two columns each, side by side, with a head of the page over both."""
    page = Page()
    page.rows()
    page.pixels[120:280, 280:300] = 255
    page.write("Some Letters 7", 320, 30)
    for x in (190, 250, 330, 370):
        page.write("one", x, 296)
    for x, text in zip((220, 350), captions, strict=False):
        page.write("Layer", x, 322)
        page.write(text, x, 352)
    layout = page.layout()
    (panel,) = layout.panels
    rows = panel.grid.row_spans
    grids = [
        Grid(row_spans=rows, column_spans=((160.0, 220.0), (220.0, 280.0))),
        Grid(row_spans=rows, column_spans=((300.0, 350.0), (350.0, 400.0))),
    ]
    return replace(layout, panels=tuple(PanelLayout(grid=grid, frame=grid.box) for grid in grids))


def test_captions_in_a_row_are_of_their_panels_whatever_stands_over_the_page() -> None:
    sites = locate(two_panels(captions=("(a) Plain", "(b) Ours")))
    titles = sites.of("title")
    assert [site.owner for site in titles] == [0, 1]
    assert all(site.box.y0 > 330 for site in titles)


def test_one_caption_alone_is_no_row_of_them() -> None:
    sites = locate(two_panels(captions=("(a) Plain",)))
    assert all(site.box.y0 < 330 for site in sites.of("title", 1))


def two_rows(*, caption: int) -> Layout:
    """Two panels below each other with captions, that of the upper one ``caption`` px below it."""
    page = Page()
    page.pixels[:] = 255
    grids = []
    for top, off in ((20, caption), (220, 68)):
        for col in range(4):
            page.pixels[top : top + 80, 160 + 60 * col : 220 + 60 * col] = (60 + 40 * col, 90, 160)
        page.columns(("one", "two", "three", "four"), top + 96)
        page.write("Layer", 280, top + 118)
        page.write("(a) Plain", 280, top + 80 + off)
        spans = ((float(top), top + 40.0), (top + 40.0, top + 80.0))
        columns = tuple((160.0 + 60 * col, 220.0 + 60 * col) for col in range(4))
        grids.append(Grid(row_spans=spans, column_spans=columns))
    panels = tuple(PanelLayout(grid=grid, frame=grid.box) for grid in grids)
    return replace(page.layout(), panels=panels)


@pytest.mark.parametrize(("caption", "owners"), [(68, [0, 1]), (96, [1])])
def test_titles_between_rows_as_far_under_the_upper_as_the_last_captions_are_captions(
    caption: int, owners: list[int]
) -> None:
    assert [site.owner for site in locate(two_rows(caption=caption)).of("title")] == owners


def title(text: str, box: Box) -> Label:
    return Label(text=text, confidence=0.9, box=box)


@pytest.mark.parametrize(("text", "kept"), [("(a) All runs", True), ("All runs", False)])
def test_below_the_cells_only_a_letter_makes_a_title(text: str, kept: bool) -> None:
    label = title(text, Box(230, 345, 330, 360))
    assert kept_in_place(label, CELLS) == (label if kept else None)


@pytest.mark.parametrize(
    ("text", "x0", "kept"),
    [
        ("200", 120, False),
        ("2024", 250, True),
        ("Table 2: Scores of six runs", 180, False),
        ("held out. We fit the rest. It is seen", 180, False),
    ],
)
def test_numbers_beside_the_columns_and_captions_over_them_are_no_titles(
    text: str, x0: float, kept: bool
) -> None:
    label = title(text, Box(x0, 90, x0 + 30, 102))
    assert kept_in_place(label, CELLS) == (label if kept else None)


def test_the_number_of_a_figure_over_the_cells_may_begin_their_title() -> None:
    label = title("Figure 3: Mean IoU by class", Box(180, 60, 330, 75))
    kept = kept_in_place(label, CELLS)
    assert kept is not None
    assert (kept.text, kept.review) == (label.text, True)
    below = title(label.text, Box(180, 360, 330, 375))
    assert kept_in_place(below, CELLS) is None


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("The best mean is reached at one, which we keep from here on.", True),
        ("Rate of all adverse events per 1000 patients a year", False),
        ("Number of events per 100 inh.", False),
    ],
)
def test_a_sentence_of_its_own_under_the_cells_is_text_of_the_page(text: str, prose: bool) -> None:
    assert is_prose(text) == prose


@pytest.mark.parametrize(
    "text", ["a. Prefix-tuning", "b. Full fine-tuning", "ii. Early layers", "p53 vs. Wild type"]
)
def test_letters_of_panels_and_short_forms_end_no_sentence(text: str) -> None:
    label = title(text, Box(180, 90, 330, 102))
    assert kept_in_place(label, CELLS) == label


@pytest.mark.parametrize(
    ("text", "several", "kept"), [("2023", True, True), ("2023", False, False), ("40", True, False)]
)
def test_a_year_beside_the_columns_heads_one_of_several_panels(
    text: str, several: bool, kept: bool
) -> None:
    title = Label(text=text, box=Box(14, 16, 49, 28))
    assert (kept_in_place(title, Box(95, 68, 298, 180), several=several) is title) == kept
