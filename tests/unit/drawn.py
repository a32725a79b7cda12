"""Pictures that matplotlib draws within a test."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Drawing

from unheat.model import Raster


def drawing(width: float, height: float, *, dpi: int = 100) -> Drawing:
    """An empty figure of so many inches, on a canvas of its own."""
    empty = Drawing(figsize=(width, height), dpi=dpi)
    FigureCanvasAgg(empty)
    return empty


def raster_of(drawn: Drawing) -> Raster:
    """The pixels of a figure as a picture that was loaded."""
    canvas: Any = drawn.canvas
    canvas.draw()
    rgb = np.ascontiguousarray(np.asarray(canvas.buffer_rgba())[..., :3])
    return Raster(rgb=rgb, name="drawn", sha256="", format="png")
