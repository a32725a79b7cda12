"""Swatches of the color of no value, below a bar, and their names."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from tests.unit.text.test_labels import Drawing

from unheat.model import Bar, Box
from unheat.text.ink import find_glyphs
from unheat.text.page import Page
from unheat.text.swatch_names import swatches_named

BAR = Bar(box=Box(400.0, 60.0, 416.0, 180.0), orientation="vertical")


def claimed(drawing: Drawing) -> list[Box]:
    layout = drawing.layout(BAR)
    boxes = [layout.panels[0].grid.box, BAR.box.padded(2.0)]
    glyphs = find_glyphs(layout.raster, boxes, layout.background)
    free = np.ones(len(glyphs), dtype=bool)
    page = Page(layout=layout, glyphs=glyphs, free=free, size=glyphs.text_size())
    return [Box(*glyphs.boxes[number].tolist()) for number in swatches_named(page, BAR)]


@pytest.mark.parametrize("fill", [0, 170, 255])
def test_what_stands_beside_a_swatch_below_a_bar_is_the_name_of_that(fill: int) -> None:
    drawing = Drawing()
    drawing.pixels[196:214, 400:417] = 0
    drawing.pixels[197:213, 401:416] = fill
    drawing.write("NaN", 438, 205)
    boxes = claimed(drawing)
    assert max(box.x1 for box in boxes) > 445
    assert min(box.x0 for box in boxes) < 404


def test_a_word_below_a_bar_is_none() -> None:
    drawing = Drawing()
    drawing.write("score", 408, 205)
    drawing.write("gain", 460, 205)
    assert not claimed(drawing)


def test_a_swatch_without_a_name_and_one_off_the_bar_are_left_alone() -> None:
    drawing = Drawing()
    drawing.pixels[196:214, 400:417] = 0
    assert not claimed(drawing)
    aside = Drawing()
    aside.pixels[196:214, 380:397] = 0
    aside.write("NaN", 438, 205)
    assert not claimed(aside)


def test_bold_letters_that_touch_are_no_framed_swatch() -> None:
    """ "USD" over a bar, whose first two letters are one piece as wide as the bar."""
    rows = (
        "###..###.#####.",
        "###..##########",
        "###..######..##",
        "###..#########.",
        "###..###.######",
        "###..###.#...##",
        "#######.#######",
        ".######..######",
    )
    ink = np.array([[char == "#" for char in row] for row in rows])
    drawing = Drawing()
    drawing.pixels[44:52, 401:416][ink] = 0
    drawing.write("D (thousands)", 470, 48)
    assert not claimed(drawing)


def test_a_digit_whose_strokes_a_blur_filled_is_no_swatch() -> None:
    """The "3" of "1e−3" over a bar: what is within its rim has many shades."""
    drawing = Drawing()
    cv2.putText(drawing.pixels, "8", (401, 50), cv2.FONT_HERSHEY_SIMPLEX, 0.55, (0, 0, 0), 3)
    drawing.pixels[30:56, 396:420] = cv2.GaussianBlur(drawing.pixels[30:56, 396:420], (0, 0), 1.2)
    drawing.write("1e-", 385, 44)
    assert not claimed(drawing)
