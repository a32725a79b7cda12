"""Labels of the columns on both sides of the cells, as a matrix plot has them."""

from __future__ import annotations

import cv2
import numpy as np

from unheat.model import Grid, Layout, PanelLayout, Raster
from unheat.text.labels import locate

WORDS = ("Time", "in", "the", "ward", "by", "hour")
NAMES = ("00-03", "03-06", "06-09", "09-12", "12-15", "15-18")


def test_labels_that_stand_on_both_sides_are_no_title() -> None:
    pixels = np.full((300, 560, 3), 255, dtype=np.uint8)

    def write(text: str, x: float, y: float) -> None:
        (width, height), _ = cv2.getTextSize(text, cv2.FONT_HERSHEY_SIMPLEX, 0.45, 1)
        place = (round(x - width / 2), round(y + height / 2))
        font = cv2.FONT_HERSHEY_SIMPLEX
        cv2.putText(pixels, text, place, font, 0.45, (0, 0, 0), 1, cv2.LINE_AA)

    for (row, col), shade in np.ndenumerate(np.arange(18).reshape(3, 6) * 10):
        y, x = 80 + 40 * row, 120 + 60 * col
        pixels[y : y + 40, x : x + 60] = (60 + shade, 90, 160)
    for row in range(3):
        write(f"day {row}", 80, 100 + 40 * row)
    for col, name in enumerate(NAMES):
        write(name, 150 + 60 * col, 68)
        write(name, 150 + 60 * col, 214)
    write("Median wait in the emergency room", 300, 30)
    grid = Grid(
        row_spans=tuple((80.0 + 40 * row, 120.0 + 40 * row) for row in range(3)),
        column_spans=tuple((120.0 + 60 * col, 180.0 + 60 * col) for col in range(6)),
    )
    layout = Layout(
        raster=Raster(rgb=pixels, name="twice", sha256="", format="png"),
        panels=(PanelLayout(grid=grid, frame=grid.box),),
    )
    sites = locate(layout)
    assert len(sites.of("column")) == len(NAMES)
    assert len(sites.of("row")) == 3
    titles = [site for site in sites.sites if site.role.endswith("title")]
    assert [len(site.lines) for site in titles] == [1]
    assert titles[0].box.y1 < 45


def test_words_that_the_edge_of_the_picture_cut_along_are_a_title() -> None:
    pixels = np.full((220, 560, 3), 255, dtype=np.uint8)

    def write(text: str, x: float, y: float) -> None:
        (width, height), _ = cv2.getTextSize(text, cv2.FONT_HERSHEY_SIMPLEX, 0.45, 1)
        place = (round(x - width / 2), round(y + height / 2))
        font = cv2.FONT_HERSHEY_SIMPLEX
        cv2.putText(pixels, text, place, font, 0.45, (0, 0, 0), 1, cv2.LINE_AA)

    for (row, col), shade in np.ndenumerate(np.arange(18).reshape(3, 6) * 10):
        y, x = 30 + 40 * row, 120 + 60 * col
        pixels[y : y + 40, x : x + 60] = (60 + shade, 90, 160)
    for row in range(3):
        write(f"day {row}", 80, 50 + 40 * row)
    for col, (name, word) in enumerate(zip(NAMES, WORDS, strict=True)):
        write(name, 150 + 60 * col, 164)
        write(word, 150 + 60 * col, 0)
    grid = Grid(
        row_spans=tuple((30.0 + 40 * row, 70.0 + 40 * row) for row in range(3)),
        column_spans=tuple((120.0 + 60 * col, 180.0 + 60 * col) for col in range(6)),
    )
    layout = Layout(
        raster=Raster(rgb=pixels, name="cut", sha256="", format="png"),
        panels=(PanelLayout(grid=grid, frame=grid.box),),
    )
    sites = locate(layout)
    assert len(sites.of("column")) == len(NAMES)
    titles = [site for site in sites.sites if site.role.endswith("title")]
    told = [(role, box) for role, _, box in sites.unclaimed if role.endswith("title")]
    assert any(box.y0 < 1.0 for box in [*(site.box for site in titles), *(box for _, box in told)])
    assert not any(site.sure for site in titles)
