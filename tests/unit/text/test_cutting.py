"""Pieces of ink cut in two."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.text.test_labels import Drawing

from unheat.text.cutting import part_at
from unheat.text.ink import find_glyphs
from unheat.text.page import Page


@pytest.mark.parametrize("axis", [0, 1])
def test_a_piece_without_ink_on_one_side_of_the_cut_stays_whole(axis: int) -> None:
    """Its extents reach across, since what was parted from it before had its ink there."""
    drawing = Drawing()
    for place in (0, 60):
        y, x = (220, 140 + place) if axis == 1 else (220 + place, 140)
        drawing.pixels[y : y + 20, x : x + 20] = 0
    layout = drawing.layout()
    glyphs = find_glyphs(layout.raster, [layout.panels[0].grid.box], layout.background)
    labels = glyphs.labels.copy()
    second = labels == glyphs.label[1]
    second[:, 150:] &= axis == 1
    if axis == 1:
        second[230:] = False
    labels[second] = 0
    glyphs = replace(glyphs, labels=labels)
    page = Page(layout=layout, glyphs=glyphs, free=np.ones(2, dtype=bool), size=16.0)
    cut = 226 if axis == 1 else 146
    assert part_at(page, np.arange(2), cut, axis).tolist() == [2]
    assert len(page.glyphs) == len(page.free) == 3
    assert page.glyphs.boxes[1].tolist() == glyphs.boxes[1].tolist()
