"""A tick mark just beyond the end of a color bar is no name of it."""

from __future__ import annotations

from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Drawing

from unheat.model import Raster
from unheat.pipeline import read_raster


def test_a_mark_past_the_end_of_a_bar_is_no_name() -> None:
    values = np.random.default_rng(3).integers(0, 61, (6, 6)) / 100
    with mpl.rc_context({"font.family": "DejaVu Sans", "font.size": 10}):
        drawing = Drawing(figsize=(7, 5), dpi=150)
        canvas: Any = FigureCanvasAgg(drawing)
        axes = drawing.add_subplot()
        shown = axes.imshow(values, cmap="YlGn", vmin=0, vmax=0.6)
        axes.set_xticks(range(6), list("ABDEFG"))
        axes.set_yticks(range(6), list("KMNPRS"))
        bar = drawing.colorbar(shown)
        bar.ax.tick_params(length=0, pad=12)
        bar.outline.set_visible(False)
        canvas.draw()
        rgb = np.ascontiguousarray(np.asarray(canvas.buffer_rgba())[..., :3])
        box = bar.ax.get_window_extent()
    right, bottom, top = round(box.x1), len(rgb) - round(box.y0), len(rgb) - round(box.y1)
    for share in np.linspace(0, 1, 7):
        y = round(bottom + share * (top - bottom))
        rgb[y : y + 3, right - 2 : right + 9] = 20
    source = Raster(rgb=rgb, name="drawn", sha256="", format="png")
    (panel,) = read_raster(source).panels
    assert panel.scale is not None
    assert panel.scale.label is None
    assert len(panel.scale.ticks) == 7
