"""A line of cells that the pen of the frame narrowed, beyond the last one that was found.

Small cells that begin under the line of an axis show less than their width, and so the lattice
ends before them. What stands there between the lattice and that line is no page: it has the
colors of cells, row by row. Nothing says how many lines of cells there are, and a person is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.model import Layout, PanelLayout, Reason
from unheat.model.geometry import Span

_NARROWEST, _SHORTEST_PX, _WIDEST = 0.3, 2, 0.95
"""How much of a cell shows at least, also in pixels, and at most."""

_PEN_PX, _RIM_PX = 4, 1
"""How thick the line of an axis is at most, and its blurred rim."""

_FEWEST, _SOME = 4, 0.3
"""Lines of cells that tell at least, and the share of them that is seen to go on."""

_APART, _ALIKE = 24, 3
"""Levels (0–255) by which colors differ, and by which those of one cell do."""

Pixels = npt.NDArray[np.int16]


def with_cut_lines(layout: Layout) -> Layout:
    """The layout with those panels in doubt beyond whose cells narrower ones stand."""
    if layout.raster.lossy:
        return layout
    rgb = layout.raster.rgb
    page = np.array(layout.background)
    panels = tuple(
        panel.doubted(Reason.GRID_AMBIGUOUS) if _goes_on(rgb, panel, page) else panel
        for panel in layout.panels
    )
    return replace(layout, panels=panels)


def _goes_on(rgb: npt.NDArray[np.uint8], panel: PanelLayout, page: npt.NDArray[np.float64]) -> bool:
    """Whether a narrowed line of cells stands beyond one of the four sides of a panel."""
    grid = panel.grid
    for picture, rows, columns in (
        (rgb, grid.row_spans, grid.column_spans),
        (rgb.transpose(1, 0, 2), grid.column_spans, grid.row_spans),
    ):
        width = columns[0][1] - columns[0][0]
        start, end = round(columns[0][0]), round(columns[-1][1])
        lines = picture[_middles(rows)].astype(np.int16)
        if _is_cut(lines[:, :start][:, ::-1], lines[:, start + 1], width, page):
            return True
        if _is_cut(lines[:, end:], lines[:, end - 2], width, page):
            return True
    return False


def _is_cut(beyond: Pixels, last: Pixels, width: float, page: npt.NDArray[np.float64]) -> bool:
    """Whether pixels (n, x, 3) ``beyond`` the ``last`` ones (n, 3) of n lines of cells are those of
    one more line, and then the line of an axis."""
    deep = int(_WIDEST * width) + _PEN_PX + 2 * _RIM_PX
    if len(beyond) < _FEWEST or beyond.shape[1] < deep or width < 1:
        return False
    beyond = beyond[:, :deep]
    # Rows of cells go on in one color up to the pen, which has one color in all of them.
    same = most(np.abs(beyond - beyond[:, :1])) <= _ALIKE
    long = int(np.argmin(np.append(same.all(axis=0), False)))
    if not max(_SHORTEST_PX, _NARROWEST * width) <= long <= _WIDEST * width:
        return False
    pen = beyond[:, long : long + _PEN_PX]
    even = most(np.abs(pen - pen[:1])).max(axis=0) <= _ALIKE
    dark = most(np.abs(pen[0] - page)) > 4 * _APART
    if not (even & dark).any():
        return False
    own = beyond[:, 0]
    colored = most(np.abs(own - page)) > _APART
    new = most(np.abs(own - last)) > _APART
    several = most(np.abs(own - own[:1])).max() > _APART
    return bool(colored.mean() >= _SOME and (colored & new).mean() >= _SOME / 2 and several)


def _middles(spans: Sequence[Span]) -> list[int]:
    """The pixels in the middles of lines of cells."""
    return [int((start + end) / 2) for start, end in spans]
