"""Labels that stand where no cell is, and labels that stand where cells would be."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.text.test_titles import CELLS, Page, only

from unheat.detect.stairs import without_stairs
from unheat.model import Axis, Box, CellPixels, Layout
from unheat.text.labels import locate
from unheat.text.lent import lend_labels
from unheat.text.sites import PanelTexts

NAMES = ("one", "two", "three", "four")


def test_a_tick_beyond_the_cells_names_no_row() -> None:
    page = Page()
    for place, text in enumerate(("50", "40", "30", "20", "10")):
        page.write(text, 140, 100 + 40 * place)
    sites = locate(page.layout())
    assert [site.index for site in sites.of("row", 0)] == [0, 1, 2, 3]
    assert all(site.box.y0 > CELLS.y0 for site in sites.of("row", 0))
    assert not sites.of("row-title")


def test_a_tick_beyond_the_cells_names_no_column() -> None:
    page = Page()
    for place, text in enumerate(("0", "20", "40", "60")):
        page.write(text, 70 + 120 * place, 292)
    sites = locate(page.layout())
    assert [site.index for site in sites.of("column", 0)] == [0, 2]


def test_bounds_of_bins_name_no_row_and_leave_the_title() -> None:
    page = Page()
    for place, text in enumerate(("8", "6", "4", "2", "0")):
        page.write(text, 140, 120 + 40 * place)
    for place, text in enumerate(("10", "20", "30", "40", "50")):
        page.write(text, 160 + 60 * place, 292)
    page.write("Depth", 280, 320)
    sites = locate(page.layout())
    assert not sites.of("row", 0)
    assert not sites.of("column", 0)
    assert len(sites.of("column-title", 0)) == 1


def test_print_beyond_the_cells_that_is_not_in_step_is_no_tick() -> None:
    page = Page()
    for place, text in enumerate(NAMES):
        page.write(text, 130, 140 + 40 * place)
    page.write("Total", 130, 108)
    assert len(locate(page.layout()).of("row", 0)) == 4


def half_empty(*, labels: bool) -> tuple[Page, CellPixels]:
    """A matrix without its lower half, in which each row's name stands beside its first cell."""
    page = Page()
    blank = np.tri(4, k=-1, dtype=bool)
    for row in range(4):
        for col in range(4):
            y, x = 120 + 40 * row, 160 + 60 * col
            if blank[row, col]:
                page.pixels[y : y + 40, x : x + 60] = 255
        if labels:
            page.write(NAMES[row], 140 + 60 * row, 140 + 40 * row, scale=0.4)
    ink = np.eye(4, k=-1) > 0 if labels else np.zeros((4, 4), dtype=bool)
    box = np.where(ink[..., None], 1.0, np.full((4, 4, 4), np.nan))
    zeros = np.zeros((4, 4))
    rgb = np.where(blank[..., None], 255.0, 90.0) * np.ones((4, 4, 3))
    pixels = CellPixels(
        rgb=rgb,
        spread=zeros,
        clean=zeros + 100,
        ink_box=box,
        ink_share=np.where(ink, 0.1, 0.0),
        blank=blank,
    )
    return page, pixels


def test_names_on_the_stairs_of_a_half_empty_matrix_are_those_of_its_rows() -> None:
    page, pixels = half_empty(labels=True)
    bare = without_stairs(pixels)
    assert not (bare.ink_share > 0).any()
    sites = locate(page.layout(), [bare])
    assert [site.index for site in sites.of("row", 0)] == [0, 1, 2, 3]


def test_an_empty_half_without_names_stays_as_it_is() -> None:
    page, pixels = half_empty(labels=False)
    assert without_stairs(pixels) is pixels
    assert not locate(page.layout(), [pixels]).of("row", 0)


def test_numbers_that_fill_the_other_half_are_no_names() -> None:
    _, pixels = half_empty(labels=True)
    full = CellPixels(
        rgb=pixels.rgb,
        spread=pixels.spread,
        clean=pixels.clean,
        ink_box=pixels.ink_box,
        ink_share=np.where(pixels.blank, 0.1, 0.0),
        blank=pixels.blank,
    )
    assert without_stairs(full) is full


def test_a_long_small_line_under_the_labels_is_no_sure_title_of_the_columns() -> None:
    page = Page()
    for col, name in enumerate(NAMES):
        page.write(name, 190 + 60 * col, 292, scale=0.6)
    page.typeset(
        "Upper triangle: rank correlation | Lower triangle: similarity of sets", 290, 330, 6
    )
    assert not only(locate(page.layout()), "column-title").sure


@pytest.mark.parametrize(("bold", "lines"), [(True, 1), (False, 2)])
def test_plain_print_under_a_bold_title_is_its_subtitle(bold: bool, lines: int) -> None:
    page = Page()
    page.columns(NAMES, 292)
    page.write("Rate by income", 280, 84, scale=0.5, bold=bold)
    page.write("of many groups", 280, 102, scale=0.5)
    assert len(only(locate(page.layout()), "title").lines) == lines


def two_panels(page: Page) -> Layout:
    """The panel of the page and another one of its kind, 60 pixels to the right of it."""
    one = page.layout()
    spans = tuple((460.0 + 60 * col, 520.0 + 60 * col) for col in range(4))
    second = replace(one.panels[0].grid, column_spans=spans)
    pixels = np.full((420, 760, 3), 255, dtype=np.uint8)
    pixels[:, :620] = page.pixels
    pixels[120:280, 460:700] = pixels[120:280, 160:400]
    panels = (one.panels[0], replace(one.panels[0], grid=second, frame=second.box))
    return replace(one, raster=replace(one.raster, rgb=pixels), panels=panels)


def test_the_letter_of_a_panel_is_no_title_of_the_figure() -> None:
    page = Page()
    page.typeset("Left", 280, 112, 9)
    page.typeset("B", 428, 96, 9)
    assert not locate(two_panels(page)).of("figure-title")


@pytest.mark.parametrize(("depth", "own"), [(80.0, True), (20.0, False)])
def test_panels_without_room_for_labels_share_them(depth: float, own: bool) -> None:
    layout = two_panels(Page())
    boxes = tuple(Box(160 - depth, 130.0 + 40 * row, 155, 150.0 + 40 * row) for row in range(4))
    rows = Axis(title=None, labels=NAMES, confidence=(1.0,) * 4, review=(False,) * 4, boxes=boxes)
    none = Axis(title=None, labels=(None,) * 4, confidence=(1.0,) * 4, review=(False,) * 4)
    texts = [PanelTexts(title=None, rows=axis, columns=none) for axis in (rows, none)]
    lent = lend_labels(texts, [panel.grid for panel in layout.panels])[1].rows
    assert lent.labels == (NAMES if own else (None,) * 4)


def test_ticks_closer_than_columns_are_no_words_of_their_labels() -> None:
    page = Page()
    for place in range(9):
        page.write(str(place), 160 + 30 * place, 292)
    sites = locate(page.layout())
    assert [site.index for site in sites.of("column", 0)] == [0, 1, 2, 3]
    assert [round(site.box.center[0]) for site in sites.of("column", 0)] == pytest.approx(
        [190, 250, 310, 370], abs=2
    )
