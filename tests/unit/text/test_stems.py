"""Pieces at a panel that other pieces were parted from."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from tests.unit.text.test_labels import Drawing

from unheat.text.ink import find_glyphs
from unheat.text.page import Page
from unheat.text.stems import part_from_marks


def test_a_piece_that_lost_its_first_lines_is_looked_at_where_it_has_ink() -> None:
    drawing = Drawing()
    for row in range(3):
        drawing.pixels[70 + 40 * row : 90 + 40 * row, 96:119] = 0
    layout = drawing.layout()
    glyphs = find_glyphs(layout.raster, [layout.panels[0].grid.box], layout.background)
    labels = glyphs.labels.copy()
    # Of one piece the part at the panel went to another one, of the next one all.
    labels[:110, 117:119] = 0
    labels[110:140, 96:119] = 0
    glyphs = replace(glyphs, labels=labels)
    free = np.ones(len(glyphs), dtype=bool)
    page = Page(layout=layout, glyphs=glyphs, free=free, size=glyphs.text_size())
    index = np.arange(len(glyphs))
    found = part_from_marks(page, index, layout.panels[0].grid.box, "left")
    assert set(index.tolist()) <= set(found.tolist())


def test_a_mark_with_a_soft_end_is_cut_off_the_letter_that_it_runs_into() -> None:
    drawing = Drawing()
    # Marks between two pixels: their ends are narrower by one than they are.
    for x in (140, 200, 260, 320):
        drawing.pixels[183:194, x : x + 3] = 0
        drawing.pixels[[182, 194], x + 1 : x + 3] = 0
    # One of them stands on the rim of a letter.
    for x in (198, 205):
        drawing.pixels[195:212, x : x + 2] = 0
    for y in (195, 210):
        drawing.pixels[y : y + 2, 198:207] = 0
    layout = drawing.layout()
    own = layout.panels[0].grid.box
    glyphs = find_glyphs(layout.raster, [own], layout.background)
    free = np.ones(len(glyphs), dtype=bool)
    page = Page(layout=layout, glyphs=glyphs, free=free, size=16.0)
    index = np.arange(len(glyphs))
    assert len(index) == 4
    assert len(part_from_marks(page, index, own, "bottom")) == 5


def test_soft_marks_of_an_enlarged_picture_are_cut_off_the_digits_below_them() -> None:
    """Their ends are narrower than they are by a pixel on either side, and no two are alike."""
    drawing = Drawing()
    shafts = {
        140: ((1, 1), (0, 2), (0, 2), (0, 2), (0, 2), (1, 2)),
        200: ((1, 1), (1, 2), (0, 2), (0, 2), (0, 2), (0, 1)),
        260: ((0, 1), (0, 1), (0, 1), (0, 1), (0, 1), (0, 1)),
    }
    for x, rows in shafts.items():
        for y, (start, end) in enumerate(rows, 200):
            drawing.pixels[y, x + start : x + end + 1] = 0
        drawing.pixels[206:218, x - 3 : x + 5] = 0
        drawing.pixels[208:216, x - 1 : x + 3] = 255
    layout = drawing.layout()
    own = layout.panels[0].grid.box
    glyphs = find_glyphs(layout.raster, [own], layout.background)
    page = Page(layout=layout, glyphs=glyphs, free=np.ones(len(glyphs), dtype=bool), size=10.0)
    found = part_from_marks(page, np.arange(len(glyphs)), own, "bottom")
    assert len(found) == 2 * len(shafts)
    assert page.glyphs.boxes[:3, 1].tolist() == [206.0] * 3
