"""Strips beside a panel that look like lines of its cells: averages of its rows or columns.

A strip of annotation is narrow and has colors of its own. One as thick as the panel's cells, as
long as the panel, in colors of the panel's own bar, is as well a line of it behind a gap.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.color.spaces import delta_e, srgb_to_lab
from unheat.decide.decoded import OFF_RAMP
from unheat.medians import median
from unheat.model import Box, ColorScale, Grid, Layout, PanelLayout

_THICK = 0.85, 1.15
"""Shares of a cell that a strip is thick which may be a line of cells."""

_NEAR, _ALIKE = 1.0, 0.9
"""Cells that a strip stands off at most, and the share of its colors that the bar has."""

_DISTINCT, _COARSE = 3, 16.0
"""Different colors of a line of cells, counted in so many levels; a name's ground has one."""


def has_strip_of_cells(layout: Layout, panel: PanelLayout, scale: ColorScale | None) -> bool:
    """Whether a strip beside a panel may be a line of its cells, by its size and the colors of its
    ``scale``, where that is a bar's."""
    if scale is None or scale.origin != "colorbar" or len(scale.knots) < _DISTINCT:
        return False
    ramp = srgb_to_lab(np.array([knot[1:] for knot in scale.knots], dtype=np.float64))
    if not np.isfinite(ramp).all():
        return False
    grid = panel.grid
    for strip in layout.furniture:
        for upright, spans, size in (
            (True, grid.column_spans, grid.cell_height),
            (False, grid.row_spans, grid.cell_width),
        ):
            box, own = (strip, grid.box) if upright else (strip.transposed(), grid.box.transposed())
            along = (spans[-1][1] - spans[0][0]) / len(spans)
            flush = max(abs(box.x0 - own.x0), abs(box.x1 - own.x1)) <= along / 4
            off = max(own.y0 - box.y1, box.y0 - own.y1)
            thick = _THICK[0] * size <= box.height <= _THICK[1] * size
            if not (flush and thick and -1.0 <= off <= _NEAR * size):
                continue
            picture = layout.raster.rgb if upright else layout.raster.rgb.transpose(1, 0, 2)
            colors = _middles(picture, box, spans)
            near = delta_e(srgb_to_lab(colors)[:, None], ramp[None]).min(axis=1) <= OFF_RAMP
            kinds = np.unique(np.rint(colors / _COARSE), axis=0)
            if near.mean() >= _ALIKE and len(kinds) >= _DISTINCT:
                return True
    return False


def is_such_a_line(box: Box, grid: Grid) -> bool:
    """Whether what passes for the bar of a panel with one line of cells is as large as these, and
    beside them from end to end: another line of cells as well, in an order of its own."""
    if len(grid.column_spans) == 1:
        box, own, single = box.transposed(), grid.box.transposed(), len(grid.row_spans) > 1
        along = grid.cell_height
    else:
        own, single, along = grid.box, len(grid.row_spans) == 1, grid.cell_width
    flush = max(abs(box.x0 - own.x0), abs(box.x1 - own.x1)) <= along / 4
    return single and flush and _THICK[0] * own.height <= box.height <= _THICK[1] * own.height


def _middles(
    picture: npt.NDArray[np.uint8], box: Box, spans: tuple[tuple[float, float], ...]
) -> npt.NDArray[np.float64]:
    """(n, 3) the colors in the middle of a level strip, one for each of the ``spans`` along it."""
    quarter = box.height / 4
    rows = slice(int(box.y0 + quarter), max(int(box.y1 - quarter), int(box.y0 + quarter) + 1))
    found = []
    for first, last in spans:
        inner = (last - first) / 4
        part = picture[rows, int(first + inner) : max(int(last - inner), int(first + inner) + 1)]
        found.append(median(part.reshape(-1, 3).astype(np.float64), along_first=True))
    return np.array(found)
