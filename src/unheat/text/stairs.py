"""Labels that stand on the stairs of a diagonal, in the empty half of a square matrix."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.model import Box, CellPixels, Grid, PanelLayout
from unheat.text.align import Aligned
from unheat.text.axes import Side
from unheat.text.ink import IntArray
from unheat.text.lines import Line, group_lines, measure_angle, slant
from unheat.text.page import Page

BoolArray = npt.NDArray[np.bool_]

_LEAST, _MOST = 3, 0.8
"""So many rows make stairs, and so large a share of them is labelled on stairs."""

_GAP = 2.0
"""A label stands within so many letter heights of the cells that it names."""

_OFF = 0.3
"""And so far off the middle of its row at most, as a share of a row."""


def bare_half(pixels: CellPixels) -> tuple[str, BoolArray] | None:
    """("row" or "column", (R, C)): whose labels the empty half of a square matrix may hold, and
    its cells; None where no half is empty.
    """
    rows, columns = pixels.blank.shape
    if rows != columns or rows < _LEAST:
        return None
    bare = pixels.blank & ~(pixels.ink_share > 0)
    lower = np.tri(rows, k=-1, dtype=bool)
    for role, half in (("row", lower), ("column", lower.T)):
        if bare[half].all() and not bare[~half].all():
            return role, half
    return None


def on_stairs(page: Page, panel: PanelLayout, pixels: CellPixels) -> tuple[str, Side] | None:
    """(role, labels) where nearly every row, or column, is named on the stairs; claimed."""
    found = bare_half(pixels)
    if found is None:
        return None
    role, half = found
    index = _in_half(page, panel.grid, half, role)
    if not len(index):
        return None
    size = page.glyphs.text_size(index)
    angle = 0.0
    if role == "column":
        angle = measure_angle(page.glyphs, index) or slant(page.glyphs, index)
    lines = group_lines(page.glyphs, index, angle, size)
    places = _places(lines, panel.grid, role, size)
    if len(places) < _MOST * half.shape[0]:
        return None
    labels = Aligned(places=places, offset=0.0, spread=0.0)
    page.claim(labels.glyphs)
    side = "left" if role == "row" else "top"
    return role, Side(side=side, labels=labels, angle=angle)


def _in_half(page: Page, grid: Grid, half: BoolArray, role: str) -> IntArray:
    """Free glyphs in the empty half, and before its first step, which lies outside."""
    boxes = page.glyphs.boxes
    middles = page.glyphs.centers
    width = page.glyphs.labels.shape[1]
    first = (
        Box(0.0, grid.row_spans[0][0], grid.box.x0, grid.row_spans[0][1])
        if role == "row"
        else Box(grid.column_spans[0][0] - grid.cell_width, 0.0, float(width), grid.box.y0)
    )
    regions = [grid.cell_box(int(row), int(col)) for row, col in np.argwhere(half)] + [first]
    inside = np.zeros(len(boxes), dtype=bool)
    for region in regions:
        inside |= (
            (middles[:, 0] >= region.x0)
            & (middles[:, 0] < region.x1)
            & (middles[:, 1] >= region.y0)
            & (middles[:, 1] < region.y1)
        )
    return np.flatnonzero(inside & page.free)


def _places(lines: list[Line], grid: Grid, role: str, size: float) -> dict[int, list[Line]]:
    """The line that stands at each step of the stairs."""
    places: dict[int, list[Line]] = {}
    for line in lines:
        if role == "row":
            off = np.abs(grid.row_centers() - line.center[1]) / grid.cell_height
            place = int(off.argmin())
            gap = grid.column_spans[place][0] - line.box.x1
        else:
            # Turned and slanted names begin at their column; where they end tells nothing.
            gaps = np.array([start for start, _ in grid.row_spans]) - line.box.y1
            place = int(np.abs(gaps).argmin())
            gap = float(gaps[place])
            x0, x1 = line.box.x0, line.box.x1
            middle = (x0 + x1) / 2 if line.angle == 90.0 else min(x0 + size / 2, (x0 + x1) / 2)
            off = np.abs(grid.column_centers() - middle) / grid.cell_width
        if -0.5 * size <= gap <= _GAP * size and off[place] <= _OFF and place not in places:
            places[place] = [line]
    return places
