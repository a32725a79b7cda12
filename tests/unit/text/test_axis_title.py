"""Titles of axes, and what stands beside the cells instead."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from tests.unit.text.test_titles import CELLS, Page

from unheat.text.align import NOTHING
from unheat.text.axis_title import find_title, is_level
from unheat.text.ink import find_glyphs
from unheat.text.page import Page as TextPage


def test_a_frame_beside_the_cells_is_no_title_and_takes_no_labels(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # So these labels run, which are as many as tell it.
    monkeypatch.setattr("unheat.text.axis_title.evident_angle", lambda *_: 0.0)
    drawn = Page()
    # The frame of a chart, as thick as letters are to a codec, close to the line of the labels.
    cv2.rectangle(drawn.pixels, (409, 121), (459, 284), (0, 0, 0), 6)
    for col in range(5):
        drawn.write("P010", 182 + 52 * col, 300)
    layout = drawn.layout()
    glyphs = find_glyphs(layout.raster, [CELLS], (255.0,) * 3)
    page = TextPage(layout=layout, glyphs=glyphs, free=np.ones(len(glyphs), bool), size=10.0)
    frame = np.flatnonzero(glyphs.boxes[:, 3] - glyphs.boxes[:, 1] > 60)
    assert len(frame)
    title, left = find_title(page, CELLS, "right", [frame], NOTHING, np.zeros(0))
    assert title is None
    assert [band.tolist() for band in left] == [frame.tolist()]
    assert page.free.all()


def test_a_word_of_upright_strokes_is_level() -> None:
    """Two letters that an enlargement joined, and an "i" and two "l" after them: they lean along
    none of these."""
    drawn = Page()
    for x, y, width, height in [(208, 9, 23, 18), (232, 9, 5, 4), (232, 15, 5, 12)]:
        drawn.pixels[y : y + height, x : x + width] = 60
    for x in (238, 244):
        drawn.pixels[9:27, x : x + 5] = 60
    layout = drawn.layout()
    glyphs = find_glyphs(layout.raster, [], (255.0,) * 3)
    page = TextPage(layout=layout, glyphs=glyphs, free=np.ones(len(glyphs), bool), size=14.0)
    word = np.flatnonzero((glyphs.boxes[:, 2:] - glyphs.boxes[:, :2] < 30).all(axis=1))
    assert is_level(page, word)
