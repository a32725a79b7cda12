"""Labels of every tenth column, of which the first hangs out beyond the cells."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from unheat.model import Grid, Layout, PanelLayout, Raster
from unheat.text.labels import locate

WIDTH, HEIGHT, CELL = 640, 300, 12


def test_wide_labels_of_narrow_columns_are_whole() -> None:
    figure = Figure(figsize=(WIDTH / 100, HEIGHT / 100), dpi=100)
    for number in range(5):
        x = 100 + CELL * (10 * number + 0.5)
        text = f"{20 + 5 * number} Mb"
        figure.text(x / WIDTH, 1 - 224 / HEIGHT, text, fontsize=10, ha="center", va="baseline")
    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    pixels = np.asarray(canvas.buffer_rgba())[:, :, :3].copy()
    shades = np.random.default_rng(1).integers(30, 220, (12, 42, 3), dtype=np.uint8)
    pixels[60:204, 100:604] = shades.repeat(CELL, axis=0).repeat(CELL, axis=1)
    grid = Grid(
        row_spans=tuple((60.0 + CELL * i, 72.0 + CELL * i) for i in range(12)),
        column_spans=tuple((100.0 + CELL * i, 112.0 + CELL * i) for i in range(42)),
    )
    layout = Layout(
        raster=Raster(rgb=pixels, name="drawn", sha256="", format="png"),
        panels=(PanelLayout(grid=grid, frame=grid.box, bar=None),),
        bars=(),
        background=(255.0, 255.0, 255.0),
    )
    sites = locate(layout).of("column", 0)
    assert [site.index for site in sites] == [0, 10, 20, 30, 40]
    assert [len(site.lines[0].glyphs) for site in sites] == [4] * 5
    assert sites[0].box.x0 < 94.0
