"""A title that begins at the margin and stands beside the ends of slanted labels over the cells."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from unheat.model import Grid, Layout, PanelLayout, Raster
from unheat.text.labels import locate

NAMES = ("piano", "organ", "choir", "string quartet", "symphony")


def test_slanted_labels_under_a_title_at_the_margin_are_found() -> None:
    width, height = 640, 300
    figure = Figure(figsize=(width / 100, height / 100), dpi=100)
    canvas: Any = FigureCanvasAgg(figure)
    for col, name in enumerate(NAMES):
        figure.text((110 + 100 * col + 42) / width, 1 - 112 / height, name, rotation=30, fontsize=9)
    figure.text(70 / width, 1 - 66 / height, "Works in the catalogue", fontsize=13)
    canvas.draw()
    pixels = np.asarray(canvas.buffer_rgba())[:, :, :3].copy()
    for row in range(5):
        for col in range(5):
            y, x = 120 + 30 * row, 110 + 100 * col
            pixels[y : y + 30, x : x + 100] = (90 + 20 * row, 40 + 25 * col, 120)
    grid = Grid(
        row_spans=tuple((120.0 + 30 * i, 150.0 + 30 * i) for i in range(5)),
        column_spans=tuple((110.0 + 100 * i, 210.0 + 100 * i) for i in range(5)),
    )
    layout = Layout(
        raster=Raster(rgb=pixels, name="drawn", sha256="", format="png"),
        panels=(PanelLayout(grid=grid, frame=grid.box, bar=None),),
        bars=(),
        background=(255.0, 255.0, 255.0),
    )
    sites = locate(layout)
    assert [site.index for site in sites.of("column", 0)] == [0, 1, 2, 3, 4]
    (title,) = sites.of("title")
    assert title.box.x0 < 110.0


def test_the_words_about_an_equals_sign_are_one_title_over_a_slanted_name() -> None:
    """The letters "= 4" lie where the only name goes on, and are none of it."""
    width, height = 460, 330
    figure = Figure(figsize=(width / 100, height / 100), dpi=100)
    canvas: Any = FigureCanvasAgg(figure)
    figure.text(94 / width, 1 - 96 / height, "Age", rotation=45, fontsize=11)
    figure.text(230 / width, 1 - 40 / height, "Adults, n = 412", fontsize=13, ha="center")
    canvas.draw()
    pixels = np.asarray(canvas.buffer_rgba())[:, :, :3].copy()
    for row in range(5):
        for col in range(5):
            y, x = 104 + 40 * row, 80 + 60 * col
            pixels[y : y + 40, x : x + 60] = (90 + 20 * row, 40 + 25 * col, 120)
    grid = Grid(
        row_spans=tuple((104.0 + 40 * i, 144.0 + 40 * i) for i in range(5)),
        column_spans=tuple((80.0 + 60 * i, 140.0 + 60 * i) for i in range(5)),
    )
    layout = Layout(
        raster=Raster(rgb=pixels, name="drawn", sha256="", format="png"),
        panels=(PanelLayout(grid=grid, frame=grid.box, bar=None),),
        bars=(),
        background=(255.0, 255.0, 255.0),
    )
    (title,) = locate(layout).of("title")
    ink = np.nonzero((pixels[20:50] < 128).all(axis=2).any(axis=0))[0]
    assert title.box.x1 >= ink.max()
