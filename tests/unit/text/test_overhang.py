"""Labels of every tenth column, of which the first hangs out beyond the cells."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from unheat.model import Grid, Layout, PanelLayout, Raster
from unheat.text.labels import locate
from unheat.text.sites import Site

WIDTH, HEIGHT, CELL = 640, 300, 12


def under_columns(*lines: Mapping[int, str]) -> list[Site]:
    """The labels of 42 columns with these texts under some of them, line by line."""
    figure = Figure(figsize=(WIDTH / 100, HEIGHT / 100), dpi=100)
    for line, texts in enumerate(lines):
        for column, text in texts.items():
            x, y = 100 + CELL * (column + 0.5), 224 + 17 * line
            figure.text(x / WIDTH, 1 - y / HEIGHT, text, fontsize=10, ha="center", va="baseline")
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
    return locate(layout).of("column", 0)


def test_wide_labels_of_narrow_columns_are_whole() -> None:
    sites = under_columns({10 * number: f"{20 + 5 * number} Mb" for number in range(5)})
    assert [site.index for site in sites] == [0, 10, 20, 30, 40]
    assert [len(site.lines[0].glyphs) for site in sites] == [4] * 5
    assert sites[0].box.x0 < 94.0


def test_further_lines_wider_than_their_columns_are_of_the_labels_over_them() -> None:
    times = {5 * number: "00:00" if number % 4 == 0 else "06:00" for number in range(8)}
    sites = under_columns(times, {0: "2021", 20: "2022"})
    assert [site.index for site in sites] == list(times)
    assert [len(site.lines) for site in sites] == [2, 1, 1, 1, 2, 1, 1, 1]
    assert [len(sites[number].lines[1].glyphs) for number in (0, 4)] == [4, 4]
