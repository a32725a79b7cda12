"""Labels that stand on the stairs of a diagonal, in the empty half of a square matrix.

Each may stand right beside the cells that it names, those of a row or of a column. Or it stands in
the middle of the step, where the matrix has no cell for what it would pair with itself, and names
the row that begins there and the column that ends there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from unheat.model import Box, CellPixels, Grid, PanelLayout
from unheat.text.align import Aligned
from unheat.text.axes import Side
from unheat.text.ink import IntArray
from unheat.text.lines import Line, evident_angle, group_lines, measure_angle, slant
from unheat.text.page import Page, grow

BoolArray = npt.NDArray[np.bool_]
FloatArray = npt.NDArray[np.float64]

_LEAST, _MOST = 3, 0.8
"""So many rows make stairs, and so large a share of them is labelled on stairs."""

_GAP = 2.0
"""A label stands within so many letter heights of the cells that it names."""

_OFF = 0.3
"""And so far off the middle of its row at most, as a share of a row."""


@dataclass(frozen=True, slots=True, eq=False)
class Half:
    """The empty half of a square matrix: ``cells`` (R, C), and whose names may stand close to cells
    in it, "row" (below the diagonal) or "column". ``rises`` where the diagonal ends at the upper
    right: above and below are told after the columns were turned round.
    """

    cells: BoolArray
    role: str
    rises: bool


def bare_half(pixels: CellPixels) -> Half | None:
    """The empty half of a square matrix, None where none is empty."""
    rows, columns = pixels.blank.shape
    if rows != columns or rows < _LEAST:
        return None
    bare = pixels.blank & ~(pixels.ink_share > 0)
    lower = np.tri(rows, k=-1, dtype=bool)
    for rises in (False, True):
        for role, half in (("row", lower), ("column", lower.T)):
            cells = half[:, ::-1] if rises else half
            if bare[cells].all() and not bare[~cells].all():
                return Half(cells, role, rises)
    return None


def on_diagonal(
    page: Page, panel: PanelLayout, pixels: CellPixels
) -> tuple[Aligned, Aligned] | None:
    """(labels of rows, labels of columns) where names in the middle of the steps, with one at each
    end beyond the cells, are those of both; claimed. None where a step has no name.
    """
    half = bare_half(pixels)
    if half is None:
        return None
    count, grid = half.cells.shape[0], panel.grid
    rows: dict[int, list[Line]] = {}
    columns: dict[int, list[Line]] = {}
    for step in range(count + 1):
        row, col = (step, step - 1) if half.role == "row" else (step - 1, step)
        col = count - 1 - col if half.rises else col
        line = _in_step(page, grid, row, col)
        if line is None:
            return None
        if 0 <= row < count:
            rows[row] = [line]
        if 0 <= col < count:
            columns[col] = [line]
    row_names = Aligned(places=rows, offset=0.0, spread=0.0)
    column_names = Aligned(places=dict(sorted(columns.items())), offset=0.0, spread=0.0)
    if _are_named_beside(page, grid, row_names, column_names):
        return None
    page.claim(row_names.glyphs)
    page.claim(column_names.glyphs)
    return row_names, column_names


def _in_step(page: Page, grid: Grid, row: int, col: int) -> Line | None:
    """The one level line in the middle of a place of the grid, or of one just beyond it."""
    y, x = _extended(grid.row_centers(), row), _extended(grid.column_centers(), col)
    height, width = grid.cell_height, grid.cell_width
    middles = page.glyphs.centers
    near = np.abs(middles - (x, y)) <= (width / 2, height / 2)
    index = np.flatnonzero(page.free & near.all(axis=1))
    if not len(index):
        return None
    size = page.glyphs.text_size(index)
    picture = Box(0.0, 0.0, *(float(side) for side in page.glyphs.labels.shape[::-1]))
    index = grow(page, index, size, 0.0, picture)
    lines = group_lines(page.glyphs, index, 0.0, size)
    if len(lines) != 1 or evident_angle(page.glyphs, index) not in (0.0, None):
        return None
    # What hangs over the cells before it is set on the middle all the same, with its end.
    box = lines[0].box
    over = box.x0 <= x <= box.x1 or abs(lines[0].center[0] - x) <= _OFF * width
    return lines[0] if over and abs(lines[0].center[1] - y) <= _OFF * height else None


def _extended(centers: FloatArray, place: int) -> float:
    """The center of a place on an axis that goes on evenly beyond its ends."""
    pitch = (centers[-1] - centers[0]) / (len(centers) - 1)
    return float(centers[0] + place * pitch)


def _are_named_beside(page: Page, grid: Grid, *found: Aligned) -> bool:
    """Whether other rows or columns have print beside them, within a cell: labels of their own."""
    own = np.concatenate([labels.glyphs for labels in found])
    rest = np.setdiff1d(np.flatnonzero(page.free), own)
    x, y = page.glyphs.centers[rest].T
    box = grid.box
    sides = (
        (y, grid.row_centers(), grid.cell_height, (box.x0 - grid.cell_width < x) & (x < box.x0)),
        (x, grid.column_centers(), grid.cell_width, (box.y0 - grid.cell_height < y) & (y < box.y0)),
        (x, grid.column_centers(), grid.cell_width, (box.y1 < y) & (y < box.y1 + grid.cell_height)),
    )
    for along, centers, pitch, beside in sides:
        near = np.abs(along[beside][:, None] - centers) <= pitch / 2
        if np.count_nonzero(near.any(axis=0)) > len(centers) / 2:
            return True
    return False


def with_stairs(
    page: Page,
    panel: PanelLayout,
    pixels: CellPixels,
    names: tuple[Aligned, Aligned] | None,
    left: Side,
    top: Side,
) -> tuple[Side, Side]:
    """What stands at the left and on top, with the ``names`` of both on the diagonal, or with
    labels on stairs where there are none beside the cells.
    """
    if names is not None:
        row_names, column_names = names
        left = replace(left, labels=row_names, angle=0.0, certain=True)
        return left, replace(top, labels=column_names, angle=0.0, certain=True)
    stairs = on_stairs(page, panel, pixels)
    if stairs is not None and stairs[0] == "row" and left.labels.count <= 1:
        left = replace(left, labels=stairs[1].labels, angle=0.0, certain=True)
    elif stairs is not None and stairs[0] == "column" and top.labels.count <= 1:
        top = replace(top, labels=stairs[1].labels, angle=stairs[1].angle, certain=True)
    return left, top


def on_stairs(page: Page, panel: PanelLayout, pixels: CellPixels) -> tuple[str, Side] | None:
    """(role, labels) where nearly every row, or column, is named on the stairs; claimed."""
    found = bare_half(pixels)
    if found is None or found.rises:
        return None
    role, half = found.role, found.cells
    index = _in_half(page, panel.grid, half, role)
    if not len(index):
        return None
    size = page.glyphs.text_size(index)
    angle = 0.0
    if role == "column":
        angle = measure_angle(page.glyphs, index) or slant(page.glyphs, index)
    places = _places(group_lines(page.glyphs, index, angle, size), panel.grid, role, size)
    # Level names go down the stairs with these, and that is the slope of all their letters. They
    # hold most of these, while of slanted ones a few letters of each lie on a level.
    if angle != 0.0 and len(places) < _MOST * half.shape[0]:
        angle = 0.0
        places = _places(group_lines(page.glyphs, index, angle, size), panel.grid, role, size)
        held = sum(len(line.glyphs) for lines in places.values() for line in lines)
        if held < _MOST * len(index):
            return None
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
            # Level and turned names stand on the middle of their column; slanted ones begin there,
            # and where they end tells nothing.
            gaps = np.array([start for start, _ in grid.row_spans]) - line.box.y1
            place = int(np.abs(gaps).argmin())
            gap = float(gaps[place])
            x0, x1 = line.box.x0, line.box.x1
            middle = (x0 + x1) / 2
            middle = middle if line.angle in (0.0, 90.0) else min(x0 + size / 2, middle)
            off = np.abs(grid.column_centers() - middle) / grid.cell_width
        if -0.5 * size <= gap <= _GAP * size and off[place] <= _OFF and place not in places:
            places[place] = [line]
    return places
