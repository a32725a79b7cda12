"""Headings of rows of panels."""

from __future__ import annotations

import cv2
import numpy as np

from unheat.model import Grid, Layout, PanelLayout, Raster
from unheat.text.labels import locate
from unheat.text.sites import Sites

FONT = cv2.FONT_HERSHEY_SIMPLEX


def drawn(*lines: tuple[str, int, float]) -> Sites:
    """Four panels in two rows with a title each, and level ``lines`` (text, height, scale) on the
    middle of the page."""
    pixels = np.full((440, 520, 3), 255, dtype=np.uint8)
    panels = []

    def write(text: str, x: int, y: int, scale: float) -> None:
        (width, height), _ = cv2.getTextSize(text, FONT, scale, 1)
        place = (round(x - width / 2), round(y + height / 2))
        cv2.putText(pixels, text, place, FONT, scale, (0, 0, 0), 1, cv2.LINE_AA)

    for top in (80, 290):
        for left in (60, 280):
            for row in range(3):
                for col in range(3):
                    y, x, shade = top + 30 * row, left + 60 * col, 60 + 40 * row + 20 * col
                    pixels[y : y + 30, x : x + 60] = (shade, 90, 200 - shade)
            spans = [
                tuple((at + n * k, at + n * k + n) for k in range(3))
                for at, n in ((float(top), 30.0), (float(left), 60.0))
            ]
            grid = Grid(row_spans=spans[0], column_spans=spans[1])
            panels.append(PanelLayout(grid=grid, frame=grid.box, bar=None))
            write("own" if left == 60 else "other", left + 90, top - 14, 0.45)
    for text, y, scale in lines:
        write(text, 260, y, scale)
    raster = Raster(rgb=pixels, name="drawn", sha256="", format="png")
    return locate(
        Layout(raster=raster, panels=tuple(panels), bars=(), background=(255.0, 255.0, 255.0))
    )


def test_a_heading_of_each_row_names_no_columns_and_is_asked_about_as_the_title_of_all() -> None:
    sites = drawn(("Upper cells", 38, 0.6), ("Lower cells", 248, 0.6))
    assert not sites.of("column-title")
    (head,) = sites.of("figure-title")
    assert not head.sure


def test_a_title_over_all_and_a_name_of_columns_set_otherwise_stay() -> None:
    sites = drawn(("Upper cells", 38, 0.6), ("columns", 190, 0.45))
    assert sites.of("column-title")
    (head,) = sites.of("figure-title")
    assert head.sure
