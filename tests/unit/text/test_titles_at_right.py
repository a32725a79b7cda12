"""Titles that end where the cells of their panels end."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from tests.unit.text.test_facet_strips import split
from tests.unit.text.test_labels import FONT, Drawing

from unheat.model import Grid
from unheat.text.labels import locate

TOPS = (60, 230)


@pytest.mark.parametrize(
    ("titles", "off", "theirs"),
    [
        (("Wild type", "Double mutant"), 0, True),
        # They say the same: a unit.
        (("in percent", "in percent"), 0, False),
        (("Wild type", "Double mutant"), 14, False),
    ],
)
def test_lines_at_the_right_end_of_each_panel_are_titles(
    titles: tuple[str, str], off: int, theirs: bool
) -> None:
    drawing = Drawing()
    drawing.pixels = np.vstack([drawing.pixels, np.full((90, 560, 3), 255, np.uint8)])
    drawing.pixels[TOPS[1] : TOPS[1] + 80, 120:360] = drawing.pixels[60:140, 120:360]
    drawing.pixels[140 : TOPS[1]] = 255
    for top, title in zip(TOPS, titles, strict=True):
        for row in range(2):
            drawing.write(f"r{row + 1}", 100, top + 20 + 40 * row)
        for col in range(4):
            drawing.write(f"c{col + 1}", 150 + 60 * col, top + 92)
        (width, _), _ = cv2.getTextSize(title, FONT, 0.5, 1)
        drawing.write(title, 360 - width // 2 - off, top - 14, 0.5)
    columns = tuple((120.0 + 60 * col, 180.0 + 60 * col) for col in range(4))
    grids = [
        Grid(
            row_spans=((float(top), top + 40.0), (top + 40.0, top + 80.0)),
            column_spans=columns,
        )
        for top in TOPS
    ]
    found = locate(split(drawing, grids))
    sure = [site.owner for site in found.sites if site.role == "title" and site.sure]
    assert sorted(sure) == ([0, 1] if theirs else [])
    if theirs:
        assert not any(site.role == "column-title" for site in found.sites)
