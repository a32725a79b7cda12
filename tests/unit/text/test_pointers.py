"""Marks that a codec has blurred, cut from their labels and told by their places."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.text.test_labels import Drawing

from unheat.model import Box, Layout, Raster
from unheat.text.ink import find_glyphs
from unheat.text.labels import locate
from unheat.text.page import Page
from unheat.text.pointers import _one_each, pointing


def blurred(side: str, *, joined: bool) -> Drawing:
    """A heatmap whose marks are three pixels square and stand off the cells, behind a rim."""
    drawing = Drawing()
    if side == "left":
        for row, text in enumerate(["alpha", "beta two", "gamma"]):
            drawing.write(text, 75, 80 + 40 * row)
            drawing.pixels[79 + 40 * row : 82 + 40 * row, 113:116] = 90
        drawing.pixels[64:80, 117:120] = 200
    else:
        for col, text in enumerate(["one", "two", "three", "four"]):
            drawing.write(text, 150 + 60 * col, 196)
            drawing.pixels[184:187, 149 + 60 * col : 152 + 60 * col] = 90
            if joined and col == 1:
                drawing.pixels[184:196, 149 + 60 * col : 152 + 60 * col] = 90
        drawing.pixels[180:183, 124:140] = 200
    return drawing


@pytest.mark.parametrize(
    ("side", "role", "joined"),
    [("left", "row", False), ("bottom", "column", False), ("bottom", "column", True)],
)
def test_blurred_marks_are_no_letters(side: str, role: str, joined: bool) -> None:
    sites = locate(blurred(side, joined=joined).layout())
    found = sites.of(role, 0)
    assert [site.index for site in found] == list(range(3 if role == "row" else 4))
    ends = [site.box.x1 if role == "row" else -site.box.y0 for site in found]
    assert max(ends) <= (113 if role == "row" else -187)


def test_signs_of_negative_numbers_on_the_right_are_none() -> None:
    drawing = Drawing()
    for row in range(3):
        y = 80 + 40 * row
        drawing.pixels[y : y + 2, 366:372] = 0
        drawing.write(str(row + 3), 380, y)
    sites = locate(drawing.layout())
    assert np.allclose([site.box.x0 for site in sites.of("row", 0)], 366, atol=1)


def test_hyphens_at_one_place_of_all_labels_are_none() -> None:
    drawing = Drawing()
    for row in range(3):
        y = 80 + 40 * row
        drawing.write("abc"[row] * 3, 68, y)
        drawing.pixels[y : y + 2, 88:94] = 0
        drawing.write("9K", 105, y)
    sites = locate(drawing.layout())
    assert [site.box.x1 > 110 for site in sites.of("row", 0)] == [True] * 3


@pytest.mark.parametrize("digits", [True, False])
def test_digits_on_a_page_with_larger_print_are_no_marks(digits: bool) -> None:
    rgb = np.full((200, 300, 3), 255, dtype=np.uint8)
    centers = np.array([33.5, 73.5, 113.5, 153.5])
    for x in (30, 70, 110, 150):
        rgb[104:113, x : x + 7] = 0
        if digits:
            rgb[105:108, x : x + 6] = rgb[109:112, x + 1 : x + 7] = 255
        rgb[130:144, x : x + 20] = 0
    raster = Raster(rgb=rgb, name="page", sha256="", format="png")
    white = (255.0, 255.0, 255.0)
    glyphs = find_glyphs(raster, [], white)
    layout = Layout(raster=raster, panels=(), bars=(), background=white)
    page = Page(layout=layout, glyphs=glyphs, free=np.ones(len(glyphs), dtype=bool), size=14.0)
    own = Box(10, 10, 180, 101)
    _, marks = pointing(page, np.arange(len(glyphs)), own, "bottom", centers)
    assert marks.sum() == (0 if digits else 4)


@pytest.mark.parametrize(("length", "width", "marks"), [(5, 4, False), (5, 2, True), (3, 2, True)])
def test_what_is_as_high_as_letters_and_nearly_as_broad_may_be_a_digit(
    length: float, width: float, marks: bool
) -> None:
    centers = 20.0 + 28.0 * np.arange(5)
    each = [[4.0, 4.0 + length, center - width / 2, center + width / 2] for center in centers]
    title = [[14.0, 20.0, 60.0 + 8.0 * k, 66.0 + 8.0 * k] for k in range(6)]
    view = np.array([*each, *title])
    away = np.abs(view[:, 2:].mean(axis=1)[:, None] - centers[None, :])
    assert _one_each(view, away, 6.0).tolist() == [marks] * 5 + [False] * 6
