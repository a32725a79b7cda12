"""Labels that stand between a panel and a bar, told from the bar's numbers and its name."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.model import Bar, Box, PanelLayout
from unheat.text.bar_numbers import matched
from unheat.text.ink import IntArray
from unheat.text.lines import Line, group_lines, split_line
from unheat.text.page import BLANK, Page, bands, blanks_between, side_view
from unheat.text.side_marks import tick_marks

# Pieces of a line stand apart by more than this, in letter heights; words of a label do not.
_APART = 1.0
# A label stands off the middle of its column or row by no more than this share of a cell.
_OFF = 0.25
# So many labels stand beyond the bar's ends.
_BEYOND = 2
# What ends at one place does so to this share of a letter's height.
_FLUSH = 0.5
# The side of a bar that faces this side of a panel.
_FACING = {"left": "right", "right": "left"}
# So many lines of cells and marks of a bar are no chance.
_SEVERAL = 3


def labels_beside(page: Page, bar: Bar) -> IntArray:
    """Free print between a bar and a panel that goes on beyond the bar, a piece at the middle
    of a column or row each: a bar prints nothing there, so none of it is the bar's. Nor is what
    names every row or column of a panel that it stands nearer to, and leaves marks of the bar out.
    """
    found = [np.zeros(0, dtype=np.int64)]
    level = bar.orientation == "horizontal"
    for panel in page.layout.panels:
        between = _between(panel.grid.box, bar.box, level=level)
        if between is None:
            continue
        side, room = between
        x, y = page.glyphs.centers.T
        inside = (x > room.x0) & (x < room.x1) & (y > room.y0) & (y < room.y1)
        index = np.flatnonzero(page.free & inside)
        view = side_view(page.glyphs.boxes[index], panel.grid.box, side)
        for band in bands(view, index, max(1.5, BLANK * page.size)):
            if _are_labels(page, bar, band, panel):
                found.append(band)
        left = np.setdiff1d(index, np.concatenate(found))
        if not level and len(left):
            found.append(_flush_with_cells(page, left, bar, panel, side))
    return np.concatenate(found)


def _flush_with_cells(
    page: Page, index: IntArray, bar: Bar, panel: PanelLayout, side: str
) -> IntArray:
    """Those of the print ``index`` between an upright bar and the rows of a panel that end flush
    at the cells, one at the middle of each row, where no blank stripe parts them from the numbers
    of the bar.
    """
    glyphs, grid = page.glyphs, panel.grid
    marks = tick_marks(page, index, panel.grid.box, side)
    marks |= tick_marks(page, index, bar.box, _FACING[side])
    size = glyphs.text_size(index[~marks]) if not marks.all() else page.size
    lines = group_lines(glyphs, index[~marks], 0.0, size)
    pieces = [piece for line in lines for piece in split_line(glyphs, line, _APART * size)]
    boxes = np.array([piece.box.as_tuple() for piece in pieces]).reshape(-1, 4)
    seen = side_view(boxes, grid.box, side)
    if len(pieces) < _SEVERAL:
        return index[:0]
    flush = seen[:, 0] <= seen[:, 0].min() + _FLUSH * size
    middles = (boxes[:, 1] + boxes[:, 3]) / 2
    off = np.abs(middles[:, None] - grid.row_centers()[None])
    flush &= off.min(axis=1) <= _OFF * grid.cell_height
    rows = off.argmin(axis=1)[flush]
    if len(rows) < _SEVERAL or sorted(rows) != list(range(len(grid.row_spans))):
        return index[:0]
    own = [piece for piece, ends in zip(pieces, flush, strict=True) if ends]
    return np.concatenate([piece.glyphs for piece in own])


def _between(own: Box, bar: Box, *, level: bool) -> tuple[str, Box] | None:
    """(the panel's side that a bar stands at, the room between them); None where it stands
    elsewhere."""
    if level and bar.y0 >= own.y1:
        return "bottom", Box(own.x0, own.y1, own.x1, bar.y0)
    if level and bar.y1 <= own.y0:
        return "top", Box(own.x0, bar.y1, own.x1, own.y0)
    if not level and bar.x0 >= own.x1:
        return "right", Box(own.x1, own.y0, bar.x0, own.y1)
    if not level and bar.x1 <= own.x0:
        return "left", Box(bar.x1, own.y0, own.x0, own.y1)
    return None


def _are_labels(page: Page, bar: Bar, band: IntArray, panel: PanelLayout) -> bool:
    size = page.glyphs.text_size(band)
    lines = group_lines(page.glyphs, band, 0.0, size)
    level, grid, box = bar.orientation == "horizontal", panel.grid, bar.box
    if level:
        pieces = [piece for line in lines for piece in split_line(page.glyphs, line, _APART * size)]
        middles = np.array([piece.center[0] for piece in pieces])
    else:
        middles = np.array([line.center[1] for line in lines])
    centers = grid.column_centers() if level else grid.row_centers()
    cell = grid.cell_width if level else grid.cell_height
    low, high = (box.x0, box.x1) if level else (box.y0, box.y1)
    off = np.abs(middles[:, None] - centers[None])
    rows = off.argmin(axis=1)
    beyond = (middles < low - size) | (middles > high + size)
    named = pieces if level else lines
    every = len(set(rows)) == len(rows) == len(centers) >= _SEVERAL
    all_named = every and _is_nearer(page, band, grid.box, box) and _leave_marks(page, bar, named)
    return bool(
        (len(lines) == 1 or (not level and len(set(rows)) == len(rows)))
        and (off.min(axis=1) <= _OFF * cell).all()
        and ((beyond.sum() >= _BEYOND and not beyond.all()) or all_named)
    )


def _is_nearer(page: Page, band: IntArray, own: Box, bar: Box) -> bool:
    """Whether print stands nearer to the cells of a panel than to a bar."""
    boxes = page.glyphs.boxes[band]
    return bool(blanks_between(boxes, own).min() < blanks_between(boxes, bar).min())


def _leave_marks(page: Page, bar: Bar, lines: Sequence[Line]) -> bool:
    """Whether a bar has marks, and some of them no text among these lines."""
    count = len(bar.tick_positions)
    return count >= _SEVERAL and matched(page, bar, list(lines)) < count
