"""Rules of dots between the rows of a table, and dots that are print."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.text.test_labels import Drawing

from unheat.text.dotted_rules import dotted_rules
from unheat.text.ink import find_glyphs
from unheat.text.labels import locate
from unheat.text.page import Page

ROWS = ("Brazil", "France", "Spain")


def table(*, dot: int, apart: int = 8) -> Drawing:
    drawing = Drawing()
    for row, text in enumerate(ROWS):
        drawing.write(text, 60, 80 + 40 * row, 0.55)
    for row in (1, 2):
        y = 100 + 40 * row - dot // 2
        for x in range(12, 118, apart):
            drawing.pixels[y : y + dot, x : x + dot] = 0
    return drawing


def page_of(drawing: Drawing) -> Page:
    layout = drawing.layout()
    glyphs = find_glyphs(layout.raster, [], layout.background)
    free = np.ones(len(glyphs), dtype=bool)
    return Page(layout=layout, glyphs=glyphs, free=free, size=glyphs.text_size())


@pytest.mark.parametrize("dot", [2, 3])
def test_dots_between_rows_are_no_labels(dot: int) -> None:
    drawing = table(dot=dot)
    sites = locate(drawing.layout())
    assert [site.index for site in sites.of("row", 0)] == [0, 1, 2]
    plain = locate(table(dot=0).layout())
    assert [s.box for s in sites.of("row", 0)] == [s.box for s in plain.of("row", 0)]


def test_points_of_numbers_are_print() -> None:
    drawing = Drawing()
    for col in range(4):
        drawing.write("0.5", 150 + 60 * col, 196)
        drawing.write("1.5", 180 + 60 * col, 196)
    assert not len(dotted_rules(page_of(drawing)))


def test_last_digits_of_a_bar_beside_a_photograph_are_print() -> None:
    drawing = Drawing()
    # Large pieces of ink that are no print, as in a map beside the figure.
    drawing.pixels[300:380, 20:200] = 90
    for number in range(1, 8):
        drawing.write(f"{number}00", 250, 20 + 40 * number)
    assert not len(dotted_rules(page_of(drawing)))


def test_a_small_word_beside_large_drawings_is_no_rule() -> None:
    drawing = Drawing()
    for x in range(20, 520, 60):
        drawing.pixels[230:255, x : x + 40][np.tri(25, 40, 8, dtype=bool)] = 0
    # Letters of one height, as far apart as letters are, and hollow.
    for number, width in enumerate((7, 7, 10, 7, 7, 10, 7, 7)):
        y, x = 20 + 9 * number, 500
        drawing.pixels[y : y + 6, x : x + width] = 0
        drawing.pixels[y + 2 : y + 4, x + 2 : x + 5] = 255
    assert not len(dotted_rules(page_of(drawing)))
