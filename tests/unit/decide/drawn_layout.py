"""A drawn page with one panel on it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.model import Grid, Layout, PanelLayout, Raster
from unheat.model.geometry import Span


def drawn_layout(
    page: npt.NDArray[np.uint8],
    rows: tuple[Span, ...],
    columns: tuple[Span, ...],
    *,
    turned: bool = False,
    kind: str = "png",
) -> tuple[Layout, PanelLayout]:
    """The layout of a white page (H, W, 3) with cells at these spans, and its panel; ``turned``
    exchanges rows and columns of both."""
    if turned:
        page, rows, columns = page.transpose(1, 0, 2), columns, rows
    grid = Grid(row_spans=rows, column_spans=columns)
    panel = PanelLayout(grid=grid, frame=grid.box, bar=None)
    raster = Raster(rgb=np.ascontiguousarray(page), name="page", sha256="", format=kind)
    layout = Layout(raster=raster, panels=(panel,), bars=(), background=(255.0, 255.0, 255.0))
    return layout, panel
