"""A panel with slanted labels under its columns, as several tests draw it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from unheat.model import Box, Grid, Layout, PanelLayout, Raster

LEFT, TOP, FOOT = 60, 40, 100


def slanted_columns(
    labels: Mapping[int, str], *, pitch: int, count: int, marks: bool, size: float = 10.0
) -> Layout:
    """A panel of three rows and ``count`` columns, ``pitch`` pixels wide, that has ``labels`` of
    some of these below it, rotated by 45° about their middles, with tick marks or without."""
    width, height = 2 * LEFT + pitch * count, 200
    figure = Figure(figsize=(width / 100, height / 100), dpi=100)
    canvas: Any = FigureCanvasAgg(figure)
    for place, text in labels.items():
        x, y = (LEFT + pitch * (place + 0.5)) / width, 1 - (FOOT + 9) / height
        figure.text(x, y, text, rotation=45, ha="center", va="top", size=size)
    canvas.draw()
    pixels = np.asarray(canvas.buffer_rgba())[:, :, :3].copy()
    pixels[TOP:FOOT, LEFT : LEFT + pitch * count] = (70, 110, 150)
    for place in labels if marks else ():
        pixels[FOOT : FOOT + 5, LEFT + pitch * place + pitch // 2] = 0
    grid = Grid(
        row_spans=tuple((TOP + 20.0 * i, TOP + 20.0 * (i + 1)) for i in range(3)),
        column_spans=tuple(
            (LEFT + float(pitch * i), LEFT + pitch * (i + 1.0)) for i in range(count)
        ),
    )
    return Layout(
        raster=Raster(rgb=pixels, name="drawn", sha256="", format="png"),
        panels=(PanelLayout(grid=grid, frame=Box(LEFT, TOP, LEFT + pitch * count, FOOT)),),
        bars=(),
        background=(255.0,) * 3,
    )
