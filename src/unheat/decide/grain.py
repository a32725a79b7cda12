"""Cells that are not of one color: blocks of a finer matrix that were taken for its cells.

A matrix of a thousand cells a side, whose pixels a codec has mixed, still shows the blocks that
its order makes. Each of them is as grainy as the matrix is; a cell has one color, and leaves no
more grain than the page around it has, and behind a codec no more than a flat cell has that went
through the same one.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from unheat.medians import median, median_level
from unheat.model import Layout, PanelLayout, Raster, Span

_LEAST_PX, _LEAST_LOSSY_PX = 16.0, 24.0
"""Cells from this size on have an inside that neither borders nor their ripples reach; a codec's
ripples reach through its blocks of 8 pixels, and three of these hold one that no border crosses."""

_LEAST_IN_FILE_PX, _AS_MUCH, _AROUND_PX = 6.0, 1.5, 16
"""Smaller cells of a JPEG file are looked at from this size on; how many times the grain of flat
ones that went through its codec theirs is, and a level more; and the pixels about the cells that
its blocks reach into, of 16 where color is halved."""

_INSIDE = 0.25
"""Share of a cell at each side that its borders may reach."""

_GRAIN, _TIMES = 1.0, 3.0
"""Levels of 255 from pixel to pixel in the middling cell, and how many times those of the page,
from which cells are grainy: codecs leave flat color flat, and noise lies on the page as well."""

_USUAL = 75
"""The quality of a file that does not tell it."""

_MOST_LINES = 24
"""Rows and columns of cells that are looked at."""


def is_grainy(layout: Layout, panel: PanelLayout) -> bool:
    """Whether the cells of ``panel`` change from pixel to pixel where the page does not."""
    rows, columns = panel.grid.row_spans, panel.grid.column_spans
    height = median([end - start for start, end in rows])
    width = median([end - start for start, end in columns])
    raster = layout.raster
    least = _LEAST_LOSSY_PX if raster.lossy else _LEAST_PX
    modeled = raster.jpeg is not None and min(height, width) < least
    if min(height, width) < (_LEAST_IN_FILE_PX if modeled else least):
        return False
    found = _grain(raster.rgb, rows, columns)
    rgb = raster.rgb
    rim = [line.mean(axis=1, dtype=np.float32) for line in (rgb[0], rgb[-1], rgb[:, 0], rgb[:, -1])]
    page = float(np.mean([np.abs(np.diff(line)).mean() for line in rim]))
    if found < max(_GRAIN, _TIMES * page):
        return False
    return not modeled or found > _GRAIN + _AS_MUCH * _grain(_flat(raster, panel), rows, columns)


def _grain(rgb: npt.NDArray[np.uint8], rows: Sequence[Span], columns: Sequence[Span]) -> float:
    """The step from pixel to pixel in the middling cell, in levels; rgb: (H, W, 3)."""
    found = []
    for row in rows[:: len(rows) // _MOST_LINES + 1]:
        line = rgb[_inner(*row)].mean(axis=2, dtype=np.float32)
        found += [
            _steps(line[:, _inner(*column)])
            for column in columns[:: len(columns) // _MOST_LINES + 1]
        ]
    return float(median(found))


def _flat(raster: Raster, panel: PanelLayout) -> npt.NDArray[np.uint8]:
    """The picture (H, W, 3) with cells of one color each that went through its codec."""
    box = panel.grid.box
    # Blocks begin where those of the file do.
    x0, y0 = (
        max(at + (int(start) - _AROUND_PX - at) // _AROUND_PX * _AROUND_PX, at)
        for start, at in zip((box.x0, box.y0), raster.jpeg_at, strict=True)
    )
    y1, x1 = int(box.y1) + _AROUND_PX, int(box.x1) + _AROUND_PX
    flat = raster.rgb.copy()
    for row in panel.grid.row_spans:
        for column in panel.grid.column_spans:
            own = raster.rgb[_inner(*row), _inner(*column)].reshape(-1, 3)
            at = slice(round(row[0]), round(row[1])), slice(round(column[0]), round(column[1]))
            flat[at] = median_level(own, axis=0)
    part = np.ascontiguousarray(flat[y0:y1, x0:x1, ::-1])
    quality = int(np.clip(raster.quality or _USUAL, 1, 100))
    _, coded = cv2.imencode(".jpg", part, [cv2.IMWRITE_JPEG_QUALITY, quality])
    decoded = np.asarray(cv2.imdecode(coded, cv2.IMREAD_COLOR), np.uint8)
    flat[y0:y1, x0:x1] = decoded[..., ::-1]
    return flat


def _inner(start: float, end: float) -> slice:
    margin = _INSIDE * (end - start)
    return slice(int(np.ceil(start + margin)), int(end - margin) + 1)


def _steps(part: npt.NDArray[np.float32]) -> float:
    """The middling step between pixels side by side: print, which is less than half of a cell's
    inside, does not matter."""
    steps = np.abs(np.diff(part, axis=1))
    return float(np.median(steps)) if steps.size else 0.0
