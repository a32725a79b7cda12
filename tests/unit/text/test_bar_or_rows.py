"""Turned print between a bar and the labels of the rows."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.text.test_titles import Page

from unheat.model import Bar, Box, Layout
from unheat.text.bar_neighbors import labels_rows
from unheat.text.labels import locate
from unheat.text.lines import group_lines
from unheat.text.page import Page as TextPage


def left_bar(*, numbers_outside: bool) -> Layout:
    """A bar left of the cells with a turned word between it and the names of the rows."""
    page = Page()
    page.rows()
    page.pixels[130:270, 50:62] = np.linspace(0, 200, 140).astype(np.uint8)[:, None, None]
    for place, text in ((130, "9"), (200, "5"), (270, "0")):
        page.write(text, 40 if numbers_outside else 70, place, scale=0.35)
    page.turned("Medium", 88, 170)
    page.columns(("one", "two", "three", "four"), 296)
    side = "left" if numbers_outside else "right"
    bar = Bar(box=Box(50, 130, 62, 270), orientation="vertical", tick_side=side)
    return page.layout(bar)


@pytest.mark.parametrize("outside", [True, False])
def test_what_stands_between_a_bar_and_row_labels_may_name_either(outside: bool) -> None:
    sites = locate(left_bar(numbers_outside=outside))
    names = sites.of("bar-label", 0)
    asked = [role for role, *_ in sites.unclaimed]
    if outside:
        assert [name.sure for name in names] == [False]
        assert "row-title" in asked
    else:
        assert "row-title" not in asked or not names


@pytest.mark.parametrize("near", [436, 412])
def test_what_stands_between_cells_and_a_bar_is_no_title_of_rows_named_elsewhere(near: int) -> None:
    """Near the bar it is its name; near the cells a person is asked."""
    page = Page()
    page.rows()
    page.pixels[130:270, 450:462] = np.linspace(0, 200, 140).astype(np.uint8)[:, None, None]
    for place, text in ((130, "9"), (200, "5"), (270, "0")):
        page.write(text, 474, place, scale=0.35)
    page.turned("Medium", near, 170)
    page.columns(("one", "two", "three", "four"), 296)
    bar = Bar(box=Box(450, 130, 462, 270), orientation="vertical", tick_side="right")
    sites = locate(page.layout(bar))
    named, titles = sites.of("bar-label", 0), sites.of("row-title", 0)
    if near > 420:
        assert [one.sure for one in named] == [True]
        assert not titles
    else:
        assert [one.sure for one in titles] == [False]
        assert "bar-label" in [role for role, *_ in sites.unclaimed]


@pytest.mark.parametrize("turned", [False, True])
def test_the_title_of_rows_beside_a_bar_names_these_however_their_labels_are_turned(
    turned: bool,
) -> None:
    page = Page()
    for row, name in enumerate(("ab", "cd", "ef", "gh")):
        if turned:
            page.turned(name, 140, 129 + 40 * row)
        else:
            page.write(name, 140, 140 + 40 * row)
    page.pixels[130:270, 40:52] = np.linspace(0, 200, 140).astype(np.uint8)[:, None, None]
    for place, text in ((130, "9"), (200, "5"), (270, "0")):
        page.write(text, 64, place, scale=0.35)
    page.turned("Medium", 112, 170)
    bar = Bar(box=Box(40, 130, 52, 270), orientation="vertical", tick_side="right")
    sites = locate(page.layout(bar))
    assert not sites.of("bar-label", 0)
    assert [site.index for site in sites.of("row", 0)] == [0, 1, 2, 3]
    assert len(sites.of("row-title", 0)) == 1


def test_beside_columns_with_a_title_what_is_near_the_bar_may_be_that_of_the_rows() -> None:
    page = Page()
    page.rows()
    page.pixels[130:270, 450:462] = np.linspace(0, 200, 140).astype(np.uint8)[:, None, None]
    for place, text in ((130, "9"), (200, "5"), (270, "0")):
        page.write(text, 474, place, scale=0.35)
    page.turned("Medium", 436, 170)
    page.columns(("one", "two", "three", "four"), 296)
    page.write("Species", 225, 322)
    bar = Bar(box=Box(450, 130, 462, 270), orientation="vertical", tick_side="right")
    sites = locate(page.layout(bar))
    assert [one.sure for one in sites.of("bar-label", 0)] == [False]
    assert "row-title" in [role for role, *_ in sites.unclaimed]


@pytest.mark.parametrize(
    ("names", "x", "labels"),
    [("0123", 140, True), ("0123", 100, False), ("01 3", 140, False), ("Magnitude", 140, False)],
)
def test_turned_labels_of_rows_beyond_a_bar_are_not_its_name(
    names: str, x: int, labels: bool
) -> None:
    """A text in the middle of each row, nearer to the cells than to the bar, is its label."""
    drawn = Page()
    if len(names) > 4:
        drawn.turned(names, x, 170)
    for row, name in enumerate(names if len(names) == 4 else ""):
        drawn.turned(name, x, 130 + 40 * row)
    bar = Bar(box=Box(60, 116, 72, 284), orientation="vertical", tick_side="right")
    sites = locate(drawn.layout(bar))
    glyphs = sites.glyphs
    page = TextPage(layout=sites.layout, glyphs=glyphs, free=np.ones(len(glyphs), bool), size=9.0)
    index = np.flatnonzero(glyphs.boxes[:, 0] < 160)
    lines = group_lines(glyphs, index, 90.0, 9.0)
    assert labels_rows(page, bar, lines, "right") is labels
