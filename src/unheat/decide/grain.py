"""Cells that are not of one color: blocks of a finer matrix that were taken for its cells.

A matrix of a thousand cells a side, whose pixels a codec has mixed, still shows the blocks that
its order makes. Each of them is as grainy as the matrix is; a cell has one color, and leaves no
more grain than the page around it has.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.medians import median
from unheat.model import Layout, PanelLayout

_LEAST_PX, _LEAST_LOSSY_PX = 16.0, 24.0
"""Cells from this size on have an inside that neither borders nor their ripples reach; a codec's
ripples reach through its blocks of 8 pixels, and three of these hold one that no border crosses."""

_INSIDE = 0.25
"""Share of a cell at each side that its borders may reach."""

_GRAIN, _TIMES = 1.0, 3.0
"""Levels of 255 from pixel to pixel in the middling cell, and how many times those of the page,
from which cells are grainy: codecs leave flat color flat, and noise lies on the page as well."""

_MOST_LINES = 24
"""Rows and columns of cells that are looked at."""


def is_grainy(layout: Layout, panel: PanelLayout) -> bool:
    """Whether the cells of ``panel`` change from pixel to pixel where the page does not."""
    rows, columns = panel.grid.row_spans, panel.grid.column_spans
    height = median([end - start for start, end in rows])
    width = median([end - start for start, end in columns])
    if min(height, width) < (_LEAST_LOSSY_PX if layout.raster.lossy else _LEAST_PX):
        return False
    grey = layout.raster.rgb.mean(axis=2, dtype=np.float32)
    found = [
        _steps(grey[_inner(*row), _inner(*column)])
        for row in rows[:: len(rows) // _MOST_LINES + 1]
        for column in columns[:: len(columns) // _MOST_LINES + 1]
    ]
    rim = (grey[0], grey[-1], grey[:, 0], grey[:, -1])
    page = float(np.mean([np.abs(np.diff(line)).mean() for line in rim]))
    return float(median(found)) >= max(_GRAIN, _TIMES * page)


def _inner(start: float, end: float) -> slice:
    margin = _INSIDE * (end - start)
    return slice(int(np.ceil(start + margin)), int(end - margin) + 1)


def _steps(part: npt.NDArray[np.float32]) -> float:
    """The middling step between pixels side by side: print, which is less than half of a cell's
    inside, does not matter."""
    steps = np.abs(np.diff(part, axis=1))
    return float(np.median(steps)) if steps.size else 0.0
