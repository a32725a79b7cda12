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
