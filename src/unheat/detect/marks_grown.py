"""Marks sized by value with print in them: each grows to its cell, so that it is read as one.

A disc or a square on bare ground has the color of its value, and so has a cell that is filled.
Where nothing is printed the middle tells the color (``cellcheck``); a number in the middle hides
it, the ground around is taken for the fill and the mark for print: a disc reads like a nought.
Painted in the color of its mark up to its borders, such a cell is like any other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.cellcheck import LOSSLESS, check_cells
from unheat.detect.grid import GridFit
from unheat.medians import median
from unheat.model import Grid, Layout

Pixels = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

# Marks that can hold a number stand in cells of this size.
_SMALLEST_PX = 14.0
# Corners of cells are looked at here, in shares of their sides; most show one ground.
_CORNERS = (0.07, 0.93)
_COMMON = 0.5
# A disc fills π/4 of its box and print in it less than half of it; both stand in the middle.
_SOLID, _COLORED, _OFF_MIDDLE = 0.7, 0.5, 0.1
_ASPECT = 0.8
_FEWEST_PX, _SPECK = 5, 0.2
# So many of the cells that are not empty hold a mark, in so many colors: print has one or two.
_MOSTLY, _FEWEST_COLORS, _APART = 0.8, 3, 20.0
# A pen is this far from the color that it writes on, and takes some of the mark.
_PEN, _INKED = 40.0, 0.02
_FAINT = 0.3
# Colors of a drawing are a ground's to this many levels.
_FAINTEST = 0.5
# The line about a mark is seen next to most of its edge.
_OUTLINED = 0.8


@dataclass(frozen=True, slots=True)
class _Mark:
    """Color (3,) of a mark, where it is in its cell (h, w), whether ground is all about it, and
    whether something is printed in it.
    """

    color: Floats
    inside: Bools
    bare: bool
    printed: bool


def with_marks_grown(layout: Layout) -> Layout:
    """The layout, in whose picture printed marks fill their cells; itself where there are none."""
    source = layout.raster.rgb
    level = _level(lossy=layout.raster.lossy)
    rgb: Pixels | None = None
    for panel in layout.panels:
        grid = panel.grid
        if min(grid.cell_width, grid.cell_height) < _SMALLEST_PX:
            continue
        ground = _common_ground(source, grid, level)
        if ground is None:
            continue
        marks = _marks(source, grid, ground, level)
        if not marks:
            continue
        spans = grid.row_spans, grid.column_spans
        plain = np.mean([mark.printed for mark in marks.values()]) < _COMMON
        if plain and check_cells(source, *spans, layout.background, level).sized:
            # Their middles tell their colors as well.
            continue
        if not layout.raster.lossy:
            marks |= _faint_marks(source, grid, ground, marks)
        rgb = source.copy() if rgb is None else rgb
        for (row, col), mark in marks.items():
            place = _inner(grid, row, col, source.shape)
            rgb[place] = _grown(source[place], mark, ground, level)
    return layout if rgb is None else replace(layout, raster=replace(layout.raster, rgb=rgb))


def holds_marks(rgb: Pixels, fit: GridFit, tolerance: float, *, printed: bool = False) -> bool:
    """Whether most cells of a lattice hold a mark on common ground, and most marks a number where
    they are to be ``printed``."""
    grid = Grid(row_spans=fit.rows.spans(), column_spans=fit.columns.spans())
    if min(grid.cell_width, grid.cell_height) < _SMALLEST_PX:
        return False
    level = _level(lossy=tolerance > LOSSLESS)
    ground = _common_ground(rgb, grid, level)
    marks = None if ground is None else _marks(rgb, grid, ground, level)
    if not marks:
        return False
    numbers = float(np.mean([mark.printed for mark in marks.values()]))
    return not printed or numbers >= _COMMON


def marks_go_on(rgb: Pixels, fit: GridFit, tolerance: float) -> bool:
    """Whether marks stand beyond an outer line of a lattice as they do in its cells: lines about
    the outermost ones need not be drawn."""
    level = _level(lossy=tolerance > LOSSLESS)
    for axis in (0, 1):
        for at_end in (False, True):
            lattice = fit.along(axis)
            longer = fit.with_lattice(axis, lattice.longer(1, at_end=at_end))
            grid = Grid(row_spans=longer.rows.spans(), column_spans=longer.columns.spans())
            ground = _common_ground(rgb, grid, level)
            if ground is None:
                return True
            line = lattice.n if at_end else 0
            across = grid.n_cols if axis == 0 else grid.n_rows
            places = [(line, k) if axis == 0 else (k, line) for k in range(across)]
            held = [_held(rgb, grid, place, ground, level) for place in places]
            if sum(held) > (1.0 - _MOSTLY) * across:
                return True
    return False


def _held(rgb: Pixels, grid: Grid, place: tuple[int, int], ground: Floats, level: float) -> bool:
    """Whether a cell that lies in the picture holds a mark."""
    box = grid.cell_box(*place)
    if min(box.x0, box.y0) < 0 or box.x1 > rgb.shape[1] or box.y1 > rgb.shape[0]:
        return False
    cell = rgb[_inner(grid, *place, rgb.shape)].astype(np.float64)
    off = most(np.abs(cell - ground)) > level
    return bool(off.any()) and _mark(cell, off, level) is not None


def _level(*, lossy: bool) -> float:
    """Levels by which a color may be off another one that it is."""
    return 24.0 if lossy else 12.0


def _inner(grid: Grid, row: int, col: int, shape: tuple[int, ...]) -> tuple[slice, slice]:
    """Pixels of a cell without the lines along its borders."""
    box = grid.cell_box(row, col)
    inset = max(2.0, 0.04 * min(box.width, box.height))
    return box.padded(-inset).pixels(shape)


def _common_ground(rgb: Pixels, grid: Grid, level: float) -> Floats | None:
    """The color (3,) that the corners of most cells share, None where they do not."""
    places = []
    for spans, size in ((grid.row_spans, rgb.shape[0]), (grid.column_spans, rgb.shape[1])):
        ends = np.asarray(spans)
        at = ends[:, :1] + np.diff(ends, axis=1) * np.asarray(_CORNERS)
        places.append(np.clip(np.floor(at), 0, size - 1).astype(np.intp))
    ys, xs = places
    corners = rgb[ys[:, None, :, None], xs[None, :, None, :]].reshape(-1, 4, 3).astype(np.float64)
    ground = median(corners[:, 0], along_first=True)
    alike = (most(np.abs(corners - ground)) <= level).all(axis=1)
    if alike.mean() < _COMMON:
        return None
    result: Floats = median(corners[alike].reshape(-1, 3), along_first=True)
    return result


def _marks(
    rgb: Pixels, grid: Grid, ground: Floats, level: float
) -> dict[tuple[int, int], _Mark] | None:
    """The mark of every cell that holds one, None where most cells hold something else."""
    marks: dict[tuple[int, int], _Mark] = {}
    others = 0
    for row in range(grid.n_rows):
        for col in range(grid.n_cols):
            cell = rgb[_inner(grid, row, col, rgb.shape)].astype(np.float64)
            off = most(np.abs(cell - ground)) > level
            if not off.any():
                continue
            mark = _mark(cell, off, level)
            if mark is not None:
                marks[row, col] = mark
            elif not _is_speck(off):
                others += 1
        if others > (1.0 - _MOSTLY) * grid.n_rows * grid.n_cols:
            return None
    if not marks or len(marks) < _MOSTLY * (len(marks) + others):
        return None
    if others and np.mean([mark.printed for mark in marks.values()]) < _COMMON:
        # Beside cells that are filled now, what was not seen would pass for empty.
        return None
    colors = np.array([mark.color for mark in marks.values()])
    bare = np.mean([mark.bare for mark in marks.values()])
    distinct = len(np.unique(np.round(colors / _APART), axis=0))
    return marks if bare > _COMMON and distinct >= _FEWEST_COLORS else None


def _faint_marks(
    rgb: Pixels, grid: Grid, ground: Floats, marks: dict[tuple[int, int], _Mark]
) -> dict[tuple[int, int], _Mark]:
    """The marks of a drawing whose colors are next to that of their ground, in the other cells.

    Without one such a cell would have the ground's color for its value; and where small marks
    stand for small values, these are small as well.
    """
    found: dict[tuple[int, int], _Mark] = {}
    for row, col in np.ndindex(grid.n_rows, grid.n_cols):
        if (row, col) in marks:
            continue
        cell = rgb[_inner(grid, row, col, rgb.shape)].astype(np.float64)
        off = most(np.abs(cell - ground)) > _FAINTEST
        mark = _mark(cell, off, _FAINTEST) if off.any() else None
        if mark is not None and mark.bare:
            found[row, col] = mark
    return found


def _mark(cell: Floats, off: Bools, level: float) -> _Mark | None:
    """The round or square thing of one color in the middle of a cell (h, w, 3)."""
    height, width = off.shape
    coarse = (cell[off] // 8).astype(np.int64) @ np.array([1024, 32, 1])
    values, counts = np.unique(coarse, return_counts=True)
    near = cell[off][coarse == values[counts.argmax()]]
    color = median(near, along_first=True)
    same = off & (most(np.abs(cell - color)) <= level)
    rows, cols = np.flatnonzero(same.any(axis=1)), np.flatnonzero(same.any(axis=0))
    if len(rows) == 0:
        return None
    tall, wide = rows[-1] - rows[0] + 1, cols[-1] - cols[0] + 1
    # From the first to the last pixel of each row, what is printed on it included.
    inside = np.logical_or.accumulate(same, axis=1)
    inside &= np.logical_or.accumulate(same[:, ::-1], axis=1)[:, ::-1]
    middle = (rows[0] + rows[-1] + 1) / 2 / height, (cols[0] + cols[-1] + 1) / 2 / width
    aspects = tall / wide, tall * width / (wide * height)
    good = (
        # The blended rim of a disc has another color.
        inside.sum() >= _SOLID * (tall - 1) * (wide - 1)
        and same.sum() >= _COLORED * inside.sum()
        and max(abs(at - 0.5) for at in middle) <= _OFF_MIDDLE
        and any(_ASPECT <= aspect <= 1 / _ASPECT for aspect in aspects)
        and min(tall, wide) >= _FEWEST_PX
    )
    if not good:
        return None
    corners = inside[[0, 0, -1, -1], [0, -1, 0, -1]]
    away = np.linalg.norm(cell - color, axis=2)[_core(inside)]
    printed = bool(np.mean(away > _PEN) > _INKED) if away.size else False
    return _Mark(color=color, inside=inside, bare=not corners.any(), printed=printed)


def _is_speck(off: Bools) -> bool:
    """Whether what is in a cell (h, w) is too small to tell its color, in the middle of the cell:
    where marks are sized by value this is a small one, which the verdict asks about.
    """
    for axis in (0, 1):
        found = np.flatnonzero(off.any(axis=axis))
        size = off.shape[1 - axis]
        if found[-1] + 1 - found[0] > max(_SPECK * size, _FEWEST_PX):
            return False
        if abs((found[0] + found[-1] + 1) / 2 / size - 0.5) > _OFF_MIDDLE:
            return False
    return True


def _core(inside: Bools) -> Bools:
    """What is left of a mark (h, w) without the pixels along its edge; the cell's ends are none."""
    padded = np.pad(inside.astype(np.uint8), 1, mode="edge")
    core: Bools = cv2.erode(padded, np.ones((3, 3), np.uint8))[1:-1, 1:-1].astype(bool)
    return core


def _grown(cell: Pixels, mark: _Mark, ground: Floats, level: float) -> Pixels:
    """The cell (h, w, 3) with the mark's color in place of the ground; print keeps its ink."""
    near = cell.astype(np.float64)
    core = _core(mark.inside)
    away = np.linalg.norm(near - mark.color, axis=2)
    grown = np.broadcast_to(mark.color, near.shape).copy()
    strongest = float(away[core].max(initial=0.0))
    if strongest > _PEN:
        # Print that reaches beyond its mark: as much of the pen as there is on the ground.
        pen = near[core & (away >= 0.9 * strongest)].mean(axis=0)
        line = pen - ground
        taken = np.clip((near - ground) @ line / max(float(line @ line), 1.0), 0.0, 1.0)
        # Beside the line that is printed, and fainter than print, are lines of the axes; and
        # nobody sees a pen on ground of its own color.
        written = np.flatnonzero((core & (away > 0.5 * strongest)).any(axis=1))
        taken[: max(written[0] - 1, 0)] = taken[written[-1] + 2 :] = 0.0
        taken[taken < _FAINT] = 0.0
        if float(np.linalg.norm(line)) < _PEN:
            taken[:] = 0.0
        kernel = np.ones((3, 3), np.uint8)
        next_to = cv2.dilate(mark.inside.astype(np.uint8), kernel).astype(bool)
        rim = cv2.dilate(mark.inside.astype(np.uint8), kernel, iterations=2).astype(bool)
        step = mark.color - ground
        along = np.clip((near - ground) @ step / max(float(step @ step), 1.0), 0.0, 1.0)
        blend = ground + along[..., None] * step
        # The edge of the mark itself is no print.
        edge = rim & (most(np.abs(near - blend)) <= 2.0 * level)
        outline = next_to & ~mark.inside
        if outline.any() and np.mean(taken[outline] > _INKED) > _OUTLINED:
            # A line is drawn about it, which takes the strokes with it that cross it.
            edge |= cv2.dilate(rim.astype(np.uint8), kernel).astype(bool) & ~mark.inside
        taken[edge] = 0.0
        grown = mark.color + taken[..., None] * (pen - mark.color)
    grown[core] = near[core]
    return np.clip(np.round(grown), 0, 255).astype(np.uint8)
