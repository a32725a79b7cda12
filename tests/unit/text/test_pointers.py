"""Marks that a codec has blurred, cut from their labels and told by their places."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.text.test_labels import Drawing

from unheat.text.labels import locate


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
