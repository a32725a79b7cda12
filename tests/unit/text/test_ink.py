"""Pieces of ink: which of them are long, and so tell how a line runs."""

from __future__ import annotations

import numpy as np

from unheat.model import Raster
from unheat.text.ink import find_glyphs

WHITE = (255.0, 255.0, 255.0)


def test_digits_are_not_long_beside_the_marks_of_many_ticks() -> None:
    page = np.full((120, 200, 3), 255, dtype=np.uint8)
    for i in range(6):  # digits of 7 × 12
        page[10:22, 20 + 10 * i : 27 + 10 * i] = 0
        page[12:20, 22 + 10 * i : 25 + 10 * i] = 255
    for i in range(20):
        page[40, 10 + 9 * i : 13 + 9 * i] = 0
    raster = Raster(rgb=page, name="drawn", sha256="", format="png")
    glyphs = find_glyphs(raster, [], WHITE)
    digits = glyphs.boxes[:, 3] < 30
    assert digits.sum() == 6
    assert np.isnan(glyphs.slope[digits]).all()
    assert (glyphs.height[digits] > 8).all()
