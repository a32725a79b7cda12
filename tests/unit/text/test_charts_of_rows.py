"""Charts of the rows beside a panel: their marks and frames are no names of the rows."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest
from tests.unit.text.test_titles import Page, only

from unheat.model import Box, Grid, PanelLayout
from unheat.text.labels import locate

LINES = ("Anna", "Bodo", "Carl", "Dora")


def named_at_right(page: Page) -> None:
    for row, name in enumerate(LINES):
        page.write(name, 430, 140 + 40 * row)


@pytest.mark.parametrize("marks", ["dots", "framed"])
def test_marks_of_values_are_no_labels(marks: str) -> None:
    page = Page()
    named_at_right(page)
    for row, x in enumerate((132, 100, 121, 80) if marks == "dots" else (112,) * 4):
        cv2.circle(page.pixels, (x, 140 + 40 * row), 5, (160, 90, 30), -1, cv2.LINE_AA)
    if marks == "framed":
        cv2.rectangle(page.pixels, (40, 119), (145, 281), (0, 0, 0), 1)
        for x, number in ((44, "0"), (92, "5"), (140, "9")):
            page.write(number, x, 292)
    sites = locate(page.layout()).of("row", 0)
    assert [site.side for site in sites] == ["right"] * 4


def test_single_letters_on_one_line_are_labels() -> None:
    page = Page()
    for row, name in enumerate("ABCD"):
        page.write(name, 140, 140 + 40 * row)
    assert [site.side for site in locate(page.layout()).of("row", 0)] == ["left"] * 4


@pytest.mark.parametrize(("scale", "role"), [(1.0, "figure-title"), (0.5, "title")])
def test_a_large_title_over_the_first_of_a_column_is_that_of_all(scale: float, role: str) -> None:
    page = Page()
    below = page.pixels[120:280].copy()
    page.pixels = np.concatenate([page.pixels, np.full((200, 620, 3), 255, dtype=np.uint8)])
    page.pixels[320:480] = np.where(below < 255, below, page.pixels[320:480])
    for row, name in enumerate(LINES * 2):
        page.write(name, 132, 140 + 40 * row + 40 * (row > 3))
    page.write("Both of them", 280, 90, scale=scale)
    layout = page.layout()
    first = layout.panels[0].grid
    grid = Grid(
        row_spans=tuple((start + 200, end + 200) for start, end in first.row_spans),
        column_spans=first.column_spans,
    )
    second = PanelLayout(grid=grid, frame=Box(*grid.box.as_tuple()))
    sites = locate(replace(layout, panels=(*layout.panels, second)))
    assert only(sites, role).lines


def test_numbers_of_a_framed_chart_over_the_columns_are_no_title() -> None:
    page = Page()
    named_at_right(page)
    cv2.rectangle(page.pixels, (160, 40), (400, 110), (0, 0, 0), 1)
    for col, top in enumerate((80, 60, 90, 70)):
        page.pixels[top:110, 175 + 60 * col : 205 + 60 * col] = 128
    for y, number in ((50, "0.5"), (78, "0.2"), (106, "0.0")):
        page.write(number, 142, y)
        page.pixels[y, 155:160] = 0
    page.turned("mean", 118, 60)
    sites = locate(page.layout())
    assert not sites.of("title")
    assert not sites.of("figure-title")
