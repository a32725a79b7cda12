"""Titles whose heads the edge of the picture has cut, and those that only touch it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from tests.unit.text.test_labels import Drawing

from unheat.model import Layout, Raster
from unheat.text.labels import locate
from unheat.text.page import Page
from unheat.text.picture_edge import is_cut_along, loses_heads


def turned_title(lost: int) -> Layout:
    """A heatmap whose title of rows is trimmed to its ink and ``lost`` pixels more, at the left."""
    drawing = Drawing()
    for row, text in enumerate(("Porto", "Basel", "Turin")):
        drawing.write(text, 85, 80 + 40 * row)
    figure = Figure(figsize=(0.3, 1.1), dpi=100)
    canvas: Any = FigureCanvasAgg(figure)
    figure.text(0.5, 0.5, "True label", rotation=90, ha="center", va="center", fontsize=11)
    canvas.draw()
    strip = np.asarray(canvas.buffer_rgba())[:, :, :3]
    first = int(np.flatnonzero((strip < 128).any(axis=(0, 2)))[0]) + lost
    strip = strip[:, first : first + 18]
    pixels = drawing.pixels
    pixels[65 : 65 + len(strip), : strip.shape[1]] = strip
    layout = drawing.layout()
    raster = Raster(rgb=pixels, name="drawn", sha256="", format="png")
    return Layout(raster=raster, panels=layout.panels, bars=(), background=layout.background)


@pytest.mark.parametrize(("lost", "cut"), [(0, False), (3, True)])
def test_a_title_without_its_heads_is_told_from_one_that_touches_the_edge(
    lost: int, cut: bool
) -> None:
    layout = turned_title(lost)
    sites = locate(layout)
    (title,) = sites.of("row-title")
    every = np.ones(len(sites.glyphs), dtype=bool)
    page = Page(layout=layout, glyphs=sites.glyphs, free=every, size=10.0)
    assert loses_heads(page, title.lines[0]) == cut
    assert not (cut and title.sure)
    assert is_cut_along(page, title.lines[0])
    assert not any(is_cut_along(page, line) for site in sites.of("row", 0) for line in site.lines)
