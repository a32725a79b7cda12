"""Ink that is no print: remnants of frames, tick marks and grid lines at a cell's sides.

Print stands free inside its cell. What touches a side and does not look like the print
beside it is a remnant: a slanting frame, the tip of a tick mark, a blended border.
"""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from unheat.components import components
from unheat.medians import median

Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

_OUTER = 0.15
"""Share of a cell's side within which a lone mark that touches the side is a remnant."""

_AT_CORNER_PX, _CORNER, _CORNERS = 2, 0.45, 3
"""Marks in a corner stand so near to both of its sides and reach no further than this share of
them; and so many corners show that all are rounded. Print stands in one of them at most."""

_OFF_MIDDLE_PX, _PEN_PX, _SAME_LENGTH_PX = 1.5, 3, 1.0
"""How far marks of an axis stand off the middle of their cells, how thick they are at most, and
by how much their lengths differ."""

_LEVEL_PX = 1
"""Characters of one number begin and end at the same heights up to that."""

_SOLID, _SEVERAL, _MOST = 0.75, 3, 0.67
"""Of the box of several characters less is ink, and so many are no chance; nor is one in a panel
with print in this share of its cells that hold ink."""

_DOT_PX = 4.0
"""Height up to which a mark may be a point or a dash."""


def without_side_marks(
    ink: Bools, lines: Bools, rows: Ints, cols: Ints, row_of: Ints, col_of: Ints
) -> Bools:
    """``ink`` (height, width) without the marks that only lean on the sides of cells.

    ``rows`` and ``cols`` are (n, 2) pixel spans of the cells; ``row_of`` and ``col_of``
    the owner of each pixel row and column, -1 for none.
    """
    if not ink.any():
        return ink
    outermost = _ring(rows, row_of)[:, None] | _ring(cols, col_of)[None, :]
    free = ink & ~outermost  # so that marks of neighbouring cells do not join
    found = components(free)
    if found.count == 1:
        return free
    labels, centers = found.labels, found.centers
    sides = cv2.dilate((outermost | lines).astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    touches = np.bincount(labels[sides & free], minlength=found.count) > 0
    left, width, height = (found.boxes[:, index].astype(float) for index in (0, 2, 3))
    cell_row = row_of[np.round(centers[:, 1]).astype(np.int64)]
    cell_col = col_of[np.round(centers[:, 0]).astype(np.int64)]
    cell = cell_row * len(cols) + cell_col
    touches[0] = False
    rounded = _corners(found.boxes, rows[cell_row], cols[cell_col], cell)
    touches &= ~rounded
    inner = ~touches & ~rounded
    inner[0] = False

    tallest = np.zeros(len(rows) * len(cols))
    np.maximum.at(tallest, cell[inner], height[inner])
    beside = tallest[cell]
    middle = np.zeros_like(tallest)
    order = np.flatnonzero(inner)[np.argsort(height[inner], kind="stable")]
    middle[cell[order]] = centers[order, 1]
    start = np.full_like(tallest, np.inf)
    stop = np.full_like(tallest, -np.inf)
    np.minimum.at(start, cell[inner], left[inner])
    np.maximum.at(stop, cell[inner], left[inner] + width[inner])
    gap = np.maximum(start[cell] - (left + width), left - stop[cell])

    on_line = np.abs(centers[:, 1] - middle[cell]) < 0.5 * beside
    like_print = on_line & (height > 0.7 * beside) & (height < 1.4 * beside) & (gap < beside)
    close = on_line & (gap < 0.3 * beside) & (height < 1.4 * beside) & (width < 1.5 * beside)
    cell_height: Floats = (rows[:, 1] - rows[:, 0])[cell_row].astype(float)
    cell_width = (cols[:, 1] - cols[:, 0])[cell_col].astype(float)
    across = np.minimum(
        _depth(centers[:, 0], cols, cell_col) / cell_width,
        _depth(centers[:, 1], rows, cell_row) / cell_height,
    )
    long = ((height > 0.5 * cell_height) & (width < 0.2 * cell_width)) | (
        (width > 0.5 * cell_width) & (height < 0.2 * cell_height)
    )
    drop = (
        touches
        & ~like_print
        & ~close
        & ~_of_usual_size(width, height, tallest)
        & ~_in_lines_of_print(touches, cell, centers[:, 1], width, height)
        & ~_run_together(found.boxes, found.areas, touches, inner, rows, cell, len(cols))
        & ((beside > 2) | (across < _OUTER) | long)
    )
    drop &= ~_parted(ink, labels, rows, cols, drop, cell, _usual_height(tallest))
    drop |= rounded | _ticks(found.boxes, rows, cols, cell_row, cell_col)
    drop[0] = True
    kept: Bools = ~drop[labels]
    return kept


def _corners(boxes: Ints, rows: Ints, cols: Ints, cell: Ints) -> Bools:
    """Marks in the corners of their cell where three or more have one: its corners are rounded.

    ``boxes`` (n, 4) are x, y, width, height of the marks, ``rows`` and ``cols`` (n, 2) the spans
    of the cell of each.
    """
    x, y, width, height = boxes.T
    high, wide = rows[:, 1] - rows[:, 0], cols[:, 1] - cols[:, 0]
    at_end = np.minimum(y - rows[:, 0], rows[:, 1] - y - height) <= _AT_CORNER_PX
    at_end &= np.minimum(x - cols[:, 0], cols[:, 1] - x - width) <= _AT_CORNER_PX
    at_end &= (height < _CORNER * high) & (width < _CORNER * wide)
    at_end[0] = False
    counts = np.bincount(cell[at_end], minlength=int(cell.max()) + 1)
    return np.asarray(at_end & (counts[cell] >= _CORNERS))


def _ticks(boxes: Ints, rows: Ints, cols: Ints, cell_row: Ints, cell_col: Ints) -> Bools:
    """Marks of an axis that point into its cells: thin strokes of one length that stand upright on
    an outer side of the panel, in the middle of their cells. What lies on one beside them is a
    mark as well where it is as long as these; alone it may be the minus sign of a number. A stroke
    that stands in line with another mark of its cell, as high as it and close to it, is a "1".

    ``boxes`` (n, 4) are x, y, width, height of the marks.
    """
    found = np.zeros(len(boxes), dtype=bool)
    usual: float | None = None
    for along, across, spans, mine, others, its in (
        (1, 0, rows, cell_row, cols, cell_col),
        (0, 1, cols, cell_col, rows, cell_row),
    ):
        start, length = boxes[:, along], boxes[:, along + 2]
        thin = boxes[:, across + 2]
        middle = boxes[:, across] + thin / 2.0
        central = np.abs(middle - others[its].mean(axis=1)) <= _OFF_MIDDLE_PX
        stroke = central & (thin <= _PEN_PX) & (length >= 2 * thin)
        if along == 0:
            if usual is None:
                break
            stroke &= np.abs(length - usual) <= _SAME_LENGTH_PX
        for line, away in (
            (0, start - spans[0, 0]),
            (len(spans) - 1, spans[-1, 1] - start - length),
        ):
            ticks = stroke & (mine == line) & (away <= _AT_CORNER_PX)
            ticks[0] = False
            ticks &= ~_in_line(boxes, ticks, cell_row, cell_col)
            if np.count_nonzero(ticks) > 1:
                usual = float(median(length[ticks].astype(float)))
                found |= ticks & (np.abs(length - usual) <= _SAME_LENGTH_PX)
    return found


def _in_line(boxes: Ints, asked: Bools, cell_row: Ints, cell_col: Ints) -> Bools:
    """Marks, of those that are ``asked`` about, beside another one of their cell that begins and
    ends at the same heights, no further off than they are high."""
    found = np.zeros(len(boxes), dtype=bool)
    left, top, width, height = boxes.T
    right, foot = left + width, top + height
    for mark in np.flatnonzero(asked).tolist():
        level = (np.abs(top - top[mark]) <= _LEVEL_PX) & (np.abs(foot - foot[mark]) <= _LEVEL_PX)
        level &= (cell_row == cell_row[mark]) & (cell_col == cell_col[mark])
        level[[0, mark]] = False
        gap = np.maximum(left - right[mark], left[mark] - right)
        found[mark] = bool((level & (gap <= height[mark])).any())
    return found


def _of_usual_size(width: Floats, height: Floats, tallest: Floats) -> Bools:
    """Marks of the size that characters of this panel have, where most print stands free.

    ``tallest`` is the height of the tallest free mark of each cell. Of print that is large in
    its cell, a line or a character comes near a side in some rows and not in others.
    """
    usual = _usual_height(tallest)
    if usual is None:
        return np.zeros(len(width), dtype=bool)
    # The outermost pixels of a cell were left out.
    alike = (height + 1.0 > 0.8 * usual) & (height < 1.25 * usual)
    return np.asarray(alike & (width > 0.25 * usual) & (width < 1.25 * usual))


def _usual_height(tallest: Floats) -> float | None:
    tall = tallest[tallest > _DOT_PX]
    return float(median(tall)) if len(tall) else None


def _parted(
    ink: Bools,
    labels: npt.NDArray[Any],
    rows: Ints,
    cols: Ints,
    drop: Bools,
    cell: Ints,
    usual: float | None,
) -> Bools:
    """Pieces that the outermost pixels of their cell make one character of the usual size.

    A number that is wider than its cell has its last stroke there, and without it the rest of
    a "5" is two marks, each too small for a character.
    """
    found = np.zeros(len(drop), dtype=bool)
    if usual is None:
        return found
    owners, counts = np.unique(cell[drop], return_counts=True)
    for owner in owners[counts > 1].tolist():
        (top, bottom), (left, right) = rows[owner // len(cols)], cols[owner % len(cols)]
        whole = components(ink[top:bottom, left:right])
        own = labels[top:bottom, left:right]
        for number in range(1, whole.count):
            pieces = np.unique(own[(whole.labels == number) & (own > 0)])
            width, height = whole.boxes[number][2:4]
            alike = 0.8 * usual < height < 1.25 * usual and 0.25 * usual < width < 1.25 * usual
            if alike and len(pieces) > 1 and drop[pieces].all():
                found[pieces] = True
    return found


def _in_lines_of_print(
    touches: Bools, cell: Ints, y: Floats, width: Floats, height: Floats
) -> Bools:
    """Marks as tall as the lines of characters that touch a side in most of the inked cells.

    In typeset tables all numbers stand high in their cells, and a point alone stands free.
    Remnants come one to a cell: equal marks in a line, two and more in most cells, are
    characters. ``cell`` is the cell of each mark, ``y`` its middle.
    """
    shaped = (height > _DOT_PX) & (width > 0.25 * height) & (width < 1.25 * height)
    characters = np.flatnonzero(touches & shaped)
    ordered = characters[np.lexsort((height[characters], y[characters], cell[characters]))]
    one, other = ordered[:-1], ordered[1:]
    alike = (
        (cell[one] == cell[other])
        & (np.abs(y[one] - y[other]) < 0.25 * height[one])
        & (np.abs(height[one] - height[other]) < 0.25 * height[one])
    )
    lined = np.union1d(one[alike], other[alike])
    inked = np.unique(cell[1:])
    if 2 * len(np.unique(cell[lined])) <= len(inked):
        return np.zeros(len(width), dtype=bool)
    usual = float(median(height[lined]))
    return np.asarray((np.abs(height - usual) < 0.25 * usual) & (height > _DOT_PX))


def _run_together(
    boxes: Ints, areas: Ints, touches: Bools, inner: Bools, rows: Ints, cell: Ints, count: int
) -> Bools:
    """Numbers of small print whose characters have run together from side to side of their cells.

    They are as high as the marks that stand free in others (``inner``), on the same level of their
    rows (n, 2), and not solid, in several of the cells, or in any where most of the others hold
    such marks; ``count`` is the number of columns.
    """
    width, height = boxes[:, 2], boxes[:, 3]
    row = rows[cell // count]
    level = boxes[:, 1] + height / 2.0 - row.mean(axis=1)
    free = inner & (height > _DOT_PX)
    none = np.zeros(len(boxes), dtype=bool)
    if np.count_nonzero(free) < _SEVERAL:
        return none
    usual, line = float(median(height[free].astype(float))), float(median(level[free]))
    found: Bools = touches & (width > height) & (areas < _SOLID * width * height)
    found &= (np.abs(height - usual) <= 1.0) & (np.abs(level - line) <= _OFF_MIDDLE_PX)
    inked, printed = np.unique(cell[1:]), np.unique(cell[free])
    usually = len(printed) >= max(_SEVERAL, _MOST * len(inked))
    return found if usually or len(np.unique(cell[found])) >= _SEVERAL else none


def _ring(spans: Ints, owner: Ints) -> Bools:
    """Pixels at either end of a span, where spans are long enough to spare them."""
    ring = np.zeros(len(owner), dtype=bool)
    long = spans[:, 1] - spans[:, 0] >= 12
    ring[spans[long, 0]] = True
    ring[spans[long, 1] - 1] = True
    return ring


def _depth(centers: npt.NDArray[Any], spans: Ints, index: Ints) -> Floats:
    """Distance of each center to the nearer end of its span, in pixels."""
    return np.asarray(np.minimum(centers - spans[index, 0], spans[index, 1] - 1 - centers))
